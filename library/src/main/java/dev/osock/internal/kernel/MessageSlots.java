package dev.osock.internal.kernel;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Native memory for recvmmsg(2): the `struct mmsghdr`s, and for each message a slot with its `struct iovec` and room
/// for its address, its control messages and its bytes.
///
/// It is laid out once for a number of slots of a size. For the next receive of the same layout only what the last one
/// has changed is set back: that costs for messages that come, and not for all that there is room for. What is in the
/// slots can be sent as well, with sendmmsg(2).
public final class MessageSlots {

    /// The most messages that one system call takes.
    public static final int MOST = MessageHeader.IOV_MAX;

    /// How much memory may stay for the next receive.
    private static final long USUAL = 256 * 1024;

    private static final int HEADER_SIZE = MessageVector.HEADER_SIZE;

    private MemorySegment memory = MemorySegment.NULL;

    /// The room for the control messages of each slot that is laid out.
    private MemorySegment[] controls = {};

    private int room;
    private int controlRoom;

    /// How many of the slots a receive may fill, and how many the last one has filled.
    private int count;

    private int filled;

    /// How many of the slots, from the first on, may be as they were sent.
    private int loaded;

    /// Makes room for messages.
    ///
    /// @param slots for how many, at most [#MOST]
    /// @param size how many bytes of each
    /// @param controlSize how many bytes of control messages of each
    public void lay(int slots, int size, int controlSize) {
        if (slots > controls.length || size != room || controlSize != controlRoom) {
            layAnew(slots, size, controlSize);
        } else {
            for (int i = 0; i < loaded; i++) {
                offer(i);
            }
            for (int i = loaded; i < filled; i++) {
                MessageHeader.rewrite(memory, header(i), Scratch.ADDRESS_SIZE, controlRoom);
            }
        }
        filled = 0;
        loaded = 0;
        count = slots;
    }

    /// Gives all the room of a slot to a receive.
    private void offer(int index) {
        load(index, 0, room, Scratch.ADDRESS_SIZE, controlRoom);
    }

    /// Says what of a slot is to be sent.
    ///
    /// @param index which slot
    /// @param offset the first of its bytes
    /// @param size how many bytes
    /// @param nameLength how long its address is, 0 for none
    /// @param controlLength how long its control messages are, 0 for none
    public void load(int index, int offset, int size, int nameLength, long controlLength) {
        long slot = slot(index);
        long base = memory.address();
        long control = slot + IoVector.SIZE + Scratch.ADDRESS_SIZE;
        IoVector.write(memory, slot, base + control + aligned(controlRoom) + offset, size);
        MessageHeader.write(
                memory,
                header(index),
                base + slot + IoVector.SIZE,
                nameLength,
                base + slot,
                1,
                base + control,
                controlLength);
        loaded = Math.max(loaded, index + 1);
    }

    private void layAnew(int slots, int size, int controlSize) {
        controls = new MemorySegment[0];
        room = size;
        controlRoom = controlSize;
        long all = slots * (HEADER_SIZE + slotSize());
        if (all > memory.byteSize()) {
            memory = Arena.ofAuto().allocate(all, Long.BYTES);
        }
        var laid = new MemorySegment[slots];
        long slot = (long) slots * HEADER_SIZE;
        for (int i = 0; i < slots; i++) {
            laid[i] = memory.asSlice(slot + IoVector.SIZE + Scratch.ADDRESS_SIZE, controlSize);
            slot += slotSize();
        }
        controls = laid;
        for (int i = 0; i < slots; i++) {
            offer(i);
        }
    }

    private long slotSize() {
        return IoVector.SIZE + Scratch.ADDRESS_SIZE + aligned(controlRoom) + aligned(room);
    }

    private static long aligned(int size) {
        return (size + (Long.BYTES - 1L)) & -Long.BYTES;
    }

    private static long header(int index) {
        return (long) index * HEADER_SIZE + MessageVector.HEADER;
    }

    private long slot(int index) {
        return (long) controls.length * HEADER_SIZE + index * slotSize();
    }

    /// Tells how many messages there is room for.
    ///
    /// @return the count
    public int count() {
        return count;
    }

    /// Clears the room for bytes: the kernel may report some that it has not written.
    public void zero() {
        for (int i = 0; i < count; i++) {
            data(i).fill((byte) 0);
        }
    }

    /// Gives the room for the bytes of a message.
    ///
    /// @param index which message
    /// @return all of it
    public MemorySegment data(int index) {
        return memory.asSlice(slot(index) + slotSize() - aligned(room), room);
    }

    /// Tells how long a message was, which may be more than there was room for.
    ///
    /// @param index which message
    /// @return the length
    public long length(int index) {
        return Integer.toUnsignedLong(memory.get(JAVA_INT, (long) index * HEADER_SIZE + MessageVector.LENGTH));
    }

    /// Tells how many bytes of a message have come.
    ///
    /// @param index which message
    /// @return the count
    public int received(int index) {
        return (int) Math.min(length(index), room);
    }

    /// Copies the bytes of a message.
    ///
    /// @param index which message
    /// @return those that have come
    public byte[] bytes(int index) {
        return data(index).asSlice(0, received(index)).toArray(JAVA_BYTE);
    }

    /// Gives the memory that holds a message's address.
    ///
    /// @param index which message
    /// @return the memory; [#nameLength] tells how much of it the address fills
    public MemorySegment name(int index) {
        return memory.asSlice(nameAt(index), Scratch.ADDRESS_SIZE);
    }

    /// Gives all the memory: who looks at many addresses makes no segment for each.
    ///
    /// @return the memory; [#nameAt] tells where in it an address is
    public MemorySegment memory() {
        return memory;
    }

    /// Tells where a message's address is.
    ///
    /// @param index which message
    /// @return from where on in all of the memory
    public long nameAt(int index) {
        return slot(index) + IoVector.SIZE;
    }

    /// Tells how long a message's address is.
    ///
    /// @param index which message
    /// @return the length; 0 if the operating system does not tell the address
    public int nameLength(int index) {
        return MessageHeader.nameLength(memory, header(index));
    }

    /// Gives the memory that holds a message's control messages.
    ///
    /// @param index which message
    /// @return the memory; [#controlLength] tells how much of it they fill
    public MemorySegment control(int index) {
        return controls[index];
    }

    /// Tells how long the control messages are.
    ///
    /// @param index which message
    /// @return how many bytes they fill, never more than there was room for
    public long controlLength(int index) {
        return Math.clamp(MessageHeader.controlLength(memory, header(index)), 0, controlRoom);
    }

    /// Gives the `MSG_*` flags that came with a message.
    ///
    /// @param index which message
    /// @return the bits
    public int flags(int index) {
        return MessageHeader.flags(memory, header(index));
    }

    /// Gives memory back that is more than usual.
    public void shrink() {
        if (memory.byteSize() > USUAL) {
            memory = MemorySegment.NULL;
            controls = new MemorySegment[0];
        }
    }

    /// Tells where the header of a message is.
    long address(int index) {
        return memory.address() + (long) index * HEADER_SIZE;
    }

    /// Takes note of how many messages have come.
    int filled(int result) {
        filled = Math.max(result, 0);
        return result;
    }
}
