package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.osock.internal.abi.Abi;
import dev.osock.option.Timeval;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// `struct timeval` ↔ [Timeval].
final class TimevalCodec implements ShapeCodec<Timeval> {

    static final TimevalCodec CODEC = new TimevalCodec();

    private static final int SIZE = Abi.current().size("timeval");
    private static final int SEC = Abi.current().offset("timeval", "tv_sec");
    private static final int USEC = Abi.current().offset("timeval", "tv_usec");

    @Override
    public int size(Timeval value) {
        return SIZE;
    }

    @Override
    public int room() {
        return SIZE;
    }

    @Override
    public void encode(Timeval value, MemorySegment target, long at) {
        target.set(JAVA_LONG_UNALIGNED, at + SEC, value.sec());
        target.set(JAVA_LONG_UNALIGNED, at + USEC, value.usec());
    }

    @Override
    public @Nullable Timeval decode(MemorySegment source, long at, int length) {
        return length < SIZE
                ? null
                : new Timeval(
                        source.get(JAVA_LONG_UNALIGNED, at + SEC), source.get(JAVA_LONG_UNALIGNED, at + USEC));
    }
}
