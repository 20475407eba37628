package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;
import static java.nio.ByteOrder.BIG_ENDIAN;

import dev.osock.address.SockaddrIn6;
import dev.osock.internal.abi.Abi;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// `struct sockaddr_in6` behind its family ↔ [SockaddrIn6]. Only the port is swapped: the flow information is passed as
/// it is, and the scope is in the host's byte order.
final class SockaddrIn6Codec {

    static final int SIZE = Abi.current().size("sockaddr_in6");

    private static final int PORT = Abi.current().offset("sockaddr_in6", "sin6_port");
    private static final int FLOWINFO = Abi.current().offset("sockaddr_in6", "sin6_flowinfo");
    private static final int ADDR = Abi.current().offset("sockaddr_in6", "sin6_addr");
    private static final int SCOPE_ID = Abi.current().offset("sockaddr_in6", "sin6_scope_id");
    private static final ValueLayout.OfShort BE16 = JAVA_SHORT_UNALIGNED.withOrder(BIG_ENDIAN);

    private SockaddrIn6Codec() {}

    static int encode(SockaddrIn6 address, MemorySegment target, long offset) {
        target.set(BE16, offset + PORT, (short) address.port());
        target.set(JAVA_INT_UNALIGNED, offset + FLOWINFO, (int) address.flowinfo());
        InAddrCodec.write(address.addr(), target, offset + ADDR);
        target.set(JAVA_INT_UNALIGNED, offset + SCOPE_ID, (int) address.scopeId());
        return SIZE;
    }

    static SockaddrIn6 decode(MemorySegment source, long offset) {
        return new SockaddrIn6(
                InAddrCodec.read6(source, offset + ADDR),
                Short.toUnsignedInt(source.get(BE16, offset + PORT)),
                Integer.toUnsignedLong(source.get(JAVA_INT_UNALIGNED, offset + FLOWINFO)),
                Integer.toUnsignedLong(source.get(JAVA_INT_UNALIGNED, offset + SCOPE_ID)));
    }
}
