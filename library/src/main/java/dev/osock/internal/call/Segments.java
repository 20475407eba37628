package dev.osock.internal.call;

import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.MessageHeader;
import dev.osock.internal.kernel.MessageVector;
import dev.osock.internal.kernel.Scratch;
import dev.osock.internal.wire.SegmentSize;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A buffer that goes as trains: datagrams of one size, the last of which may be shorter. As many as possible go with
/// one message, which the kernel or the device cuts, and several such messages with one system call; where that is
/// refused, each datagram is a message of its own. Reused from call to call.
public final class Segments {

    /// The most that one train has: older kernels refuse more.
    static final int MOST = 64;

    /// The most bytes that one train has: what a datagram over IPv4 can have.
    static final int MOST_BYTES = 65_507;

    /// How many trains go with one system call.
    private static final int TRAINS = 16;

    private int size;
    private @Nullable SegmentRefusals refusals;

    /// Several trains, or the segments of one that cannot go as one. Made on first need.
    private @Nullable MessageVector several;

    /// Begins those of a call.
    ///
    /// @param each how long each is, 1 or more
    /// @param refused where trains cannot go
    public void begin(int each, SegmentRefusals refused) {
        size = each;
        refusals = refused;
    }

    void clear() {
        refusals = null;
        if (several != null) {
            several.shrink();
        }
    }

    /// Counts the bytes of the longest train of segments of a size; those of one segment, if that is too long already.
    static int most(int size) {
        return Math.max(size, Math.min(MOST, MOST_BYTES / size) * size);
    }

    /// Sends once: some trains, or the segments of one. Of bytes that are copied on their way one train goes.
    ///
    /// @return the bytes sent, or `-errno`
    long send(int fd, Call call) {
        Window window = call.window;
        if (window.base != 0) {
            try {
                return send(fd, call, window.base + window.position, Math.min(window.left(), TRAINS * most(size)));
            } finally {
                Reference.reachabilityFence(window.buffer);
            }
        }
        int chunk = Math.min(window.left(), most(size));
        BounceBuffer bounce = BounceBuffer.take(chunk);
        bounce.copyFrom(window.copied(), window.position, 0, chunk);
        long sent = send(fd, call, bounce.address(), chunk);
        bounce.give();
        return sent;
    }

    private long send(int fd, Call call, long address, int bytes) {
        SegmentRefusals refused = Objects.requireNonNull(refusals, "the call sends no segments");
        MemorySegment route = call.scratch.memory();
        int first = Math.min(bytes, most(size));
        boolean isTrain = first > size && call.kind.isUdp();
        boolean isRefused = isTrain && refused.contain(route, Scratch.ADDRESS, call.addressLength);
        long sent = isTrain && !isRefused ? sendTrains(fd, call, address, bytes) : Kernel.EINVAL;
        if (!isTrain || isRefused || SegmentRefusals.areIn(sent)) {
            sent = sendPieces(fd, call, address, first, size, 0);
            if (isTrain && sent >= 0) {
                refused.add(route, Scratch.ADDRESS, call.addressLength);
            }
        }
        if (sent >= 0) {
            call.window.advance((int) sent);
            call.moved = (int) sent;
            call.total += sent;
        }
        return sent;
    }

    private long sendTrains(int fd, Call call, long address, int bytes) {
        int most = most(size);
        long sent = bytes > most ? sendSeveral(fd, call, address, bytes, most) : sendTrain(fd, call, address, bytes);
        if (sent >= 0) {
            call.movedMessages = (int) ((sent + size - 1) / size);
            call.longestMessage = (int) Math.min(size, sent);
        }
        return sent;
    }

    private long sendTrain(int fd, Call call, long address, int bytes) {
        MessageHeader header = call.message().header();
        header.buffers.clear();
        header.buffers.add(address, bytes);
        header.makeRoom(SegmentSize.SPACE);
        long control = SegmentSize.put(header.control(), 0, size);
        return Kernel.sendmsg(call.scratch, fd, header, call.addressLength, control, call.flags);
    }

    /// Sends several trains. The rest of the bytes, if that is one segment only, is none.
    private long sendSeveral(int fd, Call call, long address, int bytes, int most) {
        int rest = bytes % most;
        return sendPieces(fd, call, address, rest <= size ? bytes - rest : bytes, most, size);
    }

    /// Sends pieces, each as a message of its own.
    ///
    /// @param segment how long the segments of each are; 0 if it is one datagram
    private long sendPieces(int fd, Call call, long address, int bytes, int piece, int segment) {
        MessageVector vector = several();
        int nameLength = call.addressLength;
        long name = vector.reserve(nameLength);
        MemorySegment.copy(call.scratch.memory(), Scratch.ADDRESS, vector.memory(), name, nameLength);
        vector.keep(nameLength);
        long control = vector.reserve(SegmentSize.SPACE);
        long controlLength = call.kind.isUdp() ? SegmentSize.put(vector.memory(), control, segment) - control : 0;
        vector.keep(controlLength);
        return sendEach(fd, call, vector, name, nameLength, address, bytes, piece, control, controlLength);
    }

    private MessageVector several() {
        MessageVector vector = several;
        if (vector == null) {
            vector = new MessageVector();
            several = vector;
        }
        vector.forget();
        return vector;
    }

    /// Sends pieces of a size, trains or the segments of one, each as a message of its own: as many as one system call
    /// takes.
    ///
    /// @return the bytes sent, or `-errno`
    static long sendEach(
            int fd,
            Call call,
            MessageVector vector,
            long name,
            int nameLength,
            long address,
            int bytes,
            int size,
            long control,
            long controlLength) {
        int at = 0;
        do {
            int next = Math.min(size, bytes - at);
            vector.buffers.add(address + at, next);
            vector.add(vector.count(), name, nameLength, control, controlLength);
            at += next;
        } while (at < bytes && vector.count() < MessageVector.MOST);
        int count = Kernel.sendmmsg(call.scratch, fd, vector, call.flags);
        long sent = 0;
        for (int i = 0; i < count; i++) {
            sent += vector.buffers.size(i);
        }
        if (count > 0) {
            call.movedMessages = count;
            call.longestMessage = (int) vector.buffers.size(0);
        }
        return count < 0 ? count : sent;
    }
}
