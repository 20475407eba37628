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

/// How the messages of a batch are sent: as many as one system call takes; a train that cannot go as one, segment by
/// segment.
final class BatchSending {

    private static final int EOPNOTSUPP = -Abi.current().number("EOPNOTSUPP");

    private final Batch batch;
    private final MessageSlots slots;

    /// Whether each goes by itself, as the kernel has refused several at once.
    private boolean oneByOne;

    /// The segments of a train that cannot go as one.
    private @Nullable MessageVector split;

    /// Where trains cannot go, of the socket that the call is on.
    private @Nullable SegmentRefusals refusals;

    BatchSending(Batch batch) {
        this.batch = batch;
        slots = batch.slots;
    }

    /// Begins to send, with a call on a socket.
    ///
    /// @param refused where trains cannot go
    void begin(SegmentRefusals refused) {
        refusals = refused;
        oneByOne = false;
    }

    /// Sends once: the next of the messages, as many as one system call takes. A train that is too long for one message
    /// is the last of them.
    ///
    /// @return how many have gone of all when these were the last, [Outcome#MORE] if some are left, or `-errno`
    long send(int fd, Call call) {
        if (isSplit(call, batch.gone())) {
            return sendSplit(fd, call);
        }
        long sent = sendLoaded(fd, call, load(call));
        if (sent == EOPNOTSUPP && !oneByOne) {
            oneByOne = true;
            sent = sendLoaded(fd, call, load(call));
        }
        return SegmentRefusals.areIn(sent) && isTrain(call, batch.gone()) ? sendSplit(fd, call) : sent;
    }

    /// Whether a message is a train whose segments go one by one.
    private boolean isSplit(Call call, int index) {
        return isTrain(call, index) && !(call.kind.isUdp() && !isRefused(index));
    }

    private boolean isTrain(Call call, int index) {
        int segment = segmentSize(call, index);
        return segment > 0 && batch.data(index).remaining() > segment;
    }

    /// A local stream has a peer, whose name comes with what is received and is refused when it is sent to.
    private int nameLength(Call call, int index) {
        return call.kind.isLocal() && call.kind.isStream() ? 0 : batch.nameLength(index);
    }

    /// Neither a stream nor records have segments.
    private int segmentSize(Call call, int index) {
        return call.kind.isStream() || call.kind.isVsockSequence() ? 0 : batch.segmentSize(index);
    }

    private boolean isRefused(int index) {
        return refusals != null && refusals.contain(slots.memory(), slots.nameAt(index), batch.nameLength(index));
    }

    /// Loads the slots of messages that go with one system call.
    ///
    /// @return the index behind the last of them
    private int load(Call call) {
        boolean alone = oneByOne || call.kind.isVsockSequence(); // which may have cut the last of several
        int end = batch.gone();
        boolean whole = true;
        while (whole && end < batch.count() && !isSplit(call, end)) {
            whole = load(call, end++) && !alone;
        }
        return end;
    }

    /// Loads a slot.
    ///
    /// @return whether all of it goes
    private boolean load(Call call, int index) {
        batch.overwrite(index);
        ByteBuffer bytes = batch.data(index);
        int position = bytes.position();
        int left = Math.clamp(bytes.limit() - position, 0, batch.room - position);
        int segment = segmentSize(call, index);
        int size = segment == 0 ? left : Math.min(left, Segments.most(segment));
        long control = batch.controlLengthToSend(index);
        if (segment > 0 && call.kind.isUdp()) {
            control = SegmentSize.put(slots.control(index), control, size > segment ? segment : 0);
        }
        slots.load(index, position, size, nameLength(call, index), control);
        return size == left;
    }

    private long sendLoaded(int fd, Call call, int end) {
        int first = batch.gone();
        int sent = Kernel.sendmmsg(call.scratch, fd, slots, first, end - first, call.flags);
        if (sent < 0) {
            return sent;
        }
        long bytes = 0;
        int datagrams = 0;
        call.longestMessage = 0;
        int last = first + sent - 1;
        for (int i = first; i <= last; i++) {
            int moved = (int) slots.length(i);
            int segment = segmentSize(call, i);
            boolean isTrain = segment > 0 && moved > segment;
            bytes += moved;
            datagrams += isTrain ? (moved + segment - 1) / segment : 1;
            call.longestMessage = Math.max(call.longestMessage, isTrain ? segment : moved);
            batch.advance(i, moved);
        }
        call.movedMessages = call.kind.isStream() ? 0 : datagrams;
        boolean isRest = batch.data(last).hasRemaining() && (call.kind.isStream() || segmentSize(call, last) > 0);
        if (!isRest) {
            batch.finish(last); // the kernel may have taken less of it than there was
        }
        if (isRest && call.kind.isStream() && !call.message().controlRepeats) {
            batch.controlLength(last, 0);
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
        int index = batch.gone();
        ByteBuffer bytes = batch.data(index);
        int nameLength = batch.nameLength(index);
        int controlLength = batch.controlLengthToSend(index);
        MemorySegment.copy(slots.memory(), slots.nameAt(index), vector.room(nameLength), 0, nameLength);
        long name = vector.keep(nameLength);
        MemorySegment room = vector.room(controlLength + SegmentSize.SPACE);
        MemorySegment.copy(slots.control(index), 0, room, 0, controlLength);
        long length = call.kind.isUdp() ? SegmentSize.put(room, controlLength, 0) : controlLength;
        long control = vector.keep(length);
        long address = slots.data(index).address() + bytes.position();
        long sent = Segments.sendEach(
                fd,
                call,
                vector,
                name,
                nameLength,
                address,
                bytes.remaining(),
                batch.segmentSize(index),
                control,
                length);
        if (sent < 0) {
            return sent;
        }
        if (refusals != null && call.kind.isUdp()) {
            refusals.add(slots.memory(), slots.nameAt(index), nameLength);
        }
        batch.advance(index, (int) sent);
        return took(call, sent, bytes.hasRemaining() ? 0 : 1);
    }

    private long took(Call call, long bytes, int messages) {
        call.moved = (int) Math.min(bytes, Integer.MAX_VALUE);
        call.movedMessages = Math.max(messages, call.movedMessages);
        call.total += bytes;
        return batch.advance(messages) ? batch.gone() : Outcome.MORE;
    }
}
