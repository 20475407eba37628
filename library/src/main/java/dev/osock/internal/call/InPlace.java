package dev.osock.internal.call;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/// Which buffers the kernel may use where they are: the direct ones, but for those of a shared arena. The kernel is
/// handed addresses, which keep no arena open; a shared one can be closed by another thread in the middle of a system
/// call, and a confined one by the calling thread only, which is in it.
///
/// Other threads may move a buffer's position and limit at any time. So each is looked at once by whoever uses it, and
/// nothing here depends on them.
public final class InPlace {

    /// The largest that the JDK computes with: 1 GiB.
    private static final int MODULUS = 1 << 30;

    /// What the scopes of shared arenas are.
    private static final Class<?> SHARED = Arena.ofShared().scope().getClass();

    /// What the scopes of confined arenas are.
    private static final Class<?> CONFINED = confined();

    private InPlace() {}

    private static Class<?> confined() {
        try (Arena arena = Arena.ofConfined()) {
            return arena.scope().getClass();
        }
    }

    /// Whether the memory of a buffer stays as long as the buffer is reachable, whatever others do: it is direct, and
    /// of no arena that can be closed.
    public static boolean stays(ByteBuffer buffer) {
        if (!buffer.isDirect()) {
            return false;
        }
        Class<?> scope = MemorySegment.ofBuffer(buffer).scope().getClass();
        return scope != SHARED && scope != CONFINED;
    }

    /// Finds where the first byte of a buffer is, that of index 0.
    ///
    /// @return its address, or 0 if the bytes are to be copied on their way
    /// @throws IllegalStateException if the arena of the buffer is closed
    /// @throws WrongThreadException if the arena of the buffer is another thread's
    static long address(ByteBuffer buffer) {
        if (!buffer.isDirect()) {
            return 0;
        }
        MemorySegment rest = MemorySegment.ofBuffer(buffer); // from the position on, whatever that is just now
        check(rest);
        return rest.scope().getClass() == SHARED ? 0 : first(buffer, rest.address());
    }

    /// Finds where the first byte is from the address of any other: an address modulo a number that is larger than the
    /// buffer tells how far they are apart. A view of the buffer would tell it too, and sometimes be allocated for
    /// that.
    private static long first(ByteBuffer buffer, long other) {
        if (buffer.capacity() >= MODULUS) {
            return MemorySegment.ofBuffer(buffer.slice(0, 0)).address();
        }
        return other - ((other - buffer.alignmentOffset(0, MODULUS)) & (MODULUS - 1));
    }

    /// Gives what the bytes up to an end are copied to and from, at the same indices.
    ///
    /// @throws IllegalStateException if they are there no more
    static ByteBuffer copied(ByteBuffer buffer, int end) {
        try {
            return buffer.isDirect() ? buffer.slice(0, end) : buffer;
        } catch (IndexOutOfBoundsException moved) {
            throw moved(moved);
        }
    }

    /// Makes sure that there still is what is copied, before the kernel takes or gives it.
    ///
    /// @throws IllegalStateException if the arena of the buffer is closed
    static void check(ByteBuffer copied) {
        if (copied.isDirect()) {
            check(MemorySegment.ofBuffer(copied));
        }
    }

    private static void check(MemorySegment bytes) {
        if (!bytes.scope().isAlive()) {
            throw new IllegalStateException("the arena of the buffer is closed");
        }
        if (!bytes.isAccessibleBy(Thread.currentThread())) {
            throw new WrongThreadException("the arena of the buffer is confined to another thread");
        }
    }

    /// Moves a buffer's position, if it still can: another thread may have lowered the limit meanwhile.
    static void move(ByteBuffer buffer, int position) {
        try {
            buffer.position(position);
        } catch (IllegalArgumentException _) {
            // what the call returns or throws tells how far it has come
        }
    }

    static IllegalStateException moved(IndexOutOfBoundsException cause) {
        return new IllegalStateException("another thread has moved the limit of the buffer", cause);
    }
}
