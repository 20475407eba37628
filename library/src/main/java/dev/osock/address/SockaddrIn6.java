package dev.osock.address;

import dev.osock.kind.Domain;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Objects;

/// An IPv6 address and a port, with the interface that a link-local address is on: `struct sockaddr_in6`. OTP's
/// `sockaddr_in6()`.
///
/// @param addr the address
/// @param port the port, 0..65535; to bind to port 0 lets the system choose one
/// @param flowinfo traffic class and flow label, `sin6_flowinfo`, 0..4294967295: the four bytes in network order, read
///     as a number of this host's byte order; mostly 0
/// @param scopeId the number of the interface that a link-local address is on, `sin6_scope_id`, 0..4294967295; 0 for
///     none
public record SockaddrIn6(In6Addr addr, int port, long flowinfo, long scopeId) implements Sockaddr {

    private static final long MAX_UNSIGNED_INT = 0xFFFF_FFFFL;
    private static final String FLOWINFO = ";flowinfo=";

    /// Makes the address.
    ///
    /// @throws IllegalArgumentException if the port is outside 0..65535, or the flow information or the scope outside
    ///     0..4294967295
    public SockaddrIn6 {
        Objects.requireNonNull(addr, "addr");
        Port.check(port);
        checkUnsigned("flowinfo", flowinfo);
        checkUnsigned("scope_id", scopeId);
    }

    /// Makes an address without flow information and scope.
    ///
    /// @param addr the host
    /// @param port 0..65535
    /// @throws IllegalArgumentException if the port is outside 0..65535
    public SockaddrIn6(In6Addr addr, int port) {
        this(addr, port, 0, 0);
    }

    /// Makes the address of a port on all of this host's addresses, to bind to: `in6addr_any`.
    ///
    /// @param port 0..65535
    /// @return `[::]:port`
    /// @throws IllegalArgumentException if the port is outside 0..65535
    public static SockaddrIn6 any(int port) {
        return new SockaddrIn6(In6Addr.ANY, port);
    }

    /// Makes the address of a port on this host itself: `in6addr_loopback`.
    ///
    /// @param port 0..65535
    /// @return `[::1]:port`
    /// @throws IllegalArgumentException if the port is outside 0..65535
    public static SockaddrIn6 loopback(int port) {
        return new SockaddrIn6(In6Addr.LOOPBACK, port);
    }

    /// Makes the address of a port on the host whose IPv6 address is given as text. That may have a scope after a `%`:
    /// the number of an interface, or the name of one that has an address, whose number is looked up.
    ///
    /// @param addr such as `::1`, `fe80::1%2` or `fe80::1%eth0`; no host name
    /// @param port 0..65535
    /// @return the address
    /// @throws IllegalArgumentException if the text is not an IPv6 address, the scope is neither a number in
    ///     0..4294967295 nor the name of an interface, or the port is outside 0..65535
    public static SockaddrIn6 of(String addr, int port) {
        Objects.requireNonNull(addr, "addr");
        int percent = addr.indexOf('%');
        return percent < 0
                ? new SockaddrIn6(In6Addr.parse(addr), port)
                : new SockaddrIn6(
                        In6Addr.parse(addr.substring(0, percent)),
                        port,
                        0,
                        scope(addr.substring(percent + 1)));
    }

    private static long scope(String text) {
        long number = Decimal.parse(text, MAX_UNSIGNED_INT);
        if (number != Decimal.MALFORMED) {
            return number;
        }
        try {
            NetworkInterface named = NetworkInterface.getByName(text);
            if (named != null && named.getName().equals(text)) {
                return named.getIndex();
            }
        } catch (SocketException unknown) {
            throw new IllegalArgumentException("scope_id \"" + text + "\" cannot be looked up", unknown);
        }
        throw new IllegalArgumentException(
                "scope_id \"" + text + "\" is neither a number in 0..4294967295 nor the name of an interface");
    }

    static SockaddrIn6 parse(String text) {
        int end = text.indexOf("]:");
        if (end < 0) {
            throw new IllegalArgumentException("no port");
        }
        String tail = text.substring(end + 2);
        int flow = tail.indexOf(FLOWINFO);
        SockaddrIn6 plain = of(text.substring(1, end), Port.parse(flow < 0 ? tail : tail.substring(0, flow)));
        if (flow < 0) {
            return plain;
        }
        long flowinfo = parseUnsigned("flowinfo", tail.substring(flow + FLOWINFO.length()));
        return new SockaddrIn6(plain.addr, plain.port, flowinfo, plain.scopeId);
    }

    @Override
    public Domain family() {
        return Domain.INET6;
    }

    /// Converts to the JDK's type, which knows no flow information. As everywhere in the JDK, an IPv4-mapped address
    /// becomes an [java.net.Inet4Address]: [#from] then gives a [SockaddrIn].
    ///
    /// @return the host and port, with the scope if there is one
    /// @throws UnsupportedOperationException if the scope is above 2147483647
    @Override
    public InetSocketAddress toSocketAddress() {
        if (scopeId > Integer.MAX_VALUE) {
            throw new UnsupportedOperationException("java.net has no scope above 2147483647: " + this);
        }
        InetAddress host = addr.isV4Mapped() ? addr.v4().toInetAddress() : addr.toInetAddress((int) scopeId);
        return new InetSocketAddress(host, port);
    }

    /// Prints the address as `[fe80::1%2]:80`, without a scope of 0, and with `;flowinfo=7` unless that is 0.
    @Override
    public String toString() {
        String scope = scopeId == 0 ? "" : "%" + scopeId;
        String flow = flowinfo == 0 ? "" : FLOWINFO + flowinfo;
        return "[" + addr + scope + "]:" + port + flow;
    }

    private static long parseUnsigned(String field, String digits) {
        long value = Decimal.parse(digits, MAX_UNSIGNED_INT);
        if (value == Decimal.MALFORMED) {
            throw new IllegalArgumentException(field + " \"" + digits + "\" is not a number in 0..4294967295");
        }
        return value;
    }

    private static void checkUnsigned(String field, long value) {
        if (value < 0 || value > MAX_UNSIGNED_INT) {
            throw new IllegalArgumentException(field + " " + value + " is outside 0..4294967295");
        }
    }
}
