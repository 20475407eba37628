package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.osock.address.Sockaddr;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Addresses that were decoded a short while ago, found again by their bytes: of a peer that sends often nothing is
/// made anew. Not thread-safe.
public final class AddressCache {

    private static final int ROWS = 256;
    private static final int MAX = SockaddrCodec.MAX;

    private final MemorySegment bytes = Arena.ofAuto().allocate((long) ROWS * MAX, Long.BYTES);
    private final @Nullable Sockaddr[] decoded = new Sockaddr[ROWS];
    private final int[] lengths = new int[ROWS];

    /// Reads an address as [SockaddrCodec#decode] does.
    public Sockaddr decode(MemorySegment source, long offset, int length) {
        if (length <= 0 || length > MAX) {
            return SockaddrCodec.decode(source, offset, length);
        }
        int row = hash(source, offset, length) & (ROWS - 1);
        Sockaddr known = decoded[row];
        if (known != null
                && lengths[row] == length
                && areEqual(bytes, (long) row * MAX, source, offset, length)) {
            return known;
        }
        Sockaddr made = SockaddrCodec.decode(source, offset, length);
        MemorySegment.copy(source, offset, bytes, (long) row * MAX, length);
        lengths[row] = length;
        decoded[row] = made;
        return made;
    }

    /// Whether the bytes of two addresses of one length are the same.
    public static boolean areEqual(MemorySegment one, long at, MemorySegment other, long otherAt, int length) {
        return MemorySegment.mismatch(one, at, at + length, other, otherAt, otherAt + length) < 0;
    }

    private static int hash(MemorySegment source, long offset, int length) {
        int hash = length;
        for (int i = 0; i + Integer.BYTES <= length; i += Integer.BYTES) {
            hash = hash * 31 + source.get(JAVA_INT_UNALIGNED, offset + i);
        }
        hash *= 0x9E3779B9; // the bytes that differ most often, of the port and the end of the address, are high ones
        return hash ^ (hash >>> 16) ^ (hash >>> 24);
    }
}
