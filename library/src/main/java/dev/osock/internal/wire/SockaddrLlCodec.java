package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;
import static java.nio.ByteOrder.BIG_ENDIAN;

import dev.osock.address.HardwareType;
import dev.osock.address.PacketType;
import dev.osock.address.SockaddrLl;
import dev.osock.internal.abi.Abi;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/// `struct sockaddr_ll` behind its family ↔ [SockaddrLl]. A link-layer address longer than the struct's array goes on
/// behind it, as the kernel has it (InfiniBand).
final class SockaddrLlCodec {

    private static final int SIZE = Abi.current().size("sockaddr_ll");
    private static final int PROTOCOL = Abi.current().offset("sockaddr_ll", "sll_protocol");
    private static final int IFINDEX = Abi.current().offset("sockaddr_ll", "sll_ifindex");
    private static final int HATYPE = Abi.current().offset("sockaddr_ll", "sll_hatype");
    private static final int PKTTYPE = Abi.current().offset("sockaddr_ll", "sll_pkttype");
    private static final int HALEN = Abi.current().offset("sockaddr_ll", "sll_halen");
    private static final int ADDR = Abi.current().offset("sockaddr_ll", "sll_addr");
    private static final ValueLayout.OfShort BE16 = JAVA_SHORT_UNALIGNED.withOrder(BIG_ENDIAN);

    private SockaddrLlCodec() {}

    static int encode(SockaddrLl address, MemorySegment target, long offset) {
        byte[] addr = address.addr();
        target.set(BE16, offset + PROTOCOL, (short) address.protocol());
        target.set(JAVA_INT_UNALIGNED, offset + IFINDEX, address.ifindex());
        target.set(JAVA_SHORT_UNALIGNED, offset + HATYPE, (short) address.hatype().number());
        target.set(JAVA_BYTE, offset + PKTTYPE, (byte) address.pkttype().number());
        target.set(JAVA_BYTE, offset + HALEN, (byte) addr.length);
        return ADDR + Bytes.write(Arrays.copyOf(addr, Math.max(addr.length, SIZE - ADDR)), target, offset + ADDR);
    }

    /// Tells whether the struct is whole and its link-layer address within both it and what a [SockaddrLl] can hold.
    static boolean fits(MemorySegment source, long offset, int size) {
        return size >= SIZE && halen(source, offset) <= Math.min(size - ADDR, SockaddrLl.MAX_ADDR);
    }

    static SockaddrLl decode(MemorySegment source, long offset) {
        return new SockaddrLl(
                Short.toUnsignedInt(source.get(BE16, offset + PROTOCOL)),
                source.get(JAVA_INT_UNALIGNED, offset + IFINDEX),
                HardwareType.of(Short.toUnsignedInt(source.get(JAVA_SHORT_UNALIGNED, offset + HATYPE))),
                PacketType.of(Byte.toUnsignedInt(source.get(JAVA_BYTE, offset + PKTTYPE))),
                Bytes.read(source, offset + ADDR, halen(source, offset)));
    }

    private static int halen(MemorySegment source, long offset) {
        return Byte.toUnsignedInt(source.get(JAVA_BYTE, offset + HALEN));
    }
}
