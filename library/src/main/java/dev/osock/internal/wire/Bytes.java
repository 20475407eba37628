package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;

/// A run of bytes ↔ a `byte[]`.
final class Bytes {

    private Bytes() {}

    static int write(byte[] bytes, MemorySegment target, long offset) {
        MemorySegment.copy(bytes, 0, target, JAVA_BYTE, offset, bytes.length);
        return bytes.length;
    }

    static byte[] read(MemorySegment source, long offset, int length) {
        byte[] bytes = new byte[length];
        MemorySegment.copy(source, JAVA_BYTE, offset, bytes, 0, length);
        return bytes;
    }
}
