package dev.osock.internal.wire;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// A C `int` ↔ its value, of which only -1 to 255 can be set.
final class HopsCodec implements ShapeCodec<Integer> {

    static final HopsCodec CODEC = new HopsCodec();

    @Override
    public int size(Integer value) {
        return Integer.BYTES;
    }

    @Override
    public int room() {
        return Integer.BYTES;
    }

    @Override
    public void encode(Integer value, MemorySegment target, long at) {
        if (value < -1 || value > 255) {
            throw new IllegalArgumentException(value + " is not in -1..255");
        }
        IntCodec.CODEC.encode(value, target, at);
    }

    @Override
    public @Nullable Integer decode(MemorySegment source, long at, int length) {
        return IntCodec.CODEC.decode(source, at, length);
    }
}
