package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.osock.address.SockaddrUn;
import dev.osock.internal.abi.Abi;
import java.lang.foreign.MemorySegment;

/// `struct sockaddr_un` behind its family ↔ [SockaddrUn]. The length says how long a name is; a path name ends at its
/// first NUL as well, which need not be there.
final class SockaddrUnCodec {

    private static final int PATH = Abi.current().offset("sockaddr_un", "sun_path");
    private static final int CAPACITY = Abi.current().size("sockaddr_un", "sun_path");

    private SockaddrUnCodec() {}

    static int encode(SockaddrUn address, MemorySegment target, long offset) {
        return PATH + Bytes.write(address.bytes(), target, offset + PATH);
    }

    /// Tells whether a [SockaddrUn] can hold the name. Linux also takes a path name that fills `sun_path` without a
    /// NUL, and reports it in one byte more than the struct has.
    static boolean fits(MemorySegment source, long offset, int size) {
        int length = nameLength(source, offset, size);
        return length < CAPACITY || (length == CAPACITY && source.get(JAVA_BYTE, offset + PATH) == 0);
    }

    static SockaddrUn decode(MemorySegment source, long offset, int size) {
        int length = nameLength(source, offset, size);
        return length == 0 ? SockaddrUn.unnamed() : new SockaddrUn(Bytes.read(source, offset + PATH, length));
    }

    private static int nameLength(MemorySegment source, long offset, int size) {
        int max = size - PATH;
        if (max == 0 || source.get(JAVA_BYTE, offset + PATH) == 0) {
            return max;
        }
        int length = 1;
        while (length < max && source.get(JAVA_BYTE, offset + PATH + length) != 0) {
            length++;
        }
        return length;
    }
}
