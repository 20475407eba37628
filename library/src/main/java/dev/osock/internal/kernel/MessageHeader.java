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

    /// The message's buffers; at most [#IOV_MAX] of them.
    public final IoVector buffers = new IoVector();

    private final MemorySegment header = allocate(HEADER_SIZE);
    private MemorySegment control = allocate(USUAL_CONTROL);
    private int controlRoom;

    private static MemorySegment allocate(long size) {
        return Arena.ofAuto().allocate(size, 8);
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

    /// Gives the memory of the control messages: those that are to be sent, or those that the last [Kernel#recvmsg]
    /// left.
    ///
    /// @return the memory; of what was received [#receivedLength] tells how much of it they fill
    public MemorySegment control() {
        return control;
    }

    /// Tells how long the control messages are that the last [Kernel#recvmsg] left.
    ///
    /// @return how many bytes they fill, never more than there was room for
    public long receivedLength() {
        return Math.clamp(controlLength(header, 0), 0, controlRoom);
    }

    /// Gives the `MSG_*` flags that the last [Kernel#recvmsg] left.
    ///
    /// @return the bits
    public int flags() {
        return flags(header, 0);
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
        buffers.shrink();
    }

    /// Fills the header in.
    ///
    /// @return its address
    long fill(long name, int nameLength, long controlLength) {
        write(header, 0, name, nameLength, buffers.address(0), buffers.count(), control.address(), controlLength);
        return header.address();
    }

    /// Writes a `struct msghdr`.
    static void write(
            MemorySegment target,
            long at,
            long name,
            int nameLength,
            long buffers,
            long count,
            long control,
            long controlLength) {
        target.set(JAVA_LONG_UNALIGNED, at + NAME, nameLength == 0 ? 0 : name);
        target.set(JAVA_INT, at + NAMELEN, nameLength);
        target.set(JAVA_LONG_UNALIGNED, at + IOV, buffers);
        target.set(JAVA_LONG_UNALIGNED, at + IOVLEN, count);
        target.set(JAVA_LONG_UNALIGNED, at + CONTROL, controlLength == 0 ? 0 : control);
        target.set(JAVA_LONG_UNALIGNED, at + CONTROLLEN, controlLength);
        target.set(JAVA_INT, at + FLAGS, 0);
    }

    /// Says in a `struct msghdr` where its buffers are, whose place among those of a vector it has.
    static void placeBuffers(MemorySegment target, long at, IoVector all) {
        int first = (int) target.get(JAVA_LONG_UNALIGNED, at + IOV);
        target.set(JAVA_LONG_UNALIGNED, at + IOV, all.address(first));
    }

    /// Says in a `struct msghdr` again what room there is, after a receive has written there what it took.
    static void rewrite(MemorySegment target, long at, int nameRoom, long controlRoom) {
        target.set(JAVA_INT, at + NAMELEN, nameRoom);
        target.set(JAVA_LONG_UNALIGNED, at + CONTROLLEN, controlRoom);
        target.set(JAVA_INT, at + FLAGS, 0);
    }

    /// Reads how long the address is in a `struct msghdr`.
    static int nameLength(MemorySegment source, long at) {
        return source.get(JAVA_INT, at + NAMELEN);
    }

    /// Reads how long the control messages are in a `struct msghdr`.
    static long controlLength(MemorySegment source, long at) {
        return source.get(JAVA_LONG_UNALIGNED, at + CONTROLLEN);
    }

    /// Reads the `MSG_*` flags in a `struct msghdr`.
    static int flags(MemorySegment source, long at) {
        return source.get(JAVA_INT, at + FLAGS);
    }

    /// Fills the header in for a receive, with all the room there is.
    long fill(long name, int nameRoom) {
        return fill(name, nameRoom, controlRoom);
    }

    int nameLength() {
        return nameLength(header, 0);
    }
}
