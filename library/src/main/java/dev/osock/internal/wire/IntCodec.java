package dev.osock.internal.wire;

import java.lang.foreign.MemorySegment;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// One, two (unsigned) or four bytes ↔ a value that is made of an `int`.
///
/// @param <T> the type of the values
final class IntCodec<T> implements ShapeCodec<T> {

    private final Field field;
    private final ToIntFunction<T> number;
    private final IntFunction<T> value;

    IntCodec(int bytes, ToIntFunction<T> number, IntFunction<T> value) {
        this.field = new Field(0, bytes);
        this.number = number;
        this.value = value;
    }

    @Override
    public int room() {
        return field.size();
    }

    @Override
    public void encode(T value, MemorySegment target, long at) {
        field.put(target, at, number.applyAsInt(value));
    }

    @Override
    public @Nullable T decode(MemorySegment source, long at, int length) {
        return length < field.size() ? null : value.apply(field.number(source, at));
    }
}
