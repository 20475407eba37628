package dev.osock.internal.call;

import dev.osock.internal.abi.Abi;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.MessageSlots;
import dev.osock.internal.kernel.MessageVector;
import dev.osock.internal.wait.Outcome;
import dev.osock.internal.wire.SegmentSize;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// The caller's own memory for several messages, from which they are sent and into which they are received. It is laid
/// out once, and nothing is made for a call.
public final class Batch {

    private static final int EOPNOTSUPP = -Abi.current().number("EOPNOTSUPP");

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

    /// Whether each goes by itself, as the kernel has refused several at once.
    private boolean oneByOne;

    /// The segments of a train that cannot go as one.
    private @Nullable MessageVector split;

    /// Where trains cannot go, of the socket that the call is on.
    private @Nullable SegmentRefusals refusals;

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
        isReceived[index] = false; // what came is written over
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
        data[gone].position(data[gone].limit());
        gone++;
    }

    /// Begins to send, with a call on a socket.
    ///
    /// @param refused where trains cannot go
    public void begin(SegmentRefusals refused) {
        refusals = refused;
        oneByOne = false;
    }

    /// Sends once: the next of the messages, as many as one system call takes. A train that is too long for one message
    /// is the last of them.
    ///
    /// @return how many have gone of all when these were the last, [Outcome#MORE] if some are left, or `-errno`
    long send(int fd, Call call) {
        if (isSplit(call, gone)) {
            return sendSplit(fd, call);
        }
        long sent = sendLoaded(fd, call, load(call));
        if (sent == EOPNOTSUPP && !oneByOne) {
            oneByOne = true;
            sent = sendLoaded(fd, call, load(call));
        }
        return SegmentRefusals.areIn(sent) && isTrain(call, gone) ? sendSplit(fd, call) : sent;
    }

    /// Whether a message is a train whose segments go one by one.
    private boolean isSplit(Call call, int index) {
        return isTrain(call, index) && !(call.kind.isUdp() && !isRefused(index));
    }

    private boolean isTrain(Call call, int index) {
        int segment = segmentSize(call, index);
        return segment > 0 && data[index].remaining() > segment;
    }

    /// A local stream has a peer, whose name comes with what is received and is refused when it is sent to.
    private int nameLength(Call call, int index) {
        return call.kind.isLocal() && call.kind.isStream() ? 0 : nameLengths[index];
    }

    /// Neither a stream nor records have segments.
    private int segmentSize(Call call, int index) {
        return call.kind.isStream() || call.kind.isVsockSequence() ? 0 : segmentSizes[index];
    }

    private boolean isRefused(int index) {
        return refusals != null && refusals.contain(slots.memory(), slots.nameAt(index), nameLengths[index]);
    }

    /// Loads the slots of messages that go with one system call.
    ///
    /// @return the index behind the last of them
    private int load(Call call) {
        boolean alone = oneByOne || call.kind.isVsockSequence(); // which may have cut the last of several
        int end = gone;
        boolean whole = true;
        while (whole && end < count && !isSplit(call, end)) {
            whole = load(call, end++) && !alone;
        }
        return end;
    }

    /// Loads a slot.
    ///
    /// @return whether all of it goes
    private boolean load(Call call, int index) {
        isReceived[index] = false;
        ByteBuffer bytes = data[index];
        int position = bytes.position();
        int left = Math.clamp(bytes.limit() - position, 0, room - position);
        int segment = segmentSize(call, index);
        int size = segment == 0 ? left : Math.min(left, Segments.most(segment));
        long control = controlLengths[index];
        if (segment > 0 && size > segment) {
            control = SegmentSize.put(slots.control(index), control, segment);
        }
        slots.load(index, position, size, nameLength(call, index), control);
        return size == left;
    }

    private long sendLoaded(int fd, Call call, int end) {
        int sent = Kernel.sendmmsg(call.scratch, fd, slots, gone, end - gone, call.flags);
        if (sent < 0) {
            return sent;
        }
        long bytes = 0;
        call.longestMessage = 0;
        int last = gone + sent - 1;
        for (int i = gone; i <= last; i++) {
            int moved = (int) slots.length(i);
            bytes += moved;
            call.longestMessage = Math.max(call.longestMessage, moved);
            data[i].position(data[i].position() + moved);
        }
        boolean isRest = data[last].hasRemaining() && (call.kind.isStream() || segmentSize(call, last) > 0);
        if (!isRest) {
            data[last].position(data[last].limit()); // the kernel may have taken less of it than there was
        }
        if (isRest && call.kind.isStream()) {
            controlLengths[last] = call.message().controlRepeats ? controlLengths[last] : 0;
        }
        return took(call, bytes, isRest ? sent - 1 : sent);
    }

    /// Sends the segments of the next message one by one.
    private long sendSplit(int fd, Call call) {
        MessageVector vector = split;
        if (vector == null) {
            vector = new MessageVector();
            split = vector;
        }
        vector.forget();
        ByteBuffer bytes = data[gone];
        int nameLength = nameLengths[gone];
        int controlLength = controlLengths[gone];
        MemorySegment.copy(slots.memory(), slots.nameAt(gone), vector.room(nameLength), 0, nameLength);
        long name = vector.keep(nameLength);
        MemorySegment.copy(slots.control(gone), 0, vector.room(controlLength), 0, controlLength);
        long control = vector.keep(controlLength);
        long address = slots.data(gone).address() + bytes.position();
        long sent = Segments.sendEach(
                fd,
                call,
                vector,
                name,
                nameLength,
                address,
                bytes.remaining(),
                segmentSizes[gone],
                control,
                controlLength);
        if (sent < 0) {
            return sent;
        }
        if (refusals != null && call.kind.isUdp()) {
            refusals.add(slots.memory(), slots.nameAt(gone), nameLength);
        }
        bytes.position(bytes.position() + (int) sent);
        return took(call, sent, bytes.hasRemaining() ? 0 : 1);
    }

    private long took(Call call, long bytes, int messages) {
        call.moved = (int) Math.min(bytes, Integer.MAX_VALUE);
        call.movedMessages = Math.max(messages, call.movedMessages);
        call.total += bytes;
        gone += messages;
        return gone == count ? gone : Outcome.MORE;
    }
}
