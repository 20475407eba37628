package dev.osock.internal.wire;

import dev.osock.message.Timestamping;
import dev.osock.option.Shape;
import dev.osock.option.Timespec;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// `struct scm_timestamping`, three `struct timespec` ↔ [Timestamping].
final class TimestampingCodec implements ShapeCodec<Timestamping> {

    private static final ShapeCodec<Timespec> TIME = Codecs.of(Shape.TIMESPEC);
    private static final int ONE = TIME.room();

    @Override
    public int room() {
        return 3 * ONE;
    }

    @Override
    public void encode(Timestamping value, MemorySegment target, long at) {
        TIME.encode(value.software(), target, at);
        TIME.encode(value.legacy(), target, at + ONE);
        TIME.encode(value.hardware(), target, at + 2L * ONE);
    }

    @Override
    public @Nullable Timestamping decode(MemorySegment source, long at, int length) {
        Timespec software = TIME.decode(source, at, length);
        Timespec legacy = TIME.decode(source, at + ONE, length - ONE);
        Timespec hardware = TIME.decode(source, at + 2L * ONE, length - 2 * ONE);
        return software == null || legacy == null || hardware == null
                ? null
                : new Timestamping(software, legacy, hardware);
    }
}
