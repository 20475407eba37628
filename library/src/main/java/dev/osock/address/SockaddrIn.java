package dev.osock.address;

import dev.osock.kind.Domain;
import java.net.InetSocketAddress;
import java.util.Objects;

/// An IPv4 address and a port: `struct sockaddr_in`. OTP's `sockaddr_in()`.
///
/// @param addr the address
/// @param port the port, 0..65535; to bind to port 0 lets the system choose one
public record SockaddrIn(InAddr addr, int port) implements Sockaddr {

    /// Makes the address.
    ///
    /// @throws IllegalArgumentException if the port is outside 0..65535
    public SockaddrIn {
        Objects.requireNonNull(addr, "addr");
        Port.check(port);
    }

    /// Makes the address of a port on all of this host's addresses, to bind to: `INADDR_ANY`.
    ///
    /// @param port 0..65535
    /// @return `0.0.0.0:port`
    /// @throws IllegalArgumentException if the port is outside 0..65535
    public static SockaddrIn any(int port) {
        return new SockaddrIn(InAddr.ANY, port);
    }

    /// Makes the address of a port on this host itself: `INADDR_LOOPBACK`.
    ///
    /// @param port 0..65535
    /// @return `127.0.0.1:port`
    /// @throws IllegalArgumentException if the port is outside 0..65535
    public static SockaddrIn loopback(int port) {
        return new SockaddrIn(InAddr.LOOPBACK, port);
    }

    /// Makes the address of a port on all hosts of the network, to send datagrams to: `INADDR_BROADCAST`. The socket
    /// needs [dev.osock.option.SocketOptions#BROADCAST].
    ///
    /// @param port 0..65535
    /// @return `255.255.255.255:port`
    /// @throws IllegalArgumentException if the port is outside 0..65535
    public static SockaddrIn broadcast(int port) {
        return new SockaddrIn(InAddr.BROADCAST, port);
    }

    /// Makes the address of a port on the host whose IPv4 address is given as text; see [InAddr#parse(String)].
    ///
    /// @param addr such as `127.0.0.1`; no host name
    /// @param port 0..65535
    /// @return the address
    /// @throws IllegalArgumentException if the text is no IPv4 address or the port is outside 0..65535
    public static SockaddrIn of(String addr, int port) {
        Objects.requireNonNull(addr, "addr");
        return new SockaddrIn(InAddr.parse(addr), port);
    }

    static SockaddrIn parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("no port");
        }
        return of(text.substring(0, colon), Port.parse(text.substring(colon + 1)));
    }

    @Override
    public Domain family() {
        return Domain.INET;
    }

    @Override
    public InetSocketAddress toSocketAddress() {
        return new InetSocketAddress(addr.toInetAddress(), port);
    }

    /// Prints the address as `127.0.0.1:80`.
    @Override
    public String toString() {
        return addr + ":" + port;
    }
}
