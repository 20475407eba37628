package dev.osock.internal.call;

import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.MessageHeader;
import dev.osock.internal.kernel.MessageSlots;
import dev.osock.internal.kernel.StackRoom;
import dev.osock.message.MsgFlags;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// One sendmsg(2) or recvmsg(2) between several buffers and the kernel: straight for those that it may use in place, by
/// way of one [BounceBuffer] for all the others.
public final class MessageTransfer {

    private static final int TRUNC = MsgFlags.TRUNC.bits();
    private static final int ERRQUEUE = MsgFlags.ERRQUEUE.bits();
    private static final int CMSG_CLOEXEC = MsgFlags.CMSG_CLOEXEC.bits();

    private MessageTransfer() {}

    /// Sends once from the call's buffers, with its control messages, and moves their positions. On a stream the
    /// control messages go with the first bytes, once, unless they are to be repeated.
    ///
    /// @return the bytes sent, or `-errno`
    static long send(int fd, Call call) {
        MessageHeader header = call.message().header();
        Buffers buffers = call.message().buffers();
        int copied = buffers.lay(header.buffers, Long.MAX_VALUE, copyRoom(call));
        BounceBuffer bounce = copied == 0 ? null : BounceBuffer.take(copied);
        try {
            if (bounce != null) {
                buffers.place(header.buffers, bounce, true);
            }
            long sent =
                    Kernel.sendmsg(call.scratch, fd, header, call.addressLength, call.message().controlLength,
                            call.flags);
            if (sent >= 0 && call.kind.isStream() && !call.message().controlRepeats) {
                call.message().controlLength = 0;
            }
            return took(call, sent, null);
        } finally {
            Reference.reachabilityFence(buffers);
            if (bounce != null) {
                bounce.give();
            }
        }
    }

    /// Receives once into the call's buffers.
    ///
    /// @return the bytes received, never more than there was room for, or `-errno`
    static long receive(int fd, Call call) {
        Buffers buffers = call.message().buffers();
        long room = buffers.room();
        if (!call.kind.isByteStream() && buffers.copiedRoom() > BounceBuffer.SIZE) {
            room = Transfer.bounceSize(fd, call, (int) Math.min(room, Integer.MAX_VALUE));
            if (room < 0) {
                return room;
            }
        }
        MessageHeader header = call.message().header();
        header.makeRoom(call.message().controlRoom);
        call.descriptors.makeRoom(call.message().controlRoom);
        int copied = buffers.lay(header.buffers, room, copyRoom(call));
        BounceBuffer bounce = copied == 0 ? null : BounceBuffer.take(copied);
        try {
            if (bounce != null) {
                if ((call.flags & TRUNC) != 0) {
                    bounce.zero(copied); // the kernel may report bytes that it did not write
                }
                buffers.place(header.buffers, bounce, false);
            }
            long received = recvmsg(fd, call, header);
            if (received < 0) {
                return received;
            }
            call.message().trueLength = received;
            call.holdsTaken = received > 0;
            long took = took(call, Math.min(received, room), bounce);
            call.holdsTaken = false;
            return took;
        } finally {
            Reference.reachabilityFence(buffers);
            if (bounce != null) {
                bounce.give();
            }
        }
    }

    /// Receives, and has the call hold the descriptors that come along.
    private static long recvmsg(int fd, Call call, MessageHeader header) {
        if (call.kind.isLocal()) {
            StackRoom.ensure(); // a descriptor must not be lost on its way
        }
        long received = Kernel.recvmsg(call.scratch, fd, header, receiveFlags(call));
        if (received >= 0) {
            call.descriptors.addAll(header.control(), header.receivedLength());
        }
        return received;
    }

