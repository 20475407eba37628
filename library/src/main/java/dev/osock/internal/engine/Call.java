package dev.osock.internal.engine;

import dev.osock.internal.kernel.Scratch;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The parameters of one call on a socket, and the native memory its system calls use. Pooled: a call allocates nothing.
final class Call {

    final Scratch scratch = new Scratch();

    /// The caller's bytes; position and limit say which, and the position moves with what the kernel took or gave. A
    /// receive that is given none makes one of just the size of what came.
    @Nullable
    ByteBuffer buffer;

    /// How many bytes a receive without a caller's buffer wants at the most.
    int wanted;

    /// The `MSG_*` flags.
    int flags;

    /// The length of the destination address in the scratch memory.
    int addressLength;

    /// How many bytes the last attempt moved.
    int moved;

    /// How many bytes all attempts have moved.
    long total;

    /// Whether a receive that wants so many bytes is done with fewer, if no more are there.
    boolean contentWithLess;

    /// The handle of the place that a nowait call got.
    @Nullable
    Handle handle;

    /// Whether only the end of the caller's own earlier connect(2) is asked for, or that is what a connect comes to.
    boolean finishing;

    /// Whether connect(2) has been made and its end is awaited.
    boolean connecting;

    /// Whether a full peer is only found out by trying again: its readiness is not this socket's.
    boolean pausesWhenFull;

    /// Whether the socket is of a stream type.
    boolean stream;

    ByteBuffer buffer() {
        ByteBuffer given = buffer;
        if (given == null) {
            throw new IllegalStateException("the call has no buffer");
        }
        return given;
    }

    /// Gives what a receive without a caller's buffer has taken so far.
    @SuppressWarnings("ByteBufferBackingArray") // the library's own buffer, and all of its array
    byte[] received() {
        ByteBuffer taken = buffer;
        if (taken == null) {
            return new byte[0];
        }
        return taken.hasRemaining() ? Arrays.copyOf(taken.array(), taken.position()) : taken.array();
    }

    void clear() {
        buffer = null;
        wanted = 0;
        flags = 0;
        addressLength = 0;
        moved = 0;
        total = 0;
        contentWithLess = false;
        finishing = false;
        handle = null;
        connecting = false;
        pausesWhenFull = false;
    }
}
