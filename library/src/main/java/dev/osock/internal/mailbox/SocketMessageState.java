package dev.osock.internal.mailbox;

import dev.osock.error.Reason;
import org.jspecify.annotations.Nullable;

/// What a caller is told about its sockets. `socket` is the public object for one, opaque here.
public sealed interface SocketMessageState {

    /// The public object of the socket that it is about.
    ///
    /// @return the socket
    Object socket();

    /// The nowait call that it is about.
    ///
    /// @return its handle, or null if it is about none
    default @Nullable SelectHandleState handle() {
        return null;
    }

    /// The awaited readiness has come.
    ///
    /// @param socket the socket
    /// @param handle the call
    record Select(Object socket, SelectHandleState handle) implements SocketMessageState {}

    /// The call has been given up.
    ///
    /// @param socket the socket
    /// @param handle the call
    /// @param reason why
    record Abort(Object socket, SelectHandleState handle, Reason reason) implements SocketMessageState {}

    /// A counter has begun again at zero.
    ///
    /// @param socket the socket
    /// @param counter the counter's name
    record CounterWrap(Object socket, String counter) implements SocketMessageState {}

    /// A monitored socket is closed.
    ///
    /// @param socket the socket
    /// @param watch the monitor
    record Down(Object socket, MonitorState watch) implements SocketMessageState {}
}
