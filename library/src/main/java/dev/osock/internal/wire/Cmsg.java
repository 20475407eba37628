package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.osock.internal.abi.Abi;
import java.lang.foreign.MemorySegment;

/// `struct cmsghdr`, the header of a control message: its bytes follow, and the next message begins at a multiple of 8.
final class Cmsg {

    /// How long the header is.
    static final int HEADER = Abi.current().size("cmsghdr");

    private static final int LEN = Abi.current().offset("cmsghdr", "cmsg_len");
    private static final int LEVEL = Abi.current().offset("cmsghdr", "cmsg_level");
    private static final int TYPE = Abi.current().offset("cmsghdr", "cmsg_type");

    private Cmsg() {}

    /// `CMSG_SPACE`: how much a message of so many bytes takes.
    static long space(long size) {
        return HEADER + aligned(size);
    }

    /// Writes a header and clears the place for the bytes.
    static void put(MemorySegment target, long at, int level, int type, int size) {
        for (long i = 0; i < space(size); i += Long.BYTES) {
            target.set(JAVA_LONG_UNALIGNED, at + i, 0);
        }
        target.set(JAVA_LONG_UNALIGNED, at + LEN, HEADER + (long) size);
        target.set(JAVA_INT_UNALIGNED, at + LEVEL, level);
        target.set(JAVA_INT_UNALIGNED, at + TYPE, type);
    }

    /// Tells where messages end that are said to have so many bytes: within the memory.
    static long end(MemorySegment control, long length) {
        return Math.clamp(length, 0, control.byteSize());
    }

    /// Tells how long a message is, with its header; 0 if there is none that is whole.
    static long length(MemorySegment control, long at, long end) {
        if (end - at < HEADER) {
            return 0;
        }
        long claimed = control.get(JAVA_LONG_UNALIGNED, at + LEN);
        return claimed < HEADER || claimed > end - at ? 0 : claimed;
    }

    /// Tells where the next message begins.
    static long next(long at, long length, long end) {
        return Math.min(end, at + aligned(length));
    }

    /// Finds the first message of a type.
    ///
    /// @return where its bytes are, or -1
    static long find(MemorySegment control, long length, int level, int type) {
        long end = end(control, length);
        long at = 0;
        for (long whole = length(control, at, end); whole > 0; whole = length(control, at, end)) {
            if (level(control, at) == level && type(control, at) == type) {
                return at + HEADER;
            }
            at = next(at, whole, end);
        }
        return -1;
    }

    /// Tells how many bytes a message has, which [#find] has found.
    static int size(MemorySegment control, long body) {
        return (int) (control.get(JAVA_LONG_UNALIGNED, body - HEADER + LEN) - HEADER);
    }

    static int level(MemorySegment control, long at) {
        return control.get(JAVA_INT_UNALIGNED, at + LEVEL);
    }

    static int type(MemorySegment control, long at) {
        return control.get(JAVA_INT_UNALIGNED, at + TYPE);
    }

    private static long aligned(long size) {
        return (size + Long.BYTES - 1) & -Long.BYTES;
    }
}
