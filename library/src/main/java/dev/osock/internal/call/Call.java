package dev.osock.internal.call;

import dev.osock.address.Sockaddr;
import dev.osock.internal.kernel.Scratch;
import dev.osock.internal.mailbox.SelectHandleState;
import dev.osock.internal.wait.ThreadWaiter;
import dev.osock.internal.wire.SockaddrCodec;
import dev.osock.message.MsgFlags;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One call on a socket: what is asked for, the native memory that its system calls use, and how far they have come.
/// Pooled, so that a call allocates nothing; it is its thread's alone, and no lock guards it.
public final class Call {

    /// What comes of such a receive is not the next bytes of the stream.
    public static final int ASIDE = MsgFlags.PEEK.or(MsgFlags.ERRQUEUE).bits();

    private static final Pool<Call> CALLS = new Pool<>(Call::new);
    private static final int ZEROCOPY = MsgFlags.ZEROCOPY.bits();

    public final Scratch scratch = new Scratch();

    /// What the call uses of the caller's buffer. A receive that is given none makes one of just the size of what came.
    public final Window window = new Window();

    /// What belongs to messages with all their parts only. Made on first need.
    private @Nullable MessageParts message;

    /// The descriptors that its system calls have made, as long as nobody owns them.
    public final NewDescriptors descriptors = new NewDescriptors(scratch);

    // What is asked for.

    /// What sort of socket the call is on.
    public Kind kind = Kind.NONE;

    /// The `MSG_*` flags.
    public int flags;

    /// How many bytes a receive without a caller's buffer wants at the most.
    public int wanted;

    /// Whether a receive that wants so many bytes is done with fewer, if no more are there.
    public boolean contentWithLess;

    /// The length of the destination address in the scratch memory.
    public int addressLength;

    /// Whether a full peer is only found out by trying again: its readiness is not this socket's.
    public boolean pausesWhenFull;

    /// The file that is sent.
    @Nullable
    public FileTransfer file;

    /// The connection that is attempted; of a call that finishes one, as soon as that is found.
    @Nullable
    public ConnectionAttempt connection;

    /// How the buffer is cut into datagrams. Made on first need.
    private @Nullable Segments segments;

    /// The pipe that bytes go to or come from.
    @Nullable
    public PipeEnds pipe;

    /// Counts the sends without copying, of a call that is told when they are done.
    @Nullable
    public ZerocopyIds zerocopy;

    /// The number of its first system call that has sent something without copying, and how many there were.
    public int firstId;

    public int idCount;

    /// Whether it has gone on with copying, as the kernel had no room to remember more.
    public boolean hasCopied;

    /// Whether only the end of what the caller has begun earlier is asked for: of a connect, or a sendfile.
    public boolean finishing;

    /// Whether the caller waits for what is not there at once.
    public boolean waits;

    // Where it waits.

    /// The place of a call that waits.
    @Nullable
    public ThreadWaiter place;

    /// The handle of the place that a nowait call got.
    @Nullable
    public SelectHandleState handle;

    // How far its attempts have come.

    /// Whether the attempt is a receive that may wait in the kernel.
    public boolean blocks;

    /// How many bytes the last attempt moved.
    public int moved;

    /// How many messages the last attempt moved, if it was one of several at once, and how long the longest was.
    public int movedMessages;

    int longestMessage;

    /// Whether the last attempt had room for more than it moved.
    public boolean tookAll;

    /// How many bytes all attempts have moved.
    public long total;

    /// Whether bytes have been taken from the kernel that are in no buffer yet.
    boolean holdsTaken;

    /// Takes a call on a socket from the pool; [#end] gives it back.
    public static Call begin(Kind kind, int flags) {
        Call call = CALLS.take();
        call.flags = flags;
        call.kind = kind;
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
        return kind.isStream() && (holdsTaken || total > 0) && (flags & ASIDE) == 0;
    }

    /// The same for a receive into the caller's memory, where nothing is lost but what has not been copied there.
    public boolean hasLostUncopied() {
        return holdsTaken && hasLost();
    }

    /// Decodes the address that a call left in the scratch memory.
    public static Sockaddr address(Scratch scratch) {
        return SockaddrCodec.decode(scratch.memory(), Scratch.ADDRESS, scratch.length(Scratch.ADDRESS_SIZE));
    }

    public MessageParts message() {
        MessageParts made = message;
        if (made == null) {
            made = new MessageParts();
            message = made;
        }
        return made;
    }

    public FileTransfer file() {
        return Objects.requireNonNull(file, "the call sends no file");
    }

    public Segments segments() {
        Segments made = segments;
        if (made == null) {
            made = new Segments();
            segments = made;
        }
        return made;
    }

    PipeEnds pipe() {
        return Objects.requireNonNull(pipe, "the call has no pipe");
    }

    public ConnectionAttempt connection() {
        return Objects.requireNonNull(connection, "the call makes no connection");
    }

    /// Forgets what an earlier message left, for one that has nothing.
    void clearReceived() {
        scratch.clearAddress();
        if (message != null) {
            message.clearReceived();
        }
    }

    /// Checks that bytes can be sent as the flags say: without copying, only memory that stays as it is until the
    /// kernel says that it is done.
    ///
    /// @param areCopied whether some of them are on the heap or in a shared arena
    /// @param areCounted whether another call counts such sends
    public void checkCopying(String name, boolean areCopied, boolean areCounted) {
        if ((flags & ZEROCOPY) == 0) {
            return;
        }
        if (areCounted) {
            throw new IllegalStateException(name + ": what is sent with the flag zerocopy would be taken for a send of"
                    + " zerocopy(), which is in use");
        }
        if (areCopied) {
            throw new IllegalArgumentException(
                    name + ": only direct buffers, not of a shared arena, can be sent with the flag zerocopy");
        }
    }

    public ThreadWaiter place() {
        return Objects.requireNonNull(place, "the call does not wait");
    }

    /// Gives what a receive without a caller's buffer has taken so far.
    public byte[] received() {
        return window.received();
    }

    private void clear() {
        kind = Kind.NONE;
        window.clear();
        if (message != null) {
            message.clear();
        }
        file = null;
        if (segments != null) {
            segments.clear();
        }
        zerocopy = null;
        idCount = 0;
        hasCopied = false;
        pipe = null;
        wanted = 0;
        flags = 0;
        addressLength = 0;
        moved = 0;
        movedMessages = 0;
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
}
