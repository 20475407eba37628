package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.osock.kind.Type;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// A C `int` ↔ [Type].
final class TypeCodec implements ShapeCodec<Type> {

    static final TypeCodec CODEC = new TypeCodec();

    @Override
    public int size(Type value) {
        return Integer.BYTES;
    }

    @Override
    public int room() {
        return Integer.BYTES;
    }

    @Override
    public void encode(Type value, MemorySegment target, long at) {
        target.set(JAVA_INT_UNALIGNED, at, value.number());
    }

    @Override
    public @Nullable Type decode(MemorySegment source, long at, int length) {
        return length < Integer.BYTES ? null : Type.of(source.get(JAVA_INT_UNALIGNED, at));
    }
}
