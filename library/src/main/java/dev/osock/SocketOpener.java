package dev.osock;

import dev.osock.address.Sockaddr;
import dev.osock.error.SocketException;

/// Opens the sockets of [Sockets#connect(java.util.List, SocketOpener)]: with options that are to be set before a
/// socket is connected, of another protocol than TCP, or in another network namespace.
///
/// ```java
/// SocketOpener marked = address -> {
///     Socket socket = Socket.open(address.family(), Type.STREAM);
///     socket.setopt(SocketOptions.MARK, 7);
///     return socket;
/// };
/// ```
@FunctionalInterface
public interface SocketOpener {

    /// Opens a socket for one of the addresses. It is called in the thread that wants to connect, once for each
    /// attempt, and in a mailbox of its own ([Mailbox#self]): that owns what is opened here, the socket that is
    /// connected is handed over to the caller's, and all others are closed, also those that this method leaves when it
    /// throws.
    ///
    /// @param address what the socket is to be connected to
    /// @return a new socket that is not connected. One that another mailbox owns is refused, and stays open
    /// @throws SocketException if there is none; it counts as the failure of this attempt
    Socket open(Sockaddr address) throws SocketException;
}
