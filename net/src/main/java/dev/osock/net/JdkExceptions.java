package dev.osock.net;

import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.util.Set;
import java.util.function.Function;

/// The exceptions of `java.net` for those of the library, which are their causes. The words are those of the JDK where
/// programs are known to look at them.
final class JdkExceptions {

    private static final Set<Errno> CONNECT = Set.of(Errno.ECONNREFUSED, Errno.ETIMEDOUT, Errno.ENOTCONN);
    private static final Set<Errno> ELSEWHERE = Set.of(Errno.ENOENT, Errno.ECONNRESET, Errno.ENODEV);
    private static final Set<Errno> BIND = Set.of(Errno.EADDRINUSE, Errno.EADDRNOTAVAIL, Errno.EACCES);

    private JdkExceptions() {}

    /// Translates a failure.
    ///
    /// @param timedOut what to say of a time-out: `Read timed out`
    static IOException of(SocketException failure, String timedOut) {
        IOException translated = switch (failure.reason()) {
            case Reason.Timeout _ -> new SocketTimeoutException(timedOut);
            case Reason.Closed _ -> new java.net.SocketException("Socket closed");
            case Reason.Interrupted _ -> new java.net.SocketException("Closed by interrupt");
            case Errno errno when errno.equals(Errno.ECONNRESET) -> new java.net.SocketException("Connection reset");
            case Errno errno when CONNECT.contains(errno) -> new ConnectException(text(failure));
            case Errno errno when BIND.contains(errno) -> new BindException(text(failure));
            case Errno errno when errno.equals(Errno.EHOSTUNREACH) -> new NoRouteToHostException(text(failure));
            case Errno errno when errno.name().equals("EPROTO") -> new ProtocolException(text(failure));
            default -> new java.net.SocketException(text(failure));
        };
        translated.initCause(failure);
        return translated;
    }

    /// Translates a failure of what cannot time out.
    static IOException of(SocketException failure) {
        return of(failure, "timed out");
    }

    /// Translates the failure of opening a socket, which may be that of its namespace or of one of its options: with
    /// all that the library says, as the words of the JDK's sockets name none of them.
    static java.net.SocketException ofOpen(SocketException failure) {
        return new java.net.SocketException(failure.getMessage(), failure);
    }

    /// Translates a failure to connect. That of a Unix or vsock socket tells where to, as its user may have named a
    /// host only. There a file that is not there is a peer that is not there, and so are a reset and a missing device.
    static IOException ofConnect(SocketException failure, Sockaddr target) {
        if (!tellsWhere(failure, target)) {
            return of(failure, "Connect timed out");
        }
        boolean isNobody = CONNECT.contains(failure.reason()) || ELSEWHERE.contains(failure.reason());
        return withPlace(failure, target, isNobody ? ConnectException::new : java.net.SocketException::new);
    }

    /// Translates a failure to bind, which tells where if that is the address of a Unix or vsock socket.
    static IOException ofBind(SocketException failure, Sockaddr place) {
        if (!tellsWhere(failure, place)) {
            return of(failure);
        }
        boolean isOfPlace = BIND.contains(failure.reason());
        return withPlace(failure, place, isOfPlace ? BindException::new : java.net.SocketException::new);
    }

    /// Translates the failure of a write. It tells a reset in other words than a read does.
    static IOException ofWrite(SocketException failure) {
        return failure.is(Errno.ECONNRESET)
                ? new java.net.SocketException(text(failure), failure)
                : of(failure);
    }

    /// Translates a failure to send or receive a datagram, where a refusal is about the peer's port.
    static IOException ofDatagram(SocketException failure) {
        if (failure.is(Errno.ECONNREFUSED)) {
            return (IOException) new PortUnreachableException().initCause(failure);
        }
        return of(failure, "Receive timed out");
    }

    /// Translates a failure where the JDK allows a `java.net.SocketException` only.
    static java.net.SocketException ofSocket(IOException failure) {
        IOException translated = failure instanceof SocketException ours ? of(ours) : failure;
        return translated instanceof java.net.SocketException told
                ? told
                : new java.net.SocketException(translated.getMessage(), failure);
    }

    /// Whether the address is to be told: the operating system has refused it, and it is none of the Internet.
    private static boolean tellsWhere(SocketException failure, Sockaddr place) {
        return failure instanceof SocketErrnoException
                && !(place instanceof SockaddrIn)
                && !(place instanceof SockaddrIn6);
    }

    private static IOException withPlace(
            SocketException failure, Sockaddr place, Function<String, IOException> type) {
        return (IOException) type.apply(text(failure) + " (" + place + ")").initCause(failure);
    }

    private static String text(SocketException failure) {
        return failure instanceof SocketErrnoException told
                ? told.errno().message()
                : String.valueOf(failure.getMessage());
    }
}
