package dev.osock;

import dev.osock.address.Sockaddr;
import dev.osock.error.SocketException;
import dev.osock.internal.socket.OpenSocket;
import dev.osock.internal.socket.Trace;
import dev.osock.internal.verb.Messaging;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.option.SocketOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Opens sockets that are connected or listen in one call, and tells about the library as a whole.
public final class Sockets {

    /// The system takes a negative number for its upper bound.
    private static final int ALL_THAT_MAY_WAIT = -1;

    private Sockets() {}

    /// Opens a stream socket (TCP, or a Unix stream) and connects it to an address, waiting until the connection is
    /// there: socket(2) and connect(2). If that fails, no socket is left open. OTP has none.
    ///
    /// @param address where to: IPv4, IPv6, or of a Unix socket
    /// @return the socket
    /// @throws SocketException `ECONNREFUSED`, `ENOENT`, `ETIMEDOUT`, …; `SocketInterruptedException`
    public static Socket connect(Sockaddr address) throws SocketException {
        Objects.requireNonNull(address, "address");
        return ConnectRace.connect(stream(address), address, null);
    }

    /// Opens a stream socket and connects it to an address, waiting up to a time-out, otherwise as
    /// [#connect(Sockaddr)].
    ///
    /// @param address where to
    /// @param timeout how long it may take; zero to try once
    /// @return the socket
    /// @throws SocketException as [#connect(Sockaddr)]; `SocketTimeoutException`
    /// @throws IllegalArgumentException if the time-out is negative
    public static Socket connect(Sockaddr address, Duration timeout) throws SocketException {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(timeout, "timeout");
        checked(timeout);
        return ConnectRace.connect(stream(address), address, timeout);
    }

    /// Opens a TCP socket and connects it to a port of a host, waiting until the connection is there. All addresses of
    /// the host are tried as RFC 8305 ("Happy Eyeballs") says: those of IPv6 and IPv4 alternate, IPv6 first. The next
    /// attempt begins 250 ms after the one before, or as soon as one has failed, while the others go on. The first that
    /// is connected is returned, and the others are closed.
    ///
    /// The name is looked up by [InetAddress#getAllByName], which blocks the thread and cannot be interrupted. OTP has
    /// none.
    ///
    /// @param host a name, or an address as text
    /// @param port the port, 0..65535
    /// @return the socket
    /// @throws UnknownHostException if the host has no address
    /// @throws SocketException if no attempt succeeded: the failure that came first, with the others suppressed in it;
    ///     `SocketInterruptedException`
    /// @throws IllegalArgumentException if the port is outside 0..65535
    public static Socket connect(String host, int port) throws SocketException, UnknownHostException {
        Objects.requireNonNull(host, "host");
        return connectHost(host, port, null);
    }

    /// Opens a TCP socket and connects it to a port of a host, waiting up to a time-out, otherwise as
    /// [#connect(String, int)].
    ///
    /// @param host a name, or an address as text
    /// @param port the port, 0..65535
    /// @param timeout how long all attempts together may take; it begins when the name has been looked up. If it is
    ///     short, the next attempt begins earlier than after 250 ms, so that there is time for one at each address
    /// @return the socket
    /// @throws UnknownHostException if the host has no address
    /// @throws SocketException as [#connect(String, int)]; `SocketTimeoutException`, with the failures until then
    ///     suppressed in it
    /// @throws IllegalArgumentException if the port is outside 0..65535, or the time-out is negative
    public static Socket connect(String host, int port, Duration timeout)
            throws SocketException, UnknownHostException {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(timeout, "timeout");
        checked(timeout);
        return connectHost(host, port, timeout);
    }

    /// Connects a socket to one of several addresses, as [#connect(String, int)] does to those of a host, waiting until
    /// the connection is there. OTP has none.
    ///
    /// ```java
    /// List<Sockaddr> addresses = List.of(Sockaddr.parse("[2001:db8::1]:80"), Sockaddr.parse("192.0.2.1:80"));
    /// Socket socket = Sockets.connect(addresses, address -> {
    ///     Socket made = Socket.open(address.family(), Type.STREAM, Protocol.MPTCP);
    ///     made.setopt(TcpOptions.NODELAY, true);
    ///     return made;
    /// });
    /// ```
    ///
    /// @param addresses where to, at least one; their order counts within a family
    /// @param opener opens a socket for each attempt
    /// @return the socket
    /// @throws SocketException if no attempt succeeded, of the opener too: the failure that came first, with the others
    ///     suppressed in it; `SocketInterruptedException`
    /// @throws IllegalArgumentException if there is no address, or the opener gives a socket that another mailbox owns
    public static Socket connect(List<? extends Sockaddr> addresses, SocketOpener opener) throws SocketException {
        return connectAny(addresses, opener, null);
    }

