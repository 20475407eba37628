package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.osock.internal.abi.Abi;
import dev.osock.option.InPktinfo;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// `struct in_pktinfo` ↔ [InPktinfo].
final class InPktinfoCodec implements ShapeCodec<InPktinfo> {

    static final InPktinfoCodec CODEC = new InPktinfoCodec();

    private static final int SIZE = Abi.current().size("in_pktinfo");
    private static final int IFINDEX = Abi.current().offset("in_pktinfo", "ipi_ifindex");
    private static final int SPEC_DST = Abi.current().offset("in_pktinfo", "ipi_spec_dst");
    private static final int ADDR = Abi.current().offset("in_pktinfo", "ipi_addr");

    @Override
    public int size(InPktinfo value) {
        return SIZE;
    }

    @Override
    public int room() {
        return SIZE;
    }

    @Override
    public void encode(InPktinfo value, MemorySegment target, long at) {
        target.set(JAVA_INT_UNALIGNED, at + IFINDEX, value.ifindex());
        InAddrCodec.write(value.specDst(), target, at + SPEC_DST);
        InAddrCodec.write(value.addr(), target, at + ADDR);
    }

    @Override
    public @Nullable InPktinfo decode(MemorySegment source, long at, int length) {
        return length < SIZE
                ? null
                : new InPktinfo(
                        source.get(JAVA_INT_UNALIGNED, at + IFINDEX),
                        InAddrCodec.read(source, at + SPEC_DST),
                        InAddrCodec.read(source, at + ADDR));
    }
}
