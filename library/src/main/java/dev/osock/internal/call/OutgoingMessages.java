package dev.osock.internal.call;

import dev.osock.internal.abi.Abi;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.MessageVector;
import dev.osock.internal.wait.Outcome;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The messages of a sendmmsg call: as many as one system call takes at a time, until all have gone. Made for one call.
public final class OutgoingMessages {

    /// One message.
    private static final class Outgoing {

        /// Its buffers, among those of all.
        int from;

        int to;

        /// Where its address and its control messages are kept, and how long they are.
        long name;

        int nameLength;

        long control;

        long controlLength;
    }

    private static final int EOPNOTSUPP = -Abi.current().number("EOPNOTSUPP");

    private final MessageVector vector = new MessageVector();
    private final Buffers buffers = new Buffers();
    private final List<Outgoing> messages = new ArrayList<>();

    /// How many have gone.
    private int gone;

    /// Whether each goes by itself, as the kernel has refused several at once.
    private boolean oneByOne;

    /// Takes note of the messages' buffers.
    ///
    /// @param all the lists of buffers, one for each message, which do not change
    public void use(List<List<ByteBuffer>> all) {
        List<ByteBuffer> one = new ArrayList<>();
        for (List<ByteBuffer> each : all) {
            var message = new Outgoing();
            message.from = one.size();
            one.addAll(each);
            message.to = one.size();
            messages.add(message);
        }
        buffers.use(one);
    }

    /// Counts the bytes that are copied on their way.
    public long copiedRoom() {
        return buffers.copiedRoom();
    }

    /// Counts the buffers of a message up to the last that has a byte.
    public int upToLast(int index) {
        return buffers.upToLast(messages.get(index).from, messages.get(index).to);
    }

    /// Counts the bytes of a message that are left.
    public long left(int index) {
        return buffers.left(messages.get(index).from, messages.get(index).to);
    }

    /// Gives memory for an address or control messages.
    public MemorySegment room(int size) {
        return vector.room(size);
    }

    /// Takes note of a message's address, which has just been written into the room.
    public void address(int index, int length) {
        messages.get(index).name = vector.keep(length);
        messages.get(index).nameLength = length;
    }

    /// Takes note of a message's control messages, which have just been written into the room.
    public void control(int index, long length) {
        messages.get(index).control = vector.keep(length);
        messages.get(index).controlLength = length;
    }

    /// Counts the messages that have gone, each as a whole.
    public int gone() {
        return gone;
    }

    /// Sends once: the next of the messages. Where the kernel does not take several at once, as with TLS, that is one.
    ///
    /// @return how many have gone when these were the last, [Outcome#MORE] if some are left, or `-errno`
    long send(int fd, Call call) {
        long result = sendLaid(fd, call);
        if (result == EOPNOTSUPP && vector.count() > 1) {
            oneByOne = true;
            result = sendLaid(fd, call);
        }
        return result;
    }

    private long sendLaid(int fd, Call call) {
        boolean alone = oneByOne || call.kind.isVsockSequence(); // which may have cut the last of several
        int copied = lay(call.kind.isStream(), alone ? 1 : MessageVector.MOST);
        BounceBuffer bounce = copied == 0 ? null : BounceBuffer.take(copied);
        try {
            if (bounce != null) {
                buffers.place(vector.buffers, bounce, true);
            }
            int sent = Kernel.sendmmsg(call.scratch, fd, vector, call.flags);
            if (sent < 0) {
                return sent;
            }
            took(call, sent);
            return gone == messages.size() ? gone : Outcome.MORE;
        } finally {
            Reference.reachabilityFence(buffers);
            if (bounce != null) {
                bounce.give();
            }
        }
    }

    /// Puts messages into the vector: as many as one system call takes, and whose copied bytes fit a pooled
    /// [BounceBuffer]. A stream's last one may go in part.
    ///
    /// @return the bytes among them that are copied
    private int lay(boolean stream, int most) {
        vector.clear();
        int copied = 0;
        boolean whole = true;
        for (int i = gone; whole && i < messages.size() && vector.count() < most; i++) {
            Outgoing next = messages.get(i);
            if (i > gone && copied + buffers.copiedLeft(next.from, next.to) > BounceBuffer.SIZE) {
                break;
            }
            int first = vector.buffers.count();
            int copyCap = stream ? BounceBuffer.SIZE : Integer.MAX_VALUE;
            copied += buffers.lay(vector.buffers, next.from, next.to, Long.MAX_VALUE, copyCap);
            vector.add(first, next.name, next.nameLength, next.control, next.controlLength);
            whole = !stream || vector.buffers.bytes(first) == buffers.left(next.from, next.to);
        }
        return copied;
    }

    /// Moves the positions of the buffers by what the kernel took. On a stream that may be a part of the last message:
    /// its control messages have gone then, unless they are to be repeated.
    private void took(Call call, int sent) {
        long bytes = 0;
        call.longestMessage = 0;
        for (int i = 0; i < sent; i++) {
            bytes += vector.sent(i);
            call.longestMessage = (int) Math.max(call.longestMessage, vector.sent(i));
        }
        buffers.took(vector.buffers, bytes, null);
        call.moved = (int) Math.min(bytes, Integer.MAX_VALUE);
        call.total += bytes;
        Outgoing last = messages.get(gone + sent - 1);
        if (call.kind.isStream() && buffers.left(last.from, last.to) > 0) {
            last.controlLength = call.message().controlRepeats ? last.controlLength : 0;
            call.movedMessages = sent - 1;
        } else {
            buffers.skip(last.from, last.to); // the kernel may have taken less of it than there was
            call.movedMessages = sent;
        }
        gone += call.movedMessages;
    }
}
