package dev.osock.internal.engine;

/// The log of this library.
final class Log {

    private Log() {}

    /// Finds it. The first time starts the logging system, which takes 10 ms and opens files: not before a socket is opened, and better
    /// not when there is no descriptor left; [Face] does it in good time.
    static System.Logger get() {
        return System.getLogger("dev.osock");
    }

    /// Warns of a failure that there is nobody to tell of.
    static void warning(String what, Throwable failure) {
        get().log(System.Logger.Level.WARNING, what, failure);
    }
}
