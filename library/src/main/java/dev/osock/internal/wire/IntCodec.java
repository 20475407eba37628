package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// A C `int` ↔ its value.
final class IntCodec implements ShapeCodec<Integer> {

    static final IntCodec CODEC = new IntCodec();

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
        target.set(JAVA_INT_UNALIGNED, at, value);
    }

    @Override
    public @Nullable Integer decode(MemorySegment source, long at, int length) {
        return length < Integer.BYTES ? null : Integer.valueOf(source.get(JAVA_INT_UNALIGNED, at));
    }
}
