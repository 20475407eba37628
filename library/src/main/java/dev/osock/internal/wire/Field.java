package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.osock.address.In6Addr;
import dev.osock.address.InAddr;
import dev.osock.address.Sockaddr;
import dev.osock.internal.abi.Abi;
import java.lang.foreign.MemorySegment;

/// A field of a structure: it is written and read where the structure is in memory. A number is of 1, 2, 4 or 8 bytes.
///
/// @param offset where it is in the structure
/// @param size how long it is
record Field(int offset, int size) {

    static Field of(String struct, String name) {
        return new Field(Abi.current().offset(struct, name), Abi.current().size(struct, name));
    }

    /// Finds several fields, named with a space between two.
    static Field[] all(String struct, String names) {
        String[] each = names.split(" ", -1);
        Field[] fields = new Field[each.length];
        for (int i = 0; i < each.length; i++) {
            fields[i] = of(struct, each[i]);
        }
        return fields;
    }

    /// Reads an unsigned number, or any of 8 bytes.
    long wide(MemorySegment source, long at) {
        return switch (size) {
            case Byte.BYTES -> Byte.toUnsignedLong(source.get(JAVA_BYTE, at + offset));
            case Short.BYTES -> Short.toUnsignedLong(source.get(JAVA_SHORT_UNALIGNED, at + offset));
            case Integer.BYTES -> Integer.toUnsignedLong(source.get(JAVA_INT_UNALIGNED, at + offset));
            default -> source.get(JAVA_LONG_UNALIGNED, at + offset);
        };
    }

    /// Reads a signed number of 4 bytes, or an unsigned one of fewer.
    int number(MemorySegment source, long at) {
        return (int) wide(source, at);
    }

    boolean flag(MemorySegment source, long at) {
        return wide(source, at) != 0;
    }

    InAddr inAddr(MemorySegment source, long at) {
        return InAddrCodec.read(source, at + offset);
    }

    In6Addr in6Addr(MemorySegment source, long at) {
        return InAddrCodec.read6(source, at + offset);
    }

    Sockaddr sockaddr(MemorySegment source, long at) {
        return SockaddrCodec.decode(source, at + offset, size);
    }

    /// Reads so many bytes, or as many as there are.
    byte[] bytes(MemorySegment source, long at, int count) {
        return Bytes.read(source, at + offset, Math.min(count, size));
    }

    /// Reads an unsigned number of up to 4 bytes in network order.
    long networkOrder(MemorySegment source, long at) {
        return swapped(wide(source, at));
    }

    /// Reads characters of one byte each, up to a NUL or the end.
    String text(MemorySegment source, long at) {
        String all = new String(bytes(source, at, size), ISO_8859_1);
        int end = all.indexOf(0);
        return end < 0 ? all : all.substring(0, end);
    }

    /// Writes an unsigned number, or any of 8 bytes.
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

    /// Writes a signed number of 4 bytes, or an unsigned one of fewer.
    ///
    /// @throws IllegalArgumentException if the field cannot hold it
    void put(MemorySegment target, long at, int value) {
        put(target, at, size == Integer.BYTES ? Integer.toUnsignedLong(value) : (long) value);
    }

    /// Writes an unsigned number of up to 4 bytes in network order.
    ///
    /// @throws IllegalArgumentException if the field cannot hold it
    void putNetworkOrder(MemorySegment target, long at, long value) {
        put(target, at, value);
        put(target, at, swapped(value));
    }

    /// Turns the bytes round that the field has.
    private long swapped(long value) {
        return Long.reverseBytes(value) >>> (Long.SIZE - size * Byte.SIZE);
    }

    /// Writes characters of one byte each.
    ///
    /// @throws IllegalArgumentException if there are more than the field can hold
    void put(MemorySegment target, long at, String value) {
        put(target, at, value.getBytes(ISO_8859_1));
    }

    void put(MemorySegment target, long at, boolean value) {
        put(target, at, value ? 1L : 0L);
    }

    void put(MemorySegment target, long at, InAddr value) {
        InAddrCodec.write(value, target, at + offset);
    }

    void put(MemorySegment target, long at, In6Addr value) {
        InAddrCodec.write(value, target, at + offset);
    }

    /// Writes an address of any family into a `struct sockaddr_storage`.
    void put(MemorySegment target, long at, Sockaddr value) {
        SockaddrCodec.encode(value, target, at + offset);
    }

    /// Writes bytes.
    ///
    /// @throws IllegalArgumentException if there are more than the field can hold
    void put(MemorySegment target, long at, byte[] value) {
        if (value.length > size) {
            throw new IllegalArgumentException("more than " + size + " bytes: " + value.length);
        }
        Bytes.write(value, target, at + offset);
    }
}
