package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.osock.error.Errno;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// A C `int` ↔ [Errno].
final class ErrnoCodec implements ShapeCodec<Errno> {

    static final ErrnoCodec CODEC = new ErrnoCodec();

    @Override
    public int size(Errno value) {
        return Integer.BYTES;
    }

    @Override
    public int room() {
        return Integer.BYTES;
    }

    @Override
    public void encode(Errno value, MemorySegment target, long at) {
        target.set(JAVA_INT_UNALIGNED, at, value.number());
    }

    @Override
    public @Nullable Errno decode(MemorySegment source, long at, int length) {
        return length < Integer.BYTES ? null : Errno.of(source.get(JAVA_INT_UNALIGNED, at));
    }
}
