package dev.osock.net;

import dev.osock.address.In6Addr;
import dev.osock.address.InAddr;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.kind.Domain;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.SocketException;

/// Addresses of the JDK for those of the library, and the other way round.
final class JdkAddresses {

    private JdkAddresses() {}

    /// Gives the library's address for a host and port, of a socket's domain. One of IPv6 takes addresses of IPv4 too,
    /// as the JDK's sockets do.
    static Sockaddr here(Domain domain, InetAddress host, int port) {
        if (host.isAnyLocalAddress()) {
            return domain.equals(Domain.INET) ? SockaddrIn.any(port) : SockaddrIn6.any(port);
        }
        return domain.equals(Domain.INET6) && host instanceof Inet4Address four
                ? new SockaddrIn6(In6Addr.v4Mapped(InAddr.from(four)), port)
                : Sockaddr.from(new InetSocketAddress(scoped(host), port));
    }

    /// Gives a link-local address of this host its scope if it has none, as the JDK does: the system wants to know.
    private static InetAddress scoped(InetAddress host) {
        if (!(host instanceof Inet6Address six) || !six.isLinkLocalAddress() || six.getScopeId() != 0) {
            return host;
        }
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(host::equals) // which heeds no scope
                    .findFirst()
                    .orElse(host);
        } catch (SocketException untold) {
            return host;
        }
    }

    /// Gives an address the JDK's type. It has none for abstract names, which are the loopback address to it.
    static SocketAddress jdk(Sockaddr address) {
        try {
            return address.toSocketAddress();
        } catch (UnsupportedOperationException hasNone) {
            return loopback();
        }
    }

    /// Gives an address as one of the Internet: that of a Unix socket is the loopback address, with port 0.
    static InetSocketAddress inet(Sockaddr address) {
        return jdk(address) instanceof InetSocketAddress inet ? inet : loopback();
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }
}
