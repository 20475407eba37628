package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.osock.option.IntList;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Any number of C `int`s, unsigned ↔ [IntList].
final class IntsCodec implements ShapeCodec<IntList> {

    static final IntsCodec CODEC = new IntsCodec();

    /// More groups than a process usually has.
    private static final int ROOM = 256 * Integer.BYTES;

    @Override
    public int size(IntList value) {
        return value.values().size() * Integer.BYTES;
    }

    @Override
    public int room() {
        return ROOM;
    }

    @Override
    public boolean isVariable() {
        return true;
    }

    @Override
    public void encode(IntList value, MemorySegment target, long at) {
        for (long number : value.values()) {
            Uint32Codec.CODEC.encode(number, target, at);
            at += Integer.BYTES;
        }
    }

    @Override
    public @Nullable IntList decode(MemorySegment source, long at, int length) {
        List<Long> values = new ArrayList<>();
        for (int i = 0; i + Integer.BYTES <= length; i += Integer.BYTES) {
            values.add(Integer.toUnsignedLong(source.get(JAVA_INT_UNALIGNED, at + i)));
        }
        return new IntList(values);
    }
}
