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

/// A buffer that goes as a train: datagrams of one size, the last of which may be shorter. As many as possible go with
/// one message, which the kernel or the device cuts; where that is refused, each is a message of its own. Reused from
/// call to call.
public final class Segments {

    /// The most that one train has: older kernels refuse more.
    static final int MOST = 64;

    /// The most bytes that one train has: what a datagram over IPv4 can have.
    static final int MOST_BYTES = 65_507;

    private int size;
    private @Nullable SegmentRefusals refusals;

    /// The segments of a train that cannot go as one.
    private @Nullable MessageVector split;

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
        split = null;
    }

    /// Counts the bytes of the longest train of segments of a size; those of one segment, if that is too long already.
    static int most(int size) {
        return Math.max(size, Math.min(MOST, MOST_BYTES / size) * size);
    }

    /// Sends once: a train, or its segments.
    ///
    /// @return the bytes sent, or `-errno`
    long send(int fd, Call call) {
        int chunk = Math.min(call.window.left(), most(size));
        if (call.window.base != 0) {
            try {
                return send(fd, call, call.window.base + call.window.position, chunk);
            } finally {
                Reference.reachabilityFence(call.window.buffer);
            }
        }
        BounceBuffer bounce = BounceBuffer.take(chunk);
        bounce.copyFrom(call.window.copied(), call.window.position, 0, chunk);
        long sent = send(fd, call, bounce.address(), chunk);
        bounce.give();
        return sent;
    }

    private long send(int fd, Call call, long address, int chunk) {
        SegmentRefusals refused = Objects.requireNonNull(refusals, "the call sends no segments");
        MemorySegment route = call.scratch.memory();
        boolean isTrain = chunk > size && call.kind.isUdp();
        boolean isRefused = isTrain && refused.contain(route, Scratch.ADDRESS, call.addressLength);
        long sent = isTrain && !isRefused ? sendTrain(fd, call, address, chunk) : Kernel.EINVAL;
        if (!isTrain || isRefused || SegmentRefusals.areIn(sent)) {
            sent = sendEach(fd, call, address, chunk);
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

    private long sendTrain(int fd, Call call, long address, int chunk) {
        MessageHeader header = call.message().header();
        header.buffers.clear();
        header.buffers.add(address, chunk);
        header.makeRoom(SegmentSize.SPACE);
        long control = SegmentSize.put(header.control(), 0, size);
        long sent = Kernel.sendmsg(call.scratch, fd, header, call.addressLength, control, call.flags);
        if (sent >= 0) {
            call.movedMessages = (int) ((sent + size - 1) / size);
            call.longestMessage = (int) Math.min(size, sent);
        }
        return sent;
    }

    private long sendEach(int fd, Call call, long address, int chunk) {
        MessageVector vector = split;
        if (vector == null) {
            vector = new MessageVector();
            split = vector;
        }
        vector.forget();
        long name = 0;
        if (call.addressLength > 0) {
            MemorySegment.copy(
                    call.scratch.memory(), Scratch.ADDRESS, vector.room(call.addressLength), 0, call.addressLength);
            name = vector.keep(call.addressLength);
        }
        return sendEach(fd, call, vector, name, call.addressLength, address, chunk, size, 0, 0);
    }

    /// Sends the segments of a train, each as a message of its own: as many as one system call takes.
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
