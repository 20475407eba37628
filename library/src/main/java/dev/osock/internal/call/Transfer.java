package dev.osock.internal.call;

import dev.osock.internal.abi.Abi;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import dev.osock.message.MsgFlags;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/// One system call's worth of bytes between a caller's buffer and the kernel: straight for a direct buffer, by way of a
/// [BounceBuffer] for a heap one.
public final class Transfer {

    /// Tells the length of the next message and leaves it there.
    private static final int LOOK = MsgFlags.PEEK.or(MsgFlags.TRUNC).bits();

    private static final int ZEROCOPY = MsgFlags.ZEROCOPY.bits();
    private static final int ENOBUFS = -Abi.current().number("ENOBUFS");
    private static final int ECONNREFUSED = -Abi.current().number("ECONNREFUSED");
    private static final int PEEK = MsgFlags.PEEK.bits();
    private static final int ERRQUEUE = MsgFlags.ERRQUEUE.bits();

    private Transfer() {}

    /// Receives once into the call's buffer and moves its position.
    ///
    /// @return the bytes received, never more than there was room for, or `-errno`
    static long receive(int fd, Call call, boolean withSource) {
        ByteBuffer buffer = call.window.buffer;
        if (buffer == null) {
            return receiveNew(fd, call, withSource);
        }
        int room = call.window.left();
        if (call.window.base != 0) {
            try {
                long received = receive(fd, call, call.window.base + call.window.position, room, withSource);
                return advance(call, received, room);
            } finally {
                Reference.reachabilityFence(buffer);
            }
        }
        int size = bounceSize(fd, call, room);
        if (size < 0) {
            return size;
        }
        InPlace.check(call.window.copied());
        BounceBuffer bounce = BounceBuffer.take(size);
        long received = receive(fd, call, bounce, size, withSource);
        if (received > 0) {
            call.holdsTaken = true;
            bounce.copyTo(call.window.copied(), call.window.position, 0, (int) received);
            call.holdsTaken = false;
        }
        bounce.give();
        return advance(call, received, size);
    }

    /// Receives once into a new buffer of just the size of what came.
    private static long receiveNew(int fd, Call call, boolean withSource) {
        int size = bounceSize(fd, call, call.wanted);
        if (size < 0) {
            return size;
        }
        BounceBuffer bounce = BounceBuffer.take(size);
        long received = receive(fd, call, bounce, size, withSource);
        if (received >= 0) {
            call.holdsTaken = received > 0;
            byte[] bytes = new byte[(int) received];
            bounce.bytes().get(0, bytes);
            call.window.use(ByteBuffer.wrap(bytes));
        }
        bounce.give();
        return advance(call, received, size);
    }

    /// Tells how much memory a receive needs for so much room: of a message, whose end is lost if it does not fit, as
    /// much as it is long, which the kernel is asked for only if it may be long.
    ///
    /// @return the size, or `-errno`
    static int bounceSize(int fd, Call call, int room) {
        if (!call.kind.hasLongMessages() || room <= BounceBuffer.SIZE || (call.flags & ERRQUEUE) != 0) {
            return Math.min(room, BounceBuffer.SIZE);
        }
        long length;
        if (call.kind.isVsockSequence()) {
            length = VsockRecords.length(fd, call, room);
        } else {
            boolean tells = call.kind.isSctp() || (call.kind.isLocal() && (call.flags & PEEK) == 0);
            length = tells ? nextLength(fd, call.scratch) : peekedLength(fd, call, room);
        }
        return (int) (length < 0 ? length : Math.clamp(length, BounceBuffer.SIZE, room));
    }

    /// Tells how long the next message is by a look at it. What is looked at begins at the user's `SO_PEEK_OFF`, so
    /// this is for those who look too, and for sockets that have no such option. A packet socket does not let itself be
    /// looked at with no room at all if it is to give a header of its own (`PACKET_VNET_HDR`).
    private static long peekedLength(int fd, Call call, int room) {
        long length = Kernel.recv(call.scratch, fd, call.scratch.memory().address(), 0, call.flags | LOOK);
        return length == Kernel.EINVAL ? room : length;
    }

