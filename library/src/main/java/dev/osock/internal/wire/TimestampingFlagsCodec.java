package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.osock.option.TimestampingFlags;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// `SOF_TIMESTAMPING_*` ↔ [TimestampingFlags].
final class TimestampingFlagsCodec implements ShapeCodec<TimestampingFlags> {

    static final TimestampingFlagsCodec CODEC = new TimestampingFlagsCodec();

    @Override
    public int size(TimestampingFlags value) {
        return Integer.BYTES;
    }

    @Override
    public int room() {
        return 2 * Integer.BYTES;
    }

    @Override
    public void encode(TimestampingFlags value, MemorySegment target, long at) {
        target.set(JAVA_INT_UNALIGNED, at, value.bits());
    }

    @Override
    public @Nullable TimestampingFlags decode(MemorySegment source, long at, int length) {
        return length < Integer.BYTES ? null : new TimestampingFlags(source.get(JAVA_INT_UNALIGNED, at));
    }
}
