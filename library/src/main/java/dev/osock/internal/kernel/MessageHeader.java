package dev.osock.internal.kernel;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.osock.internal.abi.Abi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Native memory for the `struct msghdr` of one sendmsg(2) or recvmsg(2) at a time, with the `struct iovec`s and the
/// control messages that it points to. The address is that of the call's [Scratch].
///
/// It outlives the call and is reused; it grows to what is asked for and keeps no more than is usual.
public final class MessageHeader {

    /// The most buffers that one system call takes.
    public static final int IOV_MAX = Abi.current().number("IOV_MAX");

    /// How many bytes of control messages a receive has room for that is not told otherwise: what 253 descriptors take,
    /// 1032, and as much again for all that a socket's options add.
    public static final int USUAL_CONTROL = 2048;

    private static final int HEADER_SIZE = Abi.current().size("msghdr");
    private static final int NAME = Abi.current().offset("msghdr", "msg_name");
    private static final int NAMELEN = Abi.current().offset("msghdr", "msg_namelen");
    private static final int IOV = Abi.current().offset("msghdr", "msg_iov");
    private static final int IOVLEN = Abi.current().offset("msghdr", "msg_iovlen");
    private static final int CONTROL = Abi.current().offset("msghdr", "msg_control");
    private static final int CONTROLLEN = Abi.current().offset("msghdr", "msg_controllen");
    private static final int FLAGS = Abi.current().offset("msghdr", "msg_flags");
    private static final int IOVEC_SIZE = Abi.current().size("iovec");
    private static final int IOV_BASE = Abi.current().offset("iovec", "iov_base");
    private static final int IOV_LEN = Abi.current().offset("iovec", "iov_len");

    private static final int USUAL_BUFFERS = 16;

    private final MemorySegment header = allocate(HEADER_SIZE);
    private MemorySegment buffers = allocate((long) USUAL_BUFFERS * IOVEC_SIZE);
    private MemorySegment control = allocate(USUAL_CONTROL);
    private int count;
    private int controlRoom;

    private static MemorySegment allocate(long size) {
        return Arena.ofAuto().allocate(size, 8);
    }

    /// Forgets the buffers, for the next attempt.
    public void clearBuffers() {
        count = 0;
    }

    /// Adds a buffer; at most [#IOV_MAX] of them.
    ///
    /// @param address where it is
    /// @param size how long it is
    public void addBuffer(long address, long size) {
        long at = (long) count * IOVEC_SIZE;
        if (at == buffers.byteSize()) {
            buffers = allocate(at * 2).copyFrom(buffers);
        }
        buffers.set(JAVA_LONG_UNALIGNED, at + IOV_BASE, address);
        buffers.set(JAVA_LONG_UNALIGNED, at + IOV_LEN, size);
        count++;
    }

    /// Tells how long a buffer is.
    ///
    /// @param index which one, in the order of adding
    /// @return its size
    public long size(int index) {
        return buffers.get(JAVA_LONG_UNALIGNED, (long) index * IOVEC_SIZE + IOV_LEN);
    }

    /// Says where a buffer is.
    ///
    /// @param index which one, in the order of adding
    /// @param address its place
    public void place(int index, long address) {
        buffers.set(JAVA_LONG_UNALIGNED, (long) index * IOVEC_SIZE + IOV_BASE, address);
    }

    /// Tells how many buffers were added.
    ///
    /// @return the count
    public int buffers() {
        return count;
    }

    /// Makes room for control messages.
    ///
    /// @param size how much
    public void makeRoom(int size) {
        if (size > control.byteSize()) {
            control = allocate(size);
        }
        controlRoom = size;
    }

    /// Gives room for control messages.
    ///
    /// @param size how much
    /// @return memory of that size, 8-aligned; its contents are undefined
    public MemorySegment control(int size) {
        makeRoom(size);
        return control.asSlice(0, size);
    }

    /// Gives memory for something else, such as the value of an option.
    ///
    /// @param size how much
    /// @return memory of that size, 8-aligned and zero: nothing of an earlier use reaches the kernel or a caller
    public MemorySegment zeroed(int size) {
        return control(size).fill((byte) 0);
    }

    /// Gives the memory that the last [Kernel#recvmsg] left control messages in.
    ///
    /// @return the memory; [#receivedLength] tells how much of it they fill
    public MemorySegment received() {
        return control;
    }

    /// Tells how long the control messages are that the last [Kernel#recvmsg] left.
    ///
    /// @return how many bytes they fill, never more than there was room for
    public long receivedLength() {
        return Math.clamp(header.get(JAVA_LONG_UNALIGNED, CONTROLLEN), 0, controlRoom);
    }

    /// Gives the `MSG_*` flags that the last [Kernel#recvmsg] left.
    ///
    /// @return the bits
    public int flags() {
        return header.get(JAVA_INT, FLAGS);
    }

    /// Forgets what a receive left: no control messages, no flags.
    public void clearReceived() {
        header.set(JAVA_LONG_UNALIGNED, CONTROLLEN, 0);
        header.set(JAVA_INT, FLAGS, 0);
    }

    /// Gives memory back that is more than usual.
    public void shrink() {
        if (control.byteSize() > USUAL_CONTROL) {
            control = allocate(USUAL_CONTROL);
        }
        controlRoom = 0;
        count = 0;
    }

    /// Fills the header in.
    ///
    /// @return its address
    long fill(long name, int nameLength, long controlLength) {
        header.set(JAVA_LONG_UNALIGNED, NAME, nameLength == 0 ? 0 : name);
        header.set(JAVA_INT, NAMELEN, nameLength);
        header.set(JAVA_LONG_UNALIGNED, IOV, buffers.address());
        header.set(JAVA_LONG_UNALIGNED, IOVLEN, count);
        header.set(JAVA_LONG_UNALIGNED, CONTROL, controlLength == 0 ? 0 : control.address());
        header.set(JAVA_LONG_UNALIGNED, CONTROLLEN, controlLength);
        header.set(JAVA_INT, FLAGS, 0);
        return header.address();
    }

    /// Fills the header in for a receive, with all the room there is.
    long fill(long name, int nameRoom) {
        return fill(name, nameRoom, controlRoom);
    }

    int nameLength() {
        return header.get(JAVA_INT, NAMELEN);
    }
}
