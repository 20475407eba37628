package dev.osock.internal.kernel;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Native memory for the small parameters and results of one system call at a time: errno, an address, a length, a
/// value.
///
/// It outlives the call and is reused, so that a call allocates nothing. It has one user at a time and is not
/// thread-safe. Sixteen are allocated at once, since an arena for each would weigh more on the heap than they do
/// outside; their memory goes when none of them is reachable any more.
///
/// ```
///   0  errno          written by every call
///  16  length         socklen_t, in and out
///  24  poll           two struct pollfd
///  48  timespec       for ppoll
///  64  address        struct sockaddr_storage
/// 192  value          small option values, 64 bytes
/// ```
public final class Scratch {

    /// Where an address goes, from the start of [#memory()].
    public static final long ADDRESS = 64;

    /// The size of the address room: that of `struct sockaddr_storage`.
    public static final int ADDRESS_SIZE = 128;

    /// Where an option value goes, from the start of [#memory()].
    public static final long VALUE = 192;

    /// The size of the room for an option value.
    public static final int VALUE_SIZE = 64;

    static final long ERRNO = 0;
    private static final int NOT_CALLED = -1;
    static final long LENGTH = 16;
    static final long POLL = 24;
    static final long TIMESPEC = 48;
    private static final long SIZE = 256;

    private static final int AT_ONCE = 16;
    private static final long CACHE_LINE = 64;

    /// What is left of those that were allocated last. Guarded by the class.
    private static MemorySegment rest = MemorySegment.NULL;

    final MemorySegment memory;
    final long base;

    /// Allocates the memory.
    public Scratch() {
        memory = next();
        base = memory.address();
    }

    /// Reads and writes as system calls do. What that takes of the machine is made with the first time, which needs
    /// much stack.
    public void prepare() {
        memory.set(JAVA_INT, VALUE, memory.get(JAVA_INT, VALUE));
        memory.set(JAVA_LONG_UNALIGNED, VALUE, memory.get(JAVA_LONG_UNALIGNED, VALUE));
    }

    private static synchronized MemorySegment next() {
        if (rest.byteSize() == 0) {
            rest = Arena.ofAuto().allocate(AT_ONCE * SIZE, CACHE_LINE);
        }
        MemorySegment taken = rest.asSlice(0, SIZE);
        rest = rest.asSlice(SIZE);
        return taken;
    }

    /// Gives the memory, for `wire` to read and write addresses and values in.
    ///
    /// @return all of it; the rooms are at [#ADDRESS] and [#VALUE]
    public MemorySegment memory() {
        return memory;
    }

    /// Gives the length that the last call wrote beside an address or value, never more than the room for it.
    ///
    /// @param room the size of the room that the call was given
    /// @return 0 to `room`
    public int length(int room) {
        return Math.clamp(memory.get(JAVA_INT, LENGTH) & 0xFFFF_FFFFL, 0, room);
    }

    /// Forgets the address: [#length] then tells that there is none.
    public void clearAddress() {
        setLength(0);
    }

    /// Gives the `int` that the last call left in the value room.
    ///
    /// @return the value
    public int intValue() {
        return memory.get(JAVA_INT, VALUE);
    }

    /// Gives the second `int` that the last call left in the value room.
    ///
    /// @return the value
    public int secondIntValue() {
        return memory.get(JAVA_INT, VALUE + Integer.BYTES);
    }

    /// Tells where the value room is.
    ///
    /// @return its address
    public long valueAddress() {
        return base + VALUE;
    }

    /// Puts an `int` into the value room.
    ///
    /// @param value the value
    public void intValue(int value) {
        memory.set(JAVA_INT, VALUE, value);
    }

    /// Makes [#wasCalled] tell of the next system call.
    public void expectCall() {
        memory.set(JAVA_INT, ERRNO, NOT_CALLED);
    }

    /// Tells whether the kernel has been called since [#expectCall], whatever was thrown then: the call leaves an
    /// errno, if only an old one.
    ///
    /// @return true if it was
    public boolean wasCalled() {
        return errno() != NOT_CALLED;
    }

    int errno() {
        return memory.get(JAVA_INT, ERRNO);
    }

    void setLength(int length) {
        memory.set(JAVA_INT, LENGTH, length);
    }

    void setTimespec(long nanos) {
        memory.set(JAVA_LONG_UNALIGNED, TIMESPEC, nanos / 1_000_000_000L);
        memory.set(JAVA_LONG_UNALIGNED, TIMESPEC + 8, nanos % 1_000_000_000L);
    }
}
