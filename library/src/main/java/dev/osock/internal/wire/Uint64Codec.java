package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Eight bytes ↔ the unsigned value. Some options take eight bytes and give four.
final class Uint64Codec implements ShapeCodec<Long> {

    static final Uint64Codec CODEC = new Uint64Codec();

    @Override
    public int size(Long value) {
        return Long.BYTES;
    }

    @Override
    public int room() {
        return Long.BYTES;
    }

    @Override
    public void encode(Long value, MemorySegment target, long at) {
        target.set(JAVA_LONG_UNALIGNED, at, value);
    }

    @Override
    public @Nullable Long decode(MemorySegment source, long at, int length) {
        if (length == Integer.BYTES) {
            return Uint32Codec.CODEC.decode(source, at, length);
        }
        return length < Long.BYTES ? null : Long.valueOf(source.get(JAVA_LONG_UNALIGNED, at));
    }
}
