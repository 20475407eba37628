package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.osock.internal.abi.Abi;
import dev.osock.option.In6Pktinfo;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// `struct in6_pktinfo` ↔ [In6Pktinfo].
final class In6PktinfoCodec implements ShapeCodec<In6Pktinfo> {

    static final In6PktinfoCodec CODEC = new In6PktinfoCodec();

    private static final int SIZE = Abi.current().size("in6_pktinfo");
    private static final int ADDR = Abi.current().offset("in6_pktinfo", "ipi6_addr");
    private static final int IFINDEX = Abi.current().offset("in6_pktinfo", "ipi6_ifindex");

    @Override
    public int size(In6Pktinfo value) {
        return SIZE;
    }

    @Override
    public int room() {
        return SIZE;
    }

    @Override
    public void encode(In6Pktinfo value, MemorySegment target, long at) {
        InAddrCodec.write(value.addr(), target, at + ADDR);
        target.set(JAVA_INT_UNALIGNED, at + IFINDEX, value.ifindex());
    }

    @Override
    public @Nullable In6Pktinfo decode(MemorySegment source, long at, int length) {
        return length < SIZE
                ? null
                : new In6Pktinfo(
                        InAddrCodec.read6(source, at + ADDR), source.get(JAVA_INT_UNALIGNED, at + IFINDEX));
    }
}
