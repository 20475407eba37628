package dev.osock.internal.call;

import dev.osock.internal.kernel.MessageSlots;
import dev.osock.internal.wire.SegmentSize;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/// The caller's own memory for several messages, from which they are sent and into which they are received. It is laid
/// out once, and nothing is made for a call.
public final class Batch {

    public final MessageSlots slots = new MessageSlots();

    /// How many bytes of each message there is room for, and of its control messages: the caller's, without the size of
    /// segments.
    public final int room;

    public final int controlRoom;

    private final ByteBuffer[] data;

    /// How long the address is that a message came from or goes to, 0 for none.
    private final int[] nameLengths;

    /// How long the control messages are that a message goes with.
    private final int[] controlLengths;

    /// How long the segments are that a message has come as, or goes as; 0 for one datagram.
    private final int[] segmentSizes;

    private int count;

    /// How many of them have gone, each as a whole.
    private int gone;

    /// Whether what came with a message is there still.
    private final boolean[] isReceived;

    /// The flags of the receive.
    private int asked;

    private final BatchSending sending = new BatchSending(this);

    /// Lays the memory out.
    ///
    /// @param capacity for how many messages, at most [MessageSlots#MOST]
    /// @param room for how many bytes of each
    /// @param controlRoom for how many bytes of the control messages of each; a multiple of 8
    public Batch(int capacity, int room, int controlRoom) {
        this.room = room;
        this.controlRoom = controlRoom;
        slots.lay(capacity, room, controlRoom + SegmentSize.SPACE);
        data = new ByteBuffer[capacity];
        for (int i = 0; i < capacity; i++) {
            data[i] = slots.data(i).asByteBuffer();
        }
        nameLengths = new int[capacity];
        controlLengths = new int[capacity];
        segmentSizes = new int[capacity];
        isReceived = new boolean[capacity];
    }

    public int capacity() {
        return data.length;
    }

    /// Makes ready for a receive of up to so many.
    public void offer(int most) {
        clear();
        slots.lay(most, room, controlRoom + SegmentSize.SPACE);
    }

    /// Takes note of how many have come.
    void received(int messages, int flags) {
        for (int i = 0; i < messages; i++) {
            data[i].clear().limit(slots.received(i));
            nameLengths[i] = slots.nameLength(i);
            controlLengths[i] = 0;
            isReceived[i] = true;
            long control = slots.controlLength(i);
            segmentSizes[i] = control == 0 ? 0 : SegmentSize.received(slots.control(i), control);
        }
        count = messages;
        asked = flags;
    }

    public int count() {
        return count;
    }

    public int gone() {
        return gone;
    }

    public ByteBuffer data(int index) {
        return data[index];
    }

    /// How long a received message was, or that of a message to be sent.
    public long length(int index) {
        return isReceived[index] ? slots.length(index) : data[index].limit();
    }

    /// The flags that came with a message.
    public int flags(int index) {
        return isReceived[index] ? MessageTransfer.receivedFlags(asked, slots.flags(index)) : 0;
    }

    public int nameLength(int index) {
        return nameLengths[index];
    }

    public void nameLength(int index, int length) {
        nameLengths[index] = length;
    }

    /// The room for the control messages of a message that is to be sent.
    public MemorySegment controlRoom(int index) {
        return slots.control(index).asSlice(0, controlRoom);
    }

    public MemorySegment control(int index) {
        return slots.control(index);
    }

    /// How long the control messages are that came with a message, or that it is to go with.
    public long controlLength(int index) {
        return isReceived[index] ? slots.controlLength(index) : controlLengths[index];
    }

    /// How long the control messages are that a message goes with.
    public int controlLengthToSend(int index) {
        return controlLengths[index];
    }

    public void controlLength(int index, int length) {
        overwrite(index);
        controlLengths[index] = length;
    }

    public int segmentSize(int index) {
        return segmentSizes[index];
    }

    public void segmentSize(int index, int size) {
        segmentSizes[index] = size;
    }

    /// Adds a message without bytes, address and control messages.
    ///
    /// @return its index
    public int add() {
        isReceived[count] = false;
        data[count].clear();
        nameLengths[count] = 0;
        controlLengths[count] = 0;
        segmentSizes[count] = 0;
        return count++;
    }

    /// Forgets the messages.
    public void clear() {
        count = 0;
        gone = 0;
    }

    /// Has all messages go once more.
    public void rewind() {
        for (int i = 0; i < gone; i++) {
            data[i].rewind();
        }
        gone = 0;
    }

    /// Goes on with the message behind the next, which is not sent.
    public void skip() {
        finish(gone);
        gone++;
    }

    /// Begins to send, with a call on a socket.
    ///
    /// @param refused where trains cannot go
    public void begin(SegmentRefusals refused) {
        sending.begin(refused);
    }

    /// Sends once: the next of the messages, as many as one system call takes.
    ///
    /// @return how many have gone of all when these were the last, [dev.osock.internal.wait.Outcome#MORE] if some are
    ///     left, or `-errno`
    long send(int fd, Call call) {
        return sending.send(fd, call);
    }

    /// Takes note that nothing is left of a message.
    void finish(int index) {
        data[index].position(data[index].limit());
    }

    /// Takes note of a message's part that has gone.
    void advance(int index, int bytes) {
        data[index].position(data[index].position() + bytes);
    }

    /// Takes note of messages that have gone, each as a whole.
    ///
    /// @return whether all have
    boolean advance(int messages) {
        gone += messages;
        return gone == count;
    }

    /// Has what came with a message written over.
    void overwrite(int index) {
        isReceived[index] = false;
    }
}
