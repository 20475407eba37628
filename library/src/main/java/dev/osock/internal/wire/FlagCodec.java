package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// A C `int` ↔ whether it is not 0. Of some options that are not set, nothing at all is read.
final class FlagCodec implements ShapeCodec<Boolean> {

    @Override
    public int room() {
        return Integer.BYTES;
    }

    @Override
    public void encode(Boolean value, MemorySegment target, long at) {
        target.set(JAVA_INT_UNALIGNED, at, value ? 1 : 0);
    }

    @Override
    public @Nullable Boolean decode(MemorySegment source, long at, int length) {
        if (length == 0) {
            return false;
        }
        return length < Integer.BYTES ? null : Boolean.valueOf(source.get(JAVA_INT_UNALIGNED, at) != 0);
    }
}
