package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.osock.option.IntList;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Bits in words of 32, the lowest first ↔ the numbers of those that are set, from 1 on.
final class BitNumbersCodec implements ShapeCodec<IntList> {

    /// What is usual.
    private static final int ROOM = 64;

    /// As much as is ever read.
    private static final int MOST = 1 << 20;

    @Override
    public int room() {
        return ROOM;
    }

    @Override
    public int size(IntList value) {
        long highest = 0;
        for (long number : value.values()) {
            highest = Math.max(highest, number);
        }
        long words = (highest + Integer.SIZE - 1) / Integer.SIZE;
        return (int) Math.min(MOST, words * Integer.BYTES);
    }

    @Override
    public boolean isVariable() {
        return true;
    }

    @Override
    public void encode(IntList value, MemorySegment target, long at) {
        for (long number : value.values()) {
            if (number < 1 || number > (long) MOST * Byte.SIZE) {
                throw new IllegalArgumentException(number + " is not a bit's number");
            }
            long word = at + (number - 1) / Integer.SIZE * Integer.BYTES;
            int bits = target.get(JAVA_INT_UNALIGNED, word);
            target.set(JAVA_INT_UNALIGNED, word, bits | 1 << (number - 1) % Integer.SIZE);
        }
    }

    @Override
    public @Nullable IntList decode(MemorySegment source, long at, int length) {
        List<Long> numbers = new ArrayList<>();
        for (long word = 0; word + Integer.BYTES <= length; word += Integer.BYTES) {
            int bits = source.get(JAVA_INT_UNALIGNED, at + word);
            for (int i = 0; i < Integer.SIZE; i++) {
                if ((bits & 1 << i) != 0) {
                    numbers.add(word * Byte.SIZE + i + 1);
                }
            }
        }
        return new IntList(numbers);
    }
}
