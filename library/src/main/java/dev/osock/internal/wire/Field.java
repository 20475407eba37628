package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.osock.internal.abi.Abi;
import java.lang.foreign.MemorySegment;

/// A number in a structure, unsigned, of 1, 2, 4 or 8 bytes.
///
/// @param offset where it is
/// @param size how long it is
record Field(int offset, int size) {

    static Field of(String struct, String name) {
        return new Field(Abi.current().offset(struct, name), Abi.current().size(struct, name));
    }

    long get(MemorySegment source, long at) {
        return switch (size) {
            case Byte.BYTES -> Byte.toUnsignedLong(source.get(JAVA_BYTE, at + offset));
            case Short.BYTES -> Short.toUnsignedLong(source.get(JAVA_SHORT_UNALIGNED, at + offset));
            case Integer.BYTES -> Integer.toUnsignedLong(source.get(JAVA_INT_UNALIGNED, at + offset));
            default -> source.get(JAVA_LONG_UNALIGNED, at + offset);
        };
    }

    int getInt(MemorySegment source, long at) {
        return (int) get(source, at);
    }

    /// Writes a value.
    ///
    /// @throws IllegalArgumentException if the field cannot hold it
    void put(MemorySegment target, long at, long value) {
        if (size < Long.BYTES && value >> (size * Byte.SIZE) != 0) {
            throw new IllegalArgumentException(value + " is no unsigned number of " + size + " bytes");
        }
        switch (size) {
            case Byte.BYTES -> target.set(JAVA_BYTE, at + offset, (byte) value);
            case Short.BYTES -> target.set(JAVA_SHORT_UNALIGNED, at + offset, (short) value);
            case Integer.BYTES -> target.set(JAVA_INT_UNALIGNED, at + offset, (int) value);
            default -> target.set(JAVA_LONG_UNALIGNED, at + offset, value);
        }
    }

    /// Writes a signed `int` into a field of that size.
    void putInt(MemorySegment target, long at, int value) {
        put(target, at, Integer.toUnsignedLong(value));
    }
}
