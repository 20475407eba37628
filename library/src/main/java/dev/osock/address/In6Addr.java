package dev.osock.address;

import java.net.Inet6Address;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Objects;

/// An IPv6 address, without a port and a scope: `struct in6_addr`; as [Inet6Address] is. OTP's `in6_addr()`.
///
/// @param high the first eight bytes as one number, the first byte highest (network order)
/// @param low the last eight bytes, likewise
public record In6Addr(long high, long low) {

    /// All of this host's addresses, `in6addr_any`: `::`. OTP's `any`.
    public static final In6Addr ANY = new In6Addr(0, 0);

    /// This host itself, `in6addr_loopback`: `::1`. OTP's `loopback`.
    public static final In6Addr LOOPBACK = new In6Addr(0, 1);

    /// The number of bytes in an address.
    public static final int BYTES = 16;

    private static final int NO_SCOPE = -1;
    private static final long V4_MAPPED = 0xFFFFL;

    /// Makes the address `a:b:c:d:e:f:g:h`.
    ///
    /// @param a the first group, 0..65535
    /// @param b the second group, 0..65535
    /// @param c the third group, 0..65535
    /// @param d the fourth group, 0..65535
    /// @param e the fifth group, 0..65535
    /// @param f the sixth group, 0..65535
    /// @param g the seventh group, 0..65535
    /// @param h the eighth group, 0..65535
    /// @return the address
    /// @throws IllegalArgumentException if one of them is outside 0..65535
    public static In6Addr of(int a, int b, int c, int d, int e, int f, int g, int h) {
        return new In6Addr(half(a, b, c, d), half(e, f, g, h));
    }

    /// Makes an address of sixteen bytes in network order.
    ///
    /// @param bytes exactly sixteen bytes
    /// @return the address
    /// @throws IllegalArgumentException if there are fewer or more than sixteen
    public static In6Addr of(byte[] bytes) {
        Objects.requireNonNull(bytes, "bytes");
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("an IPv6 address has 16 bytes, not " + bytes.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new In6Addr(buffer.getLong(), buffer.getLong());
    }

    /// Makes the IPv6 form of an IPv4 address, `::ffff:a.b.c.d`: so an IPv6 socket that also takes IPv4
    /// ([dev.osock.option.Ipv6Options#V6ONLY] off) names its IPv4 peers.
    ///
    /// @param v4 the IPv4 address
    /// @return the IPv4-mapped address
    public static In6Addr v4Mapped(InAddr v4) {
        Objects.requireNonNull(v4, "v4");
        return new In6Addr(0, V4_MAPPED << 32 | Integer.toUnsignedLong(v4.bits()));
    }

    /// Parses any of the text forms of RFC 4291: eight groups, `::` for one or more groups of zeros, and a dotted
    /// quad for the last two groups. A scope (`%2`) is not part of an address: see [SockaddrIn6#of(String, int)].
    ///
    /// @param text such as `::1` or `::ffff:192.0.2.1`
    /// @return the address
    /// @throws IllegalArgumentException if the text is anything else; it names the text
    public static In6Addr parse(String text) {
        Objects.requireNonNull(text, "text");
        return In6Text.parse(text);
    }

    /// Converts from the JDK's type, and leaves its scope out.
    ///
    /// @param address the address
    /// @return the same address
    public static In6Addr from(Inet6Address address) {
        Objects.requireNonNull(address, "address");
        return of(address.getAddress());
    }

    /// Converts to the JDK's type, without asking a name service. An IPv4-mapped address stays an IPv6 address.
    ///
    /// @return the same address, without a host name and a scope
    public Inet6Address toInetAddress() {
        return toInetAddress(0);
    }

    Inet6Address toInetAddress(int scope) {
        try {
            return Inet6Address.getByAddress(null, toBytes(), scope == 0 ? NO_SCOPE : scope);
        } catch (UnknownHostException e) {
            throw new AssertionError("sixteen bytes are an IPv6 address", e);
        }
    }

    /// Returns the address in network order.
    ///
    /// @return sixteen new bytes
    public byte[] toBytes() {
        return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
    }

    /// Tells whether this is `::`.
    ///
    /// @return true for [#ANY]
    public boolean isAny() {
        return high == 0 && low == 0;
    }

    /// Tells whether this is `::1`.
    ///
    /// @return true for [#LOOPBACK]
    public boolean isLoopback() {
        return high == 0 && low == 1;
    }

    /// Tells whether this is in `ff00::/8`.
    ///
    /// @return true if it names a multicast group
    public boolean isMulticast() {
        return high >>> 56 == 0xFF;
    }

    /// Tells whether this is in `fe80::/10`: such an address is only complete with the number of an interface
    /// ([SockaddrIn6#scopeId()]).
    ///
    /// @return true if it is a link-local unicast address
    public boolean isLinkLocal() {
        return high >>> 54 == 0xFE80 >>> 6;
    }

    /// Tells whether this is in `::ffff:0:0/96`.
    ///
    /// @return true if [#v4()] gives an IPv4 address
    public boolean isV4Mapped() {
        return high == 0 && low >>> 32 == V4_MAPPED;
    }

    /// Returns the IPv4 address that is embedded in an IPv4-mapped one.
    ///
    /// @return the IPv4 address
    /// @throws IllegalStateException if this [is not IPv4-mapped][#isV4Mapped()]
    public InAddr v4() {
        if (!isV4Mapped()) {
            throw new IllegalStateException("not an IPv4-mapped address: " + this);
        }
        return new InAddr((int) low);
    }

    /// Prints the canonical text of RFC 5952, such as `2001:db8::1` and `::ffff:192.0.2.1`.
    @Override
    public String toString() {
        return In6Text.format(this);
    }

    private static long half(int a, int b, int c, int d) {
        return group(a) << 48 | group(b) << 32 | group(c) << 16 | group(d);
    }

    private static long group(int value) {
        if (value < 0 || value > 0xFFFF) {
            throw new IllegalArgumentException("address group " + value + " is outside 0..65535");
        }
        return value;
    }
}