    /// Tells how long the next message of a local socket or one of SCTP is, at least: all there is of a local sequence
    /// of records.
    private static long nextLength(int fd, Scratch scratch) {
        int length = Kernel.readable(scratch, fd);
        if (length != 0) {
            return Math.max(length, 0); // a failure the receive will tell
        }
        int found = Kernel.poll(scratch, fd, Kernel.POLLIN);
        if (found <= 0) {
            return found == 0 ? Kernel.EAGAIN : found;
        }
        return Math.max(Kernel.readable(scratch, fd), 0); // it may have come only now; else it is empty
    }

    private static long receive(int fd, Call call, BounceBuffer bounce, int size, boolean withSource) {
        if ((call.flags & MsgFlags.TRUNC.bits()) != 0) {
            bounce.zero(size); // the kernel may report bytes that it did not write
        }
        return Math.min(receive(fd, call, bounce.address(), size, withSource), size);
    }

    private static long receive(int fd, Call call, long address, int size, boolean withSource) {
        if (call.blocks) {
            return withSource
                    ? Kernel.recvfromWaiting(call.scratch, fd, address, size, call.flags)
                    : Kernel.recvWaiting(call.scratch, fd, address, size, call.flags);
        }
        return withSource
                ? Kernel.recvfrom(call.scratch, fd, address, size, call.flags)
                : Kernel.recv(call.scratch, fd, address, size, call.flags);
    }

    /// Moves the position; with `MSG_TRUNC` the kernel reports more than it delivered.
    private static long advance(Call call, long count, int limit) {
        if (count <= 0) {
            return count;
        }
        call.tookAll = count < limit;
        int moved = (int) Math.min(count, limit);
        call.window.advance(moved);
        call.moved = moved;
        call.total += moved;
        return moved;
    }

    /// Sends once from the call's buffer and moves its position.
    ///
    /// @return the bytes sent, or `-errno`
    static long send(int fd, Call call) {
        int size = call.window.left();
        if (call.window.base != 0) {
            try {
                return advance(call, sendInPlace(fd, call, call.window.base + call.window.position, size), size);
            } finally {
                Reference.reachabilityFence(call.window.buffer);
            }
        }
        if (call.kind.isByteStream()) {
            size = Math.min(size, BounceBuffer.SIZE);
        }
        BounceBuffer bounce = BounceBuffer.take(size);
        bounce.copyFrom(call.window.copied(), call.window.position, 0, size);
        long sent = send(fd, call, bounce.address(), size);
        bounce.give();
        return advance(call, sent, size);
    }

    private static long sendInPlace(int fd, Call call, long address, int size) {
        ZerocopyIds ids = call.zerocopy;
        if (ids != null && size == 0) {
            call.flags &= ~ZEROCOPY; // there is nothing to copy, and only some kinds of socket count it
        }
        if (ids == null || size == 0 || call.hasCopied) {
            return send(fd, call, address, size);
        }
        long sent = ids.areKnown() ? send(fd, call, address, size) : ENOBUFS;
        if (sent > 0) {
            int id = ids.take();
            call.firstId = call.idCount == 0 ? id : call.firstId;
            call.idCount++;
        } else if (sent < 0 && !call.kind.isStream() && !isBeforeSending(sent)) {
            ids.lose(); // of a datagram that is refused late the kernel keeps the number, of another it does not
        }
        if (sent == ENOBUFS) { // the kernel remembers no more of what it has not copied
            call.hasCopied = true;
            call.flags &= ~ZEROCOPY;
            return send(fd, call, address, size);
        }
        return sent;
    }

    /// Whether a failure is told before anything is sent: nothing is counted then. What the network has answered to an
    /// earlier datagram is such a failure.
    private static boolean isBeforeSending(long failure) {
        return failure == Kernel.EAGAIN || failure == Kernel.EINTR || failure == ECONNREFUSED;
    }

    private static long send(int fd, Call call, long address, int size) {
        return call.addressLength > 0
                ? Kernel.sendto(call.scratch, fd, address, size, call.flags, call.addressLength)
                : Kernel.send(call.scratch, fd, address, size, call.flags);
    }
}
