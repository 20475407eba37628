package dev.osock.internal.kernel;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.osock.internal.abi.Abi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Native memory for sendmmsg(2): the `struct mmsghdr`s of the messages of one system call and their buffers, and the
/// addresses and control messages of all that are to go, however many system calls that takes.
///
/// It grows to what is asked for, and who reuses it lets it [#shrink].
public final class MessageVector {

    /// The most messages that one system call takes.
    public static final int MOST = MessageHeader.IOV_MAX;

    static final int HEADER_SIZE = Abi.current().size("mmsghdr");
    static final int HEADER = Abi.current().offset("mmsghdr", "msg_hdr");
    static final int LENGTH = Abi.current().offset("mmsghdr", "msg_len");

    private static final int FIRST = 16;

    /// How many messages a vector keeps room for that is reused.
    private static final int USUAL = IoVector.USUAL;
    private static final int USUAL_KEPT = 1024;

    /// The buffers of all messages of the system call, one after the other.
    public final IoVector buffers = new IoVector();

    private MemorySegment headers = allocate((long) FIRST * HEADER_SIZE);
    private MemorySegment kept = allocate(USUAL_KEPT);
    private long filled;
    private int count;

    private static MemorySegment allocate(long size) {
        return Arena.ofAuto().allocate(size, Long.BYTES);
    }

    /// Gives memory behind what is kept, for an address or control messages.
    ///
    /// @param size how much
    /// @return memory of that size, 8-aligned; its contents are undefined
    public MemorySegment room(int size) {
        long place = reserve(size); // which may give other memory
        return kept.asSlice(place, size);
    }

    /// Makes room behind what is kept, as [#room] does, but no segment for it.
    ///
    /// @param size how much
    /// @return where it is in the memory
    public long reserve(int size) {
        long needed = filled + size;
        if (needed > kept.byteSize()) {
            kept = allocate(Math.max(needed, kept.byteSize() * 2)).copyFrom(kept);
        }
        return filled;
    }

    /// Gives the memory of addresses and control messages.
    ///
    /// @return all of it, until more is reserved
    public MemorySegment memory() {
        return kept;
    }

    /// Keeps what has been written into the last room.
    ///
    /// @param length how many bytes of it
    /// @return its place, for [#add]
    public long keep(long length) {
        long place = filled;
        filled += (length + Long.BYTES - 1) & -Long.BYTES;
        return place;
    }

    /// Forgets the messages and their buffers, for the next attempt. What is kept stays.
    public void clear() {
        buffers.clear();
        count = 0;
    }

    /// Forgets what is kept too.
    public void forget() {
        clear();
        filled = 0;
    }

    /// Gives memory back that is more than usual.
    public void shrink() {
        forget();
        if (headers.byteSize() > (long) USUAL * HEADER_SIZE) {
            headers = allocate((long) FIRST * HEADER_SIZE);
        }
        if (kept.byteSize() > USUAL_KEPT) {
            kept = allocate(USUAL_KEPT);
        }
        buffers.shrink();
    }

    /// Adds a message; at most [#MOST].
    ///
    /// @param first the first of its buffers
    /// @param name the place of its address
    /// @param nameLength how long that is, 0 for none
    /// @param control the place of its control messages
    /// @param controlLength how long they are, 0 for none
    public void add(int first, long name, int nameLength, long control, long controlLength) {
        long at = (long) count * HEADER_SIZE;
        if (at == headers.byteSize()) {
            headers = allocate(at * 2).copyFrom(headers);
        }
        long base = kept.address();
        int own = buffers.count() - first;
        MessageHeader.write(headers, at + HEADER, base + name, nameLength, first, own, base + control, controlLength);
        count++;
    }

    /// Tells how many messages were added.
    ///
    /// @return the count
    public int count() {
        return count;
    }

    /// Tells how many bytes of a message the last [Kernel#sendmmsg] has sent.
    ///
    /// @param index which message, in the order of adding
    /// @return how many bytes
    public long sent(int index) {
        return Integer.toUnsignedLong(headers.get(JAVA_INT, (long) index * HEADER_SIZE + LENGTH));
    }

    /// Puts the addresses of the buffers in, which are where they stay now.
    ///
    /// @return where the headers are
    long fill() {
        for (int i = 0; i < count; i++) {
            MessageHeader.placeBuffers(headers, (long) i * HEADER_SIZE + HEADER, buffers);
        }
        return headers.address();
    }
}
