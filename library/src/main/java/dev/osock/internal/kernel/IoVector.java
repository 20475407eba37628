package dev.osock.internal.kernel;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.osock.internal.abi.Abi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Native memory for an array of `struct iovec`: the buffers of a system call, one after the other. It grows to what is
/// asked for.
public final class IoVector {

    static final int SIZE = Abi.current().size("iovec");
    private static final int BASE = Abi.current().offset("iovec", "iov_base");
    private static final int LEN = Abi.current().offset("iovec", "iov_len");
    /// How many buffers one keeps room for that is reused.
    static final int USUAL = 64;

    private static final int FIRST = 16;

    private MemorySegment memory = allocate((long) FIRST * SIZE);
    private int count;

    private static MemorySegment allocate(long size) {
        return Arena.ofAuto().allocate(size, Long.BYTES);
    }

    /// Forgets the buffers, for the next attempt.
    public void clear() {
        count = 0;
    }

    /// Adds a buffer.
    ///
    /// @param address where it is
    /// @param size how long it is
    public void add(long address, long size) {
        long at = (long) count * SIZE;
        if (at == memory.byteSize()) {
            memory = allocate(at * 2).copyFrom(memory);
        }
        write(memory, at, address, size);
        count++;
    }

    /// Writes a `struct iovec`.
    static void write(MemorySegment target, long at, long address, long size) {
        target.set(JAVA_LONG_UNALIGNED, at + BASE, address);
        target.set(JAVA_LONG_UNALIGNED, at + LEN, size);
    }

    /// Tells how many buffers were added.
    ///
    /// @return the count
    public int count() {
        return count;
    }

    /// Tells how long a buffer is.
    ///
    /// @param index which one, in the order of adding
    /// @return its size
    public long size(int index) {
        return memory.get(JAVA_LONG_UNALIGNED, (long) index * SIZE + LEN);
    }

    /// Counts the bytes of the buffers from one on.
    ///
    /// @param first which one, in the order of adding
    /// @return the sum of their sizes
    public long bytes(int first) {
        long bytes = 0;
        for (int i = first; i < count; i++) {
            bytes += size(i);
        }
        return bytes;
    }

    /// Says where a buffer is.
    ///
    /// @param index which one, in the order of adding
    /// @param address its place
    public void place(int index, long address) {
        memory.set(JAVA_LONG_UNALIGNED, (long) index * SIZE + BASE, address);
    }

    /// Gives memory back that is more than usual.
    void shrink() {
        if (memory.byteSize() > (long) USUAL * SIZE) {
            memory = allocate((long) FIRST * SIZE);
        }
        count = 0;
    }

    /// Tells where the array is from a buffer on.
    long address(int index) {
        return memory.address() + (long) index * SIZE;
    }
}
