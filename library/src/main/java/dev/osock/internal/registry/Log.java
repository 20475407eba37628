package dev.osock.internal.registry;

import org.jspecify.annotations.Nullable;

/// The log of this library.
public final class Log {

    private Log() {}

    /// Finds it. The first time starts the logging system, which takes 10 ms and opens files: not before a socket is
    /// opened, and better not when there is no descriptor left; [SocketRef] does it in good time.
    public static System.Logger get() {
        return System.getLogger("dev.osock");
    }

    /// Warns of what there is nobody to tell of.
    public static void warning(String what, @Nullable Throwable failure) {
        get().log(System.Logger.Level.WARNING, what, failure);
    }
}
