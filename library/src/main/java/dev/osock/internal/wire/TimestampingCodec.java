package dev.osock.internal.wire;

import dev.osock.message.Timestamping;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// `struct scm_timestamping`, three `struct timespec` ↔ [Timestamping].
final class TimestampingCodec implements ShapeCodec<Timestamping> {

    static final TimestampingCodec CODEC = new TimestampingCodec();

    private static final TimespecCodec TIME = TimespecCodec.CODEC;
    private static final int ONE = TimespecCodec.SIZE;
    private static final int SIZE = 3 * ONE;

    @Override
    public int size(Timestamping value) {
        return SIZE;
    }

    @Override
    public int room() {
        return SIZE;
    }

    @Override
    public void encode(Timestamping value, MemorySegment target, long at) {
        TIME.encode(value.software(), target, at);
        TIME.encode(value.legacy(), target, at + ONE);
        TIME.encode(value.hardware(), target, at + 2L * ONE);
    }

    @Override
    public @Nullable Timestamping decode(MemorySegment source, long at, int length) {
        var software = TIME.decode(source, at, Math.min(length, ONE));
        if (software == null || length < SIZE) {
            return null;
        }
        var legacy = TIME.decode(source, at + ONE, ONE);
        var hardware = TIME.decode(source, at + 2L * ONE, ONE);
        return legacy == null || hardware == null ? null : new Timestamping(software, legacy, hardware);
    }
}
