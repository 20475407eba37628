package dev.osock.address;

import dev.osock.kind.Domain;
import java.net.InetSocketAddress;
import java.util.Objects;

/// Names an IPv4 end point: `struct sockaddr_in`. OTP's `sockaddr_in()`.
///
/// @param addr the host
/// @param port the port, 0..65535; 0 lets `bind` choose one
public record SockaddrIn(InAddr addr, int port) implements Sockaddr {

    /// Makes the address.
    ///
    /// @throws IllegalArgumentException if the port is outside 0..65535
    public SockaddrIn {
        Objects.requireNonNull(addr, "addr");
        Port.check(port);
    }

    /// Names a port on all of the host's addresses, `INADDR_ANY`.
    ///
    /// @param port 0..65535
    /// @return `0.0.0.0:port`
    /// @throws IllegalArgumentException if the port is outside 0..65535
    public static SockaddrIn any(int port) {
        return new SockaddrIn(InAddr.ANY, port);
    }

    /// Names a port on this host itself, `INADDR_LOOPBACK`.
    ///
    /// @param port 0..65535
    /// @return `127.0.0.1:port`
    /// @throws IllegalArgumentException if the port is outside 0..65535
    public static SockaddrIn loopback(int port) {
        return new SockaddrIn(InAddr.LOOPBACK, port);
    }

    /// Names a port on all hosts of the link, `INADDR_BROADCAST`; the socket needs `SO_BROADCAST` to send to it.
    ///
    /// @param port 0..65535
    /// @return `255.255.255.255:port`
    /// @throws IllegalArgumentException if the port is outside 0..65535
    public static SockaddrIn broadcast(int port) {
        return new SockaddrIn(InAddr.BROADCAST, port);
    }

    /// Names a port on the host with this dotted-quad address; see [InAddr#parse(String)].
    ///
    /// @param addr such as `127.0.0.1`
    /// @param port 0..65535
    /// @return the address
    /// @throws IllegalArgumentException if the text is not a dotted quad or the port is outside 0..65535
    public static SockaddrIn of(String addr, int port) {
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
