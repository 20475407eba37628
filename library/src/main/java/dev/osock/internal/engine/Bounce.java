package dev.osock.internal.engine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/// Native memory through which the bytes of heap buffers go to and from the kernel, during one attempt.
///
/// @param bytes the memory, as a buffer
/// @param address where it is
record Bounce(ByteBuffer bytes, long address) {

    /// The size of a pooled one: a larger stream transfer takes several attempts.
    static final int SIZE = 64 * 1024;

    private static final Pool<Bounce> POOL = new Pool<>(() -> allocate(SIZE));

    /// Takes one of [#SIZE], or a larger one made for the purpose.
    static Bounce take(int size) {
        return size <= SIZE ? POOL.take() : allocate(size);
    }

    void give() {
        if (bytes.capacity() == SIZE) {
            POOL.give(this);
        }
    }

    void zero(int size) {
        MemorySegment.ofBuffer(bytes).asSlice(0, size).fill((byte) 0);
    }

    private static Bounce allocate(int size) {
        MemorySegment memory = Arena.ofAuto().allocate(size);
        return new Bounce(memory.asByteBuffer(), memory.address());
    }
}
