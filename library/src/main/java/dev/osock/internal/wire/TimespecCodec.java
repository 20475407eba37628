package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.osock.internal.abi.Abi;
import dev.osock.option.Timespec;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// `struct timespec` ↔ [Timespec].
final class TimespecCodec implements ShapeCodec<Timespec> {

    static final TimespecCodec CODEC = new TimespecCodec();

    static final int SIZE = Abi.current().size("timespec");
    private static final int SEC = Abi.current().offset("timespec", "tv_sec");
    private static final int NSEC = Abi.current().offset("timespec", "tv_nsec");

    @Override
    public int size(Timespec value) {
        return SIZE;
    }

    @Override
    public int room() {
        return SIZE;
    }

    @Override
    public void encode(Timespec value, MemorySegment target, long at) {
        target.set(JAVA_LONG_UNALIGNED, at + SEC, value.sec());
        target.set(JAVA_LONG_UNALIGNED, at + NSEC, value.nsec());
    }

    @Override
    public @Nullable Timespec decode(MemorySegment source, long at, int length) {
        return length < SIZE
                ? null
                : new Timespec(
                        source.get(JAVA_LONG_UNALIGNED, at + SEC), source.get(JAVA_LONG_UNALIGNED, at + NSEC));
    }
}
