package dev.osock.internal.wire;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Four or eight bytes ↔ the unsigned value. Some options take eight bytes and give four.
final class LongCodec implements ShapeCodec<Long> {

    private static final Field FOUR = new Field(0, Integer.BYTES);

    private final Field field;

    LongCodec(int bytes) {
        field = new Field(0, bytes);
    }

    @Override
    public int room() {
        return field.size();
    }

    @Override
    public void encode(Long value, MemorySegment target, long at) {
        field.put(target, at, value.longValue());
    }

    @Override
    public @Nullable Long decode(MemorySegment source, long at, int length) {
        if (length == Integer.BYTES) {
            return FOUR.wide(source, at);
        }
        return length < field.size() ? null : Long.valueOf(field.wide(source, at));
    }
}
