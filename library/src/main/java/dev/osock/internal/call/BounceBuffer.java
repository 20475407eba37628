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
                bytes.put(offset, source, index, size);
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
                target.put(index, bytes, offset, size);
            }
        } catch (InternalError fault) {
            throw new IllegalStateException("the file that the buffer maps has shrunk", fault);
        }
    }

    void zero(int size) {
        MemorySegment.ofBuffer(bytes).asSlice(0, size).fill((byte) 0);
    }

    private static BounceBuffer allocate(int size) {
        MemorySegment memory = Arena.ofAuto().allocate(size);
        return new BounceBuffer(memory.asByteBuffer(), memory.address());
    }
}
