package dev.osock.internal.call;

import dev.osock.address.Sockaddr;
import dev.osock.internal.kernel.MessageHeader;
import dev.osock.internal.kernel.Scratch;
import dev.osock.internal.mailbox.SelectHandleState;
import dev.osock.internal.wait.ThreadWaiter;
import dev.osock.internal.wire.SockaddrCodec;
import dev.osock.message.MsgFlags;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The parameters of one call on a socket, and the native memory its system calls use. Pooled: a call allocates
/// nothing.
public final class Call {

    /// What comes of such a receive is not the next bytes of the stream.
    public static final int ASIDE = MsgFlags.PEEK.or(MsgFlags.ERRQUEUE).bits();

    private static final Pool<Call> CALLS = new Pool<>(Call::new);
    private static final int ZEROCOPY = MsgFlags.ZEROCOPY.bits();

    public final Scratch scratch = new Scratch();

    /// The caller's bytes, from [#position] to [#end]; its own position moves with what the kernel took or gave. A
    /// receive that is given none makes one of just the size of what came.
    @Nullable
    ByteBuffer buffer;

    int position;
    public int end;

    /// Where the buffer's byte of index 0 is, if the kernel may use it there; 0 if the bytes are copied.
    public long base;

    /// The buffer to which and from which they are copied, at the same indices.
    @Nullable
    ByteBuffer copied;

    /// The caller's buffers of a message. Made on first need.
    private @Nullable Buffers buffers;

    /// Whether a received message goes into those, not into a new array.
    public boolean hasBuffers;

    /// How many bytes of control messages are to be sent.
    public long controlLength;

    /// How many bytes of control messages can be received.
    public int controlRoom;

    /// How long the received message was, which may be more than there was room for.
    public long trueLength;

    /// The descriptors that its system calls have made, as long as nobody owns them.
    public final NewDescriptors descriptors = new NewDescriptors(scratch);

    /// The file that is sent.
    @Nullable
    public FileTransfer file;

    /// Made on first need.
    private @Nullable MessageHeader header;

    /// Whether what belongs to messages only may have been used.
    public boolean isMessage;

    /// How many bytes a receive without a caller's buffer wants at the most.
    public int wanted;

    /// The `MSG_*` flags.
    public int flags;

    /// The length of the destination address in the scratch memory.
    public int addressLength;

    /// How many bytes the last attempt moved.
    public int moved;

    /// Whether the last attempt had room for more than it moved.
    public boolean tookAll;

    /// Whether the attempt is a receive that may wait in the kernel.
    public boolean blocks;

    /// How many bytes all attempts have moved.
    public long total;

    /// Whether bytes have been taken from the kernel that are in no buffer yet.
    boolean holdsTaken;

    /// Whether a receive that wants so many bytes is done with fewer, if no more are there.
    public boolean contentWithLess;

    /// The place of a call that waits.
    @Nullable
    public ThreadWaiter place;

    /// The handle of the place that a nowait call got.
    @Nullable
    public SelectHandleState handle;

    /// Whether only the end of what the caller has begun earlier is asked for: of a connect, or a sendfile.
    public boolean finishing;

    /// The connection that is attempted; of a call that finishes one, as soon as that is found.
    @Nullable
    public ConnectionAttempt connection;

    /// Whether the caller waits for what is not there at once.
    public boolean waits;

    /// Whether a full peer is only found out by trying again: its readiness is not this socket's.
    public boolean pausesWhenFull;

    /// Whether the socket is of a stream type.
    public boolean stream;

    /// Whether what comes may be a message that does not fit a [BounceBuffer].
    boolean mayBeLong;

    /// Whether the socket is of a local sequence of records.
    boolean isSequence;

    /// Whether descriptors can come through the socket: through local ones only.
    boolean canBeHanded;

    /// Takes a call on a socket from the pool; [#end] gives it back.
    public static Call begin(Kind kind, int flags) {
        Call call = CALLS.take();
        call.flags = flags;
        call.stream = kind.isStream();
        call.mayBeLong = kind.hasLongMessages();
        call.isSequence = kind.isSequence();
        call.canBeHanded = kind.isLocal();
        return call;
    }

