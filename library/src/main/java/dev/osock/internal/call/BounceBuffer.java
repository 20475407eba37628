package dev.osock.internal.call;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/// Native memory through which the bytes of heap buffers go to and from the kernel, during one attempt.
///
/// @param bytes the memory, as a buffer
/// @param address where it is
public record BounceBuffer(ByteBuffer bytes, long address) {

    /// The size of a pooled one: a larger stream transfer takes several attempts.
    public static final int SIZE = 64 * 1024;

    private static final Pool<BounceBuffer> POOL = new Pool<>(() -> allocate(SIZE));

    /// Takes one of [#SIZE], or a larger one made for the purpose.
    public static BounceBuffer take(int size) {
        return size <= SIZE ? POOL.take() : allocate(size);
    }

    public void give() {
        if (bytes.capacity() == SIZE) {
            POOL.give(this);
        }
    }

    /// Copies bytes from a buffer, at an index of it, whose position and limit do not matter.
    ///
    /// @throws IllegalStateException if they cannot be reached, and nothing has happened yet
    void copyFrom(ByteBuffer source, int index, int offset, int size) {
        try {
            if (source.hasArray()) {
                bytes.put(offset, source.array(), source.arrayOffset() + index, size);
            } else {
                copy(source, index, bytes, offset, size);
            }
        } catch (IndexOutOfBoundsException moved) {
            throw InPlace.moved(moved);
        } catch (InternalError fault) {
            throw new IllegalStateException("the file that the buffer maps has shrunk", fault);
        }
    }

    /// Copies bytes to a buffer, at an index of it, whose position and limit do not matter.
    ///
    /// @throws IllegalStateException if they cannot be reached: their arena has been closed a moment ago, or the file
    ///     that is mapped there has shrunk
    void copyTo(ByteBuffer target, int index, int offset, int size) {
        try {
            if (target.hasArray()) {
                bytes.get(offset, target.array(), target.arrayOffset() + index, size);
            } else {
                copy(bytes, offset, target, index, size);
            }
        } catch (InternalError fault) {
            throw new IllegalStateException("the file that the buffer maps has shrunk", fault);
        }
    }

    private static void copy(ByteBuffer source, int from, ByteBuffer target, int to, int size) {
        if (isMapped(source) || isMapped(target)) {
            copyMapped(source, from, target, to, size);
        } else {
            target.put(to, source, from, size);
        }
    }

    private static boolean isMapped(ByteBuffer buffer) {
        return buffer.isDirect() && MemorySegment.ofBuffer(buffer).isMapped();
    }

    /// Copies where the file may have shrunk. The JDK's own copying can then end the virtual machine (JDK 25 on
    /// aarch64, once compiled, from 97 bytes on). And the fault of compiled code is told some time later, at the next
    /// call of a native method at the latest.
    private static void copyMapped(ByteBuffer source, int from, ByteBuffer target, int to, int size) {
        int whole = size & -Long.BYTES;
        for (int i = 0; i < whole; i += Long.BYTES) {
            target.putLong(to + i, source.getLong(from + i));
        }
        for (int i = whole; i < size; i++) {
            target.put(to + i, source.get(from + i));
        }
        Thread.holdsLock(POOL);
    }

    void zero(int size) {
        MemorySegment.ofBuffer(bytes).asSlice(0, size).fill((byte) 0);
    }

    private static BounceBuffer allocate(int size) {
        MemorySegment memory = Arena.ofAuto().allocate(size);
        return new BounceBuffer(memory.asByteBuffer(), memory.address());
    }
}
