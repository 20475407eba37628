package dev.osock.address;

import dev.osock.kind.Domain;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/// A network interface and a link-layer address, such as an Ethernet one, for sockets of
/// [dev.osock.kind.Domain#PACKET]: `struct sockaddr_ll`; see packet(7). OTP's `sockaddr_ll()`, which can only be
/// received; here it can be sent to and bound as well.
///
/// @param protocol the protocol in the frame, such as `0x0800` for IPv4: an `ETH_P_*` number, 0..65535, as an ordinary
///     number of Java
/// @param ifindex the number of the interface; to bind to 0 means all
/// @param hatype the kind of the interface; only received
/// @param pkttype whom the packet was for; only received
/// @param addr the link-layer address, at most 32 bytes (`MAX_ADDR_LEN`): 6 for Ethernet, 20 for InfiniBand
public record SockaddrLl(
        int protocol,
        int ifindex,
        HardwareType hatype,
        PacketType pkttype,
        @SuppressWarnings("ArrayRecordComponent") byte[] addr)
        implements
        Sockaddr {

    /// The most bytes of a link-layer address, the kernel's `MAX_ADDR_LEN`.
    public static final int MAX_ADDR = 32;

    private static final int MAX_PROTOCOL = 0xFFFF;

    /// Makes the address of a copy of the bytes.
    ///
    /// @throws IllegalArgumentException if the protocol is outside 0..65535 or the link-layer address is longer than 32
    ///     bytes
    public SockaddrLl {
        Objects.requireNonNull(addr, "addr");
        Objects.requireNonNull(hatype, "hatype");
        Objects.requireNonNull(pkttype, "pkttype");
        addr = addr.clone();
        if (protocol < 0 || protocol > MAX_PROTOCOL) {
            throw new IllegalArgumentException("protocol " + protocol + " is outside 0..65535");
        }
        if (addr.length > MAX_ADDR) {
            throw new IllegalArgumentException(
                    "link-layer address of " + addr.length + " bytes is longer than " + MAX_ADDR);
        }
    }

    /// Makes the address of an interface and a protocol, to bind to.
    ///
    /// @param protocol 0..65535, such as `0x0800`; bound to 0 a socket receives nothing
    /// @param ifindex the number of the interface; 0 for all
    /// @return the address without a host
    /// @throws IllegalArgumentException if the protocol is outside 0..65535
    public static SockaddrLl of(int protocol, int ifindex) {
        return of(protocol, ifindex, new byte[0]);
    }

    /// Makes the address of a host on the link of an interface, to send to.
    ///
    /// @param protocol 0..65535, such as `0x0800`
    /// @param ifindex the number of the interface
    /// @param addr the link-layer address of the host, at most 32 bytes
    /// @return the address
    /// @throws IllegalArgumentException if the protocol is outside 0..65535 or the link-layer address is longer than 32
    ///     bytes
    public static SockaddrLl of(int protocol, int ifindex, byte[] addr) {
        // Zeros, as the kernel reads neither type.
        return new SockaddrLl(protocol, ifindex, HardwareType.of(0), PacketType.of(0), addr);
    }

    @Override
    public Domain family() {
        return Domain.PACKET;
    }

    /// Returns the link-layer address.
    ///
    /// @return a copy of the bytes
    @Override
    public byte[] addr() {
        return addr.clone();
    }

    /// Always fails: the JDK has no such address.
    ///
    /// @return never
    /// @throws UnsupportedOperationException always
    @Override
    public SocketAddress toSocketAddress() {
        throw new UnsupportedOperationException("java.net has no address for " + this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SockaddrLl that
                && protocol == that.protocol
                && ifindex == that.ifindex
                && hatype.equals(that.hatype)
                && pkttype.equals(that.pkttype)
                && Arrays.equals(addr, that.addr);
    }

    @Override
    public int hashCode() {
        return 31 * Objects.hash(protocol, ifindex, hatype, pkttype) + Arrays.hashCode(addr);
    }

    /// Prints `packet:0x0800,ifindex=2,hatype=ether,pkttype=host,addr=02:42:ac:11:00:02`.
    @Override
    public String toString() {
        return "packet:0x" + HexFormat.of().toHexDigits((short) protocol) + ",ifindex=" + ifindex
                + ",hatype=" + hatype + ",pkttype=" + pkttype
                + ",addr=" + HexFormat.ofDelimiter(":").formatHex(addr);
    }
}
