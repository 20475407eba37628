package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Four bytes ↔ the unsigned value.
final class Uint32Codec implements ShapeCodec<Long> {

    static final Uint32Codec CODEC = new Uint32Codec();

    @Override
    public int size(Long value) {
        return Integer.BYTES;
    }

    @Override
    public int room() {
        return Integer.BYTES;
    }

    @Override
    public void encode(Long value, MemorySegment target, long at) {
        if (value < 0 || value > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException(value + " is no unsigned number of 4 bytes");
        }
        target.set(JAVA_INT_UNALIGNED, at, value.intValue());
    }

    @Override
    public @Nullable Long decode(MemorySegment source, long at, int length) {
        return length < Integer.BYTES ? null : Long.valueOf(Integer.toUnsignedLong(source.get(JAVA_INT_UNALIGNED, at)));
    }
}
