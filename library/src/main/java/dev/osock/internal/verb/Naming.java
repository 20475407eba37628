package dev.osock.internal.verb;

import dev.osock.address.NamedAddress;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.error.Errno;
import dev.osock.error.SocketException;
import dev.osock.internal.abi.Abi;
import dev.osock.internal.call.Failure;
import dev.osock.internal.call.Kind;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import dev.osock.internal.socket.OpenSocket;
import dev.osock.internal.wait.Outcome;
import dev.osock.internal.wire.SockaddrCodec;
import dev.osock.kind.Domain;
import dev.osock.kind.Shutdown;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The calls about addresses, and those that neither move bytes nor wait: bind, listen, shutdown and the names of both
/// ends.
public final class Naming {

    private static final int SHUT_RD = Abi.current().number("SHUT_RD");
    private static final int SHUT_WR = Abi.current().number("SHUT_WR");
    private static final int SHUT_RDWR = Abi.current().number("SHUT_RDWR");

    private Naming() {}

    /// Binds to an address, bind(2).
    ///
    /// @param socket the socket
    /// @param address the address
    /// @throws SocketException if closed, or with the errno
    public static void bind(OpenSocket socket, Sockaddr address) throws SocketException {
        long result = socket.control(
                scratch -> Kernel.bind(scratch, socket.fd(),
                        SockaddrCodec.encode(address, scratch.memory(), Scratch.ADDRESS)));
        check(socket, "bind", "to", address, result);
        socket.markBound();
    }

    /// Binds to an address that the domain has a name for, and a port of the system's choice.
    ///
    /// @param socket the socket
    /// @param address the address
    /// @throws SocketException if there is none, if closed, or with the errno
    public static void bind(OpenSocket socket, NamedAddress address) throws SocketException {
        Kind kind = socket.kind();
        Failure failure = Failure.of("bind", kind, "to", address.otpName());
        if (kind.domain() == Domain.INET.number()) {
            bind(socket, switch (address) {
                case ANY -> SockaddrIn.any(0);
                case BROADCAST -> SockaddrIn.broadcast(0);
                case LOOPBACK -> SockaddrIn.loopback(0);
            });
        } else if (kind.domain() == Domain.INET6.number()) {
            bind(socket, switch (address) {
                case ANY -> SockaddrIn6.any(0);
                case BROADCAST -> throw failure.invalid("inet6 has no broadcast address");
                case LOOPBACK -> SockaddrIn6.loopback(0);
            });
        } else {
            throw failure.because(socket.isOpen() ? -Errno.EAFNOSUPPORT.number() : Outcome.CLOSED);
        }
    }

    /// Starts to accept connections, listen(2).
    ///
    /// @param socket the socket
    /// @param backlog how many may wait to be accepted
    /// @throws SocketException if closed, or with the errno
    public static void listen(OpenSocket socket, int backlog) throws SocketException {
        check(socket, "listen", "on", null,
                socket.control(scratch -> Kernel.listen(scratch, socket.fd(), backlog)));
        socket.markListening();
    }

    /// Ends one or both directions, shutdown(2).
    ///
    /// @param socket the socket
    /// @param how which, one or both
    /// @throws SocketException if closed, or with the errno
    public static void shutdown(OpenSocket socket, Shutdown how) throws SocketException {
        long result = socket.control(scratch -> Kernel.shutdown(scratch, socket.fd(), number(how)));
        if (result != Outcome.CLOSED) {
            if (how != Shutdown.WRITE) {
                socket.read().shut(); // even if the call says ENOTCONN
            }
            if (how != Shutdown.READ) {
                socket.write().shut();
            }
        }
        check(socket, "shutdown", "from", socket.peer(), result);
    }

    private static int number(Shutdown how) {
        return switch (how) {
            case READ -> SHUT_RD;
            case WRITE -> SHUT_WR;
            case READ_WRITE -> SHUT_RDWR;
        };
    }

    /// Tells the socket's own address, getsockname(2).
    ///
    /// @param socket the socket
    /// @return the address
    /// @throws SocketException if closed, or with the errno
    public static Sockaddr sockname(OpenSocket socket) throws SocketException {
        return name(socket, "sockname", Kernel::getsockname);
    }

    /// Tells the peer's address, getpeername(2).
    ///
    /// @param socket the socket
    /// @return the address
    /// @throws SocketException if closed, or with the errno
    public static Sockaddr peername(OpenSocket socket) throws SocketException {
        return name(socket, "peername", Kernel::getpeername);
    }

    private static Sockaddr name(OpenSocket socket, String call, OpenSocket.NameCall kernel) throws SocketException {
        @Nullable
        Sockaddr[] name = new @Nullable Sockaddr[1];
        long result = socket.name(kernel, name);
        check(socket, call, "", null, result);
        return Objects.requireNonNull(name[0]);
    }

    private static void check(OpenSocket socket, String call, String preposition, @Nullable Sockaddr about,
            long result) throws SocketException {
        socket.trace(call, result);
        if (result < 0) {
            throw Failure.of(call, socket.kind(), preposition, about).because(result);
        }
    }
}
