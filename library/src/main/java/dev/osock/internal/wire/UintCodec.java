package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// One or two bytes ↔ the unsigned value.
final class UintCodec implements ShapeCodec<Integer> {

    static final UintCodec BYTE = new UintCodec(Byte.BYTES);
    static final UintCodec SHORT = new UintCodec(Short.BYTES);

    private final int bytes;

    UintCodec(int bytes) {
        this.bytes = bytes;
    }

    @Override
    public int size(Integer value) {
        return bytes;
    }

    @Override
    public int room() {
        return bytes;
    }

    @Override
    public void encode(Integer value, MemorySegment target, long at) {
        if (value < 0 || value >> (bytes * Byte.SIZE) != 0) {
            throw new IllegalArgumentException(value + " is no unsigned number of " + bytes + " bytes");
        }
        if (bytes == Byte.BYTES) {
            target.set(JAVA_BYTE, at, value.byteValue());
        } else {
            target.set(JAVA_SHORT_UNALIGNED, at, value.shortValue());
        }
    }

    @Override
    public @Nullable Integer decode(MemorySegment source, long at, int length) {
        if (length < bytes) {
            return null;
        }
        return bytes == Byte.BYTES
                ? Byte.toUnsignedInt(source.get(JAVA_BYTE, at))
                : Short.toUnsignedInt(source.get(JAVA_SHORT_UNALIGNED, at));
    }
}
