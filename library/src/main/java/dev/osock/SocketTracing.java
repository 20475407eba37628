package dev.osock;

import dev.osock.internal.socket.Trace;

/// What every call on a socket comes to, written to the log `dev.osock`: for all sockets, or for those that are opened
/// from now on. One socket is traced with [OtpOptions#DEBUG].
public final class SocketTracing {

    private SocketTracing() {}

    /// Traces every call on every socket. OTP's `debug(true)`.
    public static void startAll() {
        Trace.all(true);
    }

    /// Ends what [#startAll()] began. OTP's `debug(false)`.
    public static void stopAll() {
        Trace.all(false);
    }

    /// Has sockets that are opened from now on begin with [OtpOptions#DEBUG] on. OTP's `socket_debug(true)`.
    public static void startNew() {
        Trace.newSockets(true);
    }

    /// Has sockets that are opened from now on begin with [OtpOptions#DEBUG] off. OTP's `socket_debug(false)`.
    public static void stopNew() {
        Trace.newSockets(false);
    }
}
