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
import java.util.stream.Stream;

/// Sockets in one line, and what is about all of them.
public final class Sockets {

    /// The system takes a negative number for its upper bound.
    private static final int ALL_THAT_MAY_WAIT = -1;

    private Sockets() {}

    /// Opens a stream socket that is connected to an address: socket(2) and connect(2).
    ///
    /// @param address where to, of any family that has streams: inet, inet6 or local
    /// @return the socket
    /// @throws SocketException `ECONNREFUSED`, `ENOENT`, `ETIMEDOUT`, …; interrupted
    public static Socket connect(Sockaddr address) throws SocketException {
        return ConnectRace.connect(address.toString(), List.of(address), null);
    }

    /// Opens a stream socket that is connected to an address, waiting up to a time-out.
    ///
    /// @param address where to
    /// @param timeout how long it may take
    /// @return the socket
    /// @throws SocketException as [#connect(Sockaddr)]; timeout
    /// @throws IllegalArgumentException if the time-out is negative
    public static Socket connect(Sockaddr address, Duration timeout) throws SocketException {
        return ConnectRace.connect(address.toString(), List.of(address), checked(timeout));
    }

    /// Opens a TCP socket that is connected to a port of a host. All addresses of the host's name are tried, as RFC
    /// 8305 ("Happy Eyeballs") has it: those of IPv6 and IPv4 in turn, IPv6 first; if an attempt has not ended after
    /// 250 ms the next one begins beside it, and if it has failed at once. The first that is connected wins, and the
    /// others are closed.
    ///
    /// The name is looked up by [InetAddress#getAllByName], which blocks the thread and is not interruptible.
    ///
    /// @param host a name, or an address as text
    /// @param port the port, 0..65535
    /// @return the socket
    /// @throws UnknownHostException if the host has no address
    /// @throws SocketException why the first attempt failed, with the failures of the others suppressed, if none
    ///     succeeded; interrupted
    /// @throws IllegalArgumentException if the port is no such number
    public static Socket connect(String host, int port) throws SocketException, UnknownHostException {
        return ConnectRace.connect(host + ":" + port, addresses(host, port), null);
    }

    /// Opens a TCP socket that is connected to a port of a host, waiting up to a time-out once the name has been looked
    /// up.
    ///
    /// @param host a name, or an address as text
    /// @param port the port, 0..65535
    /// @param timeout how long all attempts together may take
    /// @return the socket
    /// @throws UnknownHostException if the host has no address
    /// @throws SocketException as [#connect(String, int)]; timeout
    /// @throws IllegalArgumentException if the port is no such number, or the time-out is negative
    public static Socket connect(String host, int port, Duration timeout)
            throws SocketException, UnknownHostException {
        checked(timeout);
        return ConnectRace.connect(host + ":" + port, addresses(host, port), timeout);
    }

    private static Duration checked(Duration timeout) {
        Socket.nanos("connect", timeout);
        return timeout;
    }

    private static List<Sockaddr> addresses(String host, int port) throws UnknownHostException {
        return Stream.of(InetAddress.getAllByName(host))
                .map(each -> Sockaddr.from(new InetSocketAddress(each, port)))
                .toList();
    }

    /// Opens a stream socket that accepts connections at an address: socket(2), bind(2) and listen(2). As many may wait
    /// to be accepted as the system allows (`net.core.somaxconn`).
    ///
    /// Of inet and inet6 the address may be used again at once after a listener there has been closed (`SO_REUSEADDR`;
    /// two listeners on one port are still refused); [dev.osock.address.In6Addr#ANY] takes IPv4 too unless the system
    /// says otherwise (`net.ipv6.bindv6only`). The file of a Unix socket is made, and stays when the socket is closed:
    /// whoever listens there again deletes it first.
    ///
    /// @param address where; port 0 lets the system choose, and [Socket#sockname()] tells
    /// @return the socket
    /// @throws SocketException `EADDRINUSE`, `EADDRNOTAVAIL`, `EACCES`, …
    public static Socket listen(Sockaddr address) throws SocketException {
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

    /// Tells about the library as a whole. OTP's `info/0`.
    ///
    /// @return counts and switches
    public static SocketsInfo info() {
        return new SocketsInfo(
                OpenSocket.census(), Messaging.IOV_MAX, SocketRegistry.isEnabled(), Trace.isAll(), Trace.isNewSockets(),
                false);
    }

    /// Takes the sockets over that the service manager has opened for this process: `sd_listen_fds`. The environment
    /// variables `LISTEN_PID`, `LISTEN_FDS` and `LISTEN_FDNAMES` say which; they are as good the next time, so call it
    /// once.
    ///
    /// @return the sockets in their order, each with its name; none if there are none for this process. A socket
    ///     without a name is `unknown`, as the service manager has it.
    /// @throws SocketException if a descriptor is no socket
    public static List<InheritedSocket> fromSystemd() throws SocketException {
        return InheritedSocket.all(System.getenv());
    }
}
