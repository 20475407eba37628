package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// The number of an interface, in network order.
final class InterfaceCodec implements ShapeCodec<Integer> {

    static final InterfaceCodec CODEC = new InterfaceCodec();

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
        target.set(JAVA_INT_UNALIGNED, at, Integer.reverseBytes(value));
    }

    @Override
    public @Nullable Integer decode(MemorySegment source, long at, int length) {
        return length < Integer.BYTES
                ? null
                : Integer.valueOf(Integer.reverseBytes(source.get(JAVA_INT_UNALIGNED, at)));
    }
}