    /// Connects a socket to one of several addresses, waiting up to a time-out, otherwise as
    /// [#connect(List, SocketOpener)].
    ///
    /// @param addresses where to, at least one
    /// @param opener opens a socket for each attempt
    /// @param timeout how long all attempts together may take, as of [#connect(String, int, Duration)]
    /// @return the socket
    /// @throws SocketException as [#connect(List, SocketOpener)]; `SocketTimeoutException`, with the failures until
    ///     then suppressed in it
    /// @throws IllegalArgumentException as [#connect(List, SocketOpener)], or if the time-out is negative
    public static Socket connect(List<? extends Sockaddr> addresses, SocketOpener opener, Duration timeout)
            throws SocketException {
        Objects.requireNonNull(timeout, "timeout");
        return connectAny(addresses, opener, checked(timeout));
    }

    private static Socket connectAny(
            List<? extends Sockaddr> addresses, SocketOpener opener, @Nullable Duration timeout)
            throws SocketException {
        List<Sockaddr> all = List.copyOf(Objects.requireNonNull(addresses, "addresses"));
        Objects.requireNonNull(opener, "opener");
        if (all.isEmpty()) {
            throw new IllegalArgumentException("connect: there is no address");
        }
        String name = all.getFirst() + (all.size() == 1 ? "" : " and " + (all.size() - 1) + " more");
        return ConnectRace.connect(name, all, opener, timeout);
    }

    private static Socket stream(Sockaddr address) throws SocketException {
        return Socket.open(address.family(), Type.STREAM);
    }

    private static Duration checked(Duration timeout) {
        Socket.nanos("connect", timeout);
        return timeout;
    }

    private static Socket connectHost(String host, int port, @Nullable Duration timeout)
            throws SocketException, UnknownHostException {
        List<Sockaddr> all = Stream.of(InetAddress.getAllByName(host))
                .map(each -> Sockaddr.from(new InetSocketAddress(each, port)))
                .toList();
        return all.size() == 1
                ? ConnectRace.connect(stream(all.getFirst()), all.getFirst(), timeout)
                : ConnectRace.connect(host + ":" + port, all, Sockets::stream, timeout);
    }

    /// Opens a stream socket that accepts connections at an address: socket(2), bind(2) and listen(2). As many
    /// connections may wait to be accepted as the system allows (`net.core.somaxconn`). If that fails, no socket is
    /// left open.
    ///
    /// An address of IPv4 or IPv6 may be used again at once after a listener there has been closed (`SO_REUSEADDR`; two
    /// listeners on one port are still refused); [dev.osock.address.In6Addr#ANY] takes connections of IPv4 too, unless
    /// the system says otherwise (`net.ipv6.bindv6only`). The file of a Unix socket is made, and stays when the socket
    /// is closed: whoever listens there again deletes it first. OTP has none.
    ///
    /// @param address where; port 0 lets the system choose one, which [Socket#sockname()] tells
    /// @return the socket
    /// @throws SocketException `EADDRINUSE`, `EADDRNOTAVAIL`, `EACCES`, …
    public static Socket listen(Sockaddr address) throws SocketException {
        Objects.requireNonNull(address, "address");
        Socket socket = Socket.open(address.family(), Type.STREAM);
        try {
            if (!address.family().equals(Domain.LOCAL)) {
                socket.setopt(SocketOptions.REUSEADDR, true);
            }
            socket.bind(address);
            socket.listen(ALL_THAT_MAY_WAIT);
            return socket;
        } catch (Throwable failed) {
            try (socket) {
                throw failed;
            }
        }
    }

    /// Tells how many sockets of which sort are open, and what is switched on for the whole process. OTP's `info/0`.
    ///
    /// @return counts and switches at this moment
    public static SocketsInfo info() {
        return new SocketsInfo(
                OpenSocket.census(), Messaging.IOV_MAX, SocketRegistry.isEnabled(), Trace.isAll(), Trace.isNewSockets(),
                false);
    }

    /// Makes sockets of the descriptors that the service manager (systemd) has opened for this process, from number 3
    /// on: sd_listen_fds(3). The environment variables `LISTEN_PID`, `LISTEN_FDS` and `LISTEN_FDNAMES` say which. Each
    /// socket works on a duplicate, and a second call makes further ones, so call it once. OTP has none.
    ///
    /// @return the sockets in their order, each with its name, or `unknown` if it has none; empty if there are none for
    ///     this process
    /// @throws SocketException `ENOTSOCK` or `EBADF` if a descriptor is no socket; then none is left open
    /// @throws IllegalStateException if `LISTEN_FDS` is no number in 0..10000
    public static List<InheritedSocket> fromSystemd() throws SocketException {
        return InheritedSocket.all(System.getenv());
    }
}
