package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.osock.option.PortRange;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Two ports in one C `int`, the lower in the lower half ↔ [PortRange].
final class PortRangeCodec implements ShapeCodec<PortRange> {

    static final PortRangeCodec CODEC = new PortRangeCodec();

    @Override
    public int size(PortRange value) {
        return Integer.BYTES;
    }

    @Override
    public int room() {
        return Integer.BYTES;
    }

    @Override
    public void encode(PortRange value, MemorySegment target, long at) {
        target.set(JAVA_INT_UNALIGNED, at, value.low() | value.high() << Short.SIZE);
    }

    @Override
    public @Nullable PortRange decode(MemorySegment source, long at, int length) {
        if (length < Integer.BYTES) {
            return null;
        }
        int both = source.get(JAVA_INT_UNALIGNED, at);
        return new PortRange(both & 0xFFFF, both >>> Short.SIZE);
    }
}