    /// Receives several messages at once into their slots, and has the call hold the descriptors that come along.
    ///
    /// @return how many messages, those before the end of a stream; or `-errno`
    static int receiveSeveral(int fd, Call call) {
        MessageSlots slots = call.message().slots();
        boolean isLocal = call.kind.isLocal();
        if (isLocal) {
            call.descriptors.makeRoom(call.message().controlRoom * slots.count());
            StackRoom.ensure(); // a descriptor must not be lost on its way
        }
        int count =
                call.blocks
                        ? receiveWaiting(fd, call, slots)
                        : Kernel.recvmmsg(call.scratch, fd, slots, receiveFlags(call));
        for (int i = 0; isLocal && i < count; i++) {
            call.descriptors.addAll(slots.control(i), slots.controlLength(i));
        }
        boolean mayEnd =
                (call.kind.isStream() || call.kind.isVsockSequence()) && (call.flags & ERRQUEUE) == 0;
        call.longestMessage = 0;
        int before = 0;
        while (before < count && !(mayEnd && slots.received(before) == 0)) {
            int length = slots.received(before++);
            call.moved += length;
            call.longestMessage = Math.max(call.longestMessage, length);
        }
        call.movedMessages = before;
        call.holdsTaken = call.moved > 0;
        call.total += call.moved;
        Batch batch = call.message().batch();
        if (batch != null && count >= 0) {
            batch.received(before, call.flags);
        }
        return count < 0 ? count : before;
    }

    /// Waits for the first message. An end of receiving is told as a message without bytes, and as nobody sent it,
    /// without an address.
    private static int receiveWaiting(int fd, Call call, MessageSlots slots) {
        int count = Kernel.recvmmsgWaiting(call.scratch, fd, slots, receiveFlags(call));
        return count > 0 && slots.nameLength(0) == 0 ? 0 : count;
    }

    /// Descriptors that come are to be close-on-exec. Sockets that none can come through may refuse the flag, as those
    /// of packets do.
    private static int receiveFlags(Call call) {
        return call.kind.isLocal() ? call.flags | CMSG_CLOEXEC : call.flags;
    }

    /// Gives the flags that came with a message to the caller; the kernel gives back what it was asked for, which may
    /// have been asked here and not by the caller.
    public static int receivedFlags(Call call, int flags) {
        return receivedFlags(call.flags, flags);
    }

    static int receivedFlags(int asked, int flags) {
        return flags & (asked | ~CMSG_CLOEXEC);
    }

    /// Receives once into a new buffer of just the size of what came.
    static long receiveNew(int fd, Call call) {
        int size = Transfer.bounceSize(fd, call, call.wanted);
        if (size < 0) {
            return size;
        }
        MessageHeader header = call.message().header();
        header.makeRoom(call.message().controlRoom);
        call.descriptors.makeRoom(call.message().controlRoom);
        header.buffers.clear();
        BounceBuffer bounce = BounceBuffer.take(size);
        try {
            if ((call.flags & TRUNC) != 0) {
                bounce.zero(size);
            }
            header.buffers.add(bounce.address(), size);
            long received = recvmsg(fd, call, header);
            if (received < 0) {
                return received;
            }
            call.message().trueLength = received;
            call.holdsTaken = received > 0;
            byte[] bytes = new byte[(int) Math.min(received, size)];
            bounce.bytes().get(0, bytes);
            call.window.buffer = ByteBuffer.wrap(bytes).position(bytes.length);
            call.moved = bytes.length;
            call.total += bytes.length;
            return bytes.length;
        } finally {
            bounce.give();
        }
    }

    /// How many bytes may be copied at once: of a message, all.
    private static int copyRoom(Call call) {
        return call.kind.isByteStream() ? BounceBuffer.SIZE : Integer.MAX_VALUE;
    }

    /// Moves the positions of the buffers by what the kernel took or gave.
    ///
    /// @param bounce has what was received for buffers that are copied; null if nothing is to be copied from it
    private static long took(Call call, long count, @Nullable BounceBuffer bounce) {
        if (count > 0) {
            call.message().buffers().took(call.message().header().buffers, count, bounce);
            call.moved = (int) count;
            call.total += count;
        }
        return count;
    }
}