    /// Takes a call that is on no socket yet from the pool; [#end] gives it back.
    public static Call begin() {
        return CALLS.take();
    }

    public void end() {
        if (descriptors.close()) {
            clear();
            CALLS.give(this);
        }
    }

    /// Whether a receive into memory of the library's, in which something unexpected was thrown, has taken bytes from a
    /// stream that are lost now: who went on behind the gap would read something else than was sent.
    public boolean hasLost() {
        return stream && (holdsTaken || total > 0) && (flags & ASIDE) == 0;
    }

    /// The same for a receive into the caller's memory, where nothing is lost but what has not been copied there.
    public boolean hasLostUncopied() {
        return holdsTaken && hasLost();
    }

    /// Decodes the address that a call left in the scratch memory.
    public static Sockaddr address(Scratch scratch) {
        return SockaddrCodec.decode(scratch.memory(), Scratch.ADDRESS, scratch.length(Scratch.ADDRESS_SIZE));
    }

    public MessageHeader header() {
        isMessage = true;
        MessageHeader made = header;
        if (made == null) {
            made = new MessageHeader();
            header = made;
        }
        return made;
    }

    public Buffers buffers() {
        isMessage = true;
        Buffers made = buffers;
        if (made == null) {
            made = new Buffers();
            buffers = made;
        }
        return made;
    }

    public FileTransfer file() {
        return Objects.requireNonNull(file, "the call sends no file");
    }

    /// How many bytes of the buffer are left.
    public int left() {
        return end - position;
    }

    public ConnectionAttempt connection() {
        return Objects.requireNonNull(connection, "the call makes no connection");
    }

    /// Forgets what an earlier message left, for one that has nothing.
    void clearMessage() {
        scratch.clearAddress();
        trueLength = 0;
        if (header != null) {
            header.clearReceived();
        }
    }

    /// Checks that bytes can be sent as the flags say: without copying, only memory that stays as it is until the
    /// kernel says that it is done.
    ///
    /// @param areCopied whether some of them are on the heap or in a shared arena
    public void checkCopying(String name, boolean areCopied) {
        if ((flags & ZEROCOPY) != 0 && areCopied) {
            throw new IllegalArgumentException(
                    name + ": only direct buffers, not of a shared arena, can be sent with the flag zerocopy");
        }
    }

    public ThreadWaiter place() {
        return Objects.requireNonNull(place, "the call does not wait");
    }

    ByteBuffer buffer() {
        ByteBuffer given = buffer;
        if (given == null) {
            throw new IllegalStateException("the call has no buffer");
        }
        return given;
    }

    ByteBuffer copied() {
        return Objects.requireNonNull(copied, "the call has no buffer");
    }

    /// Gives what a receive without a caller's buffer has taken so far.
    @SuppressWarnings("ByteBufferBackingArray") // the library's own buffer, and all of its array
    public byte[] received() {
        ByteBuffer taken = buffer;
        if (taken == null) {
            return new byte[0];
        }
        return taken.hasRemaining() ? Arrays.copyOf(taken.array(), taken.position()) : taken.array();
    }

    private void clear() {
        buffer = null;
        copied = null;
        base = 0;
        position = 0;
        end = 0;
        file = null;
        if (isMessage) {
            clearMessageParts();
        }
        wanted = 0;
        flags = 0;
        addressLength = 0;
        moved = 0;
        tookAll = false;
        total = 0;
        holdsTaken = false;
        contentWithLess = false;
        finishing = false;
        handle = null;
        place = null;
        connection = null;
        waits = false;
        pausesWhenFull = false;
    }

    private void clearMessageParts() {
        isMessage = false;
        if (header != null) {
            header.shrink();
        }
        if (buffers != null) {
            buffers.forget();
        }
        hasBuffers = false;
        controlLength = 0;
        controlRoom = 0;
        trueLength = 0;
    }
}
