package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.nio.ByteOrder.BIG_ENDIAN;

import dev.osock.address.In6Addr;
import dev.osock.address.InAddr;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// `struct in_addr` ↔ [InAddr] and `struct in6_addr` ↔ [In6Addr]: 4 and 16 bytes in network order, wherever they lie.
final class InAddrCodec {

    private static final ValueLayout.OfInt BE32 = JAVA_INT_UNALIGNED.withOrder(BIG_ENDIAN);
    private static final ValueLayout.OfLong BE64 = JAVA_LONG_UNALIGNED.withOrder(BIG_ENDIAN);

    private InAddrCodec() {}

    static void write(InAddr addr, MemorySegment target, long offset) {
        target.set(BE32, offset, addr.bits());
    }

    static InAddr read(MemorySegment source, long offset) {
        return new InAddr(source.get(BE32, offset));
    }

    static void write(In6Addr addr, MemorySegment target, long offset) {
        target.set(BE64, offset, addr.high());
        target.set(BE64, offset + Long.BYTES, addr.low());
    }

    static In6Addr read6(MemorySegment source, long offset) {
        return new In6Addr(source.get(BE64, offset), source.get(BE64, offset + Long.BYTES));
    }
}
