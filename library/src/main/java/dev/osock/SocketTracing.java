package dev.osock;

import dev.osock.internal.socket.Trace;
import java.util.Objects;

/// Logs every call on a socket with its result, by the `System.Logger` of the name `dev.osock.Socket`: for all sockets,
/// or for those that are opened from now on. A single socket is logged with [OtpOptions#DEBUG].
///
/// The level is `INFO`, or what [#useLevel] says. With `-Ddev.osock.trace=debug`, or another level's name, all sockets
/// are logged at that level from the start. What the logger shows of it is a matter of its own configuration.
public final class SocketTracing {

    private SocketTracing() {}

    /// Logs every call on every socket from now on. OTP's `debug(true)`.
    public static void startAll() {
        Trace.all(true);
    }

    /// Ends what [#startAll()] began: only sockets with [OtpOptions#DEBUG] on are logged. OTP's `debug(false)`.
    public static void stopAll() {
        Trace.all(false);
    }

    /// Opens sockets from now on with [OtpOptions#DEBUG] on, unless [OpenOptions#withTracing] says otherwise. Accepted
    /// ones are as their listener. OTP's `socket_debug(true)`.
    public static void startNew() {
        Trace.newSockets(true);
    }

    /// Opens sockets from now on with [OtpOptions#DEBUG] off, as at first. OTP's `socket_debug(false)`.
    public static void stopNew() {
        Trace.newSockets(false);
    }

    /// Logs calls at a level from now on, all that are logged.
    ///
    /// @param level the level, neither `ALL` nor `OFF`
    /// @throws IllegalArgumentException if it is one of these
    public static void useLevel(System.Logger.Level level) {
        Objects.requireNonNull(level, "level");
        Trace.level(level);
    }
}
