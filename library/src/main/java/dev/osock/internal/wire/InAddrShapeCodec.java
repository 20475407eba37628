package dev.osock.internal.wire;

import dev.osock.address.InAddr;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// `struct in_addr` ↔ [InAddr].
final class InAddrShapeCodec implements ShapeCodec<InAddr> {

    static final InAddrShapeCodec CODEC = new InAddrShapeCodec();

    @Override
    public int size(InAddr value) {
        return Integer.BYTES;
    }

    @Override
    public int room() {
        return Integer.BYTES;
    }

    @Override
    public void encode(InAddr value, MemorySegment target, long at) {
        InAddrCodec.write(value, target, at);
    }

    @Override
    public @Nullable InAddr decode(MemorySegment source, long at, int length) {
        return length < Integer.BYTES ? null : InAddrCodec.read(source, at);
    }
}
