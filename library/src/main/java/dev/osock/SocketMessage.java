package dev.osock;

import dev.osock.error.Reason;

/// What a caller is told about its sockets. OTP's `{'$socket', Socket, _, _}` and `'DOWN'` messages.
public sealed interface SocketMessage {

    /// The socket that it is about.
    ///
    /// @return the socket, which may be closed by now
    Socket socket();

    /// The socket is ready for the call again: `{'$socket', Socket, select, Handle}`. It comes once; whoever wants
    /// another makes the call again. It is a hint: the call may find that it must wait again, or fail.
    ///
    /// @param socket the socket
    /// @param handle names the call
    record SelectMessage(Socket socket, SelectHandle handle) implements SocketMessage {}

    /// The call has been given up: `{'$socket', Socket, abort, {Handle, Reason}}`.
    ///
    /// @param socket the socket
    /// @param handle names the call
    /// @param reason why
    record AbortMessage(Socket socket, SelectHandle handle, Reason reason) implements SocketMessage {}

    /// A counter of the socket has begun again at zero: `{'$socket', Socket, counter_wrap, Counter}`. Its owner is
    /// told, if [OtpOptions#IOW] is on.
    ///
    /// @param socket the socket
    /// @param counter the counter's name, as in [SocketInfo#counters]
    record CounterWrapMessage(Socket socket, String counter) implements SocketMessage {}

    /// A monitored socket is closed: `{'DOWN', Monitor, socket, Socket, Info}`.
    ///
    /// @param socket the socket
    /// @param monitor the monitor, which is over
    /// @param info what happened
    record DownMessage(Socket socket, Monitor monitor, DownInfo info) implements SocketMessage {}

    /// What happened to a monitored socket.
    enum DownInfo {
        /// It was closed, by whomever. OTP's `closed`.
        CLOSED,
        /// There was no such socket any more. Not seen here, where a socket that can be named can be monitored. OTP's
        /// `nosock`.
        NOSOCK
    }
}
