package dev.osock.internal.call;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a call uses of one buffer: the bytes from a position to an end, looked at once and kept. The buffer's own
/// position moves with what the kernel took or gave.
public final class Window {

    @Nullable
    ByteBuffer buffer;

    int position;

    private int end;

    /// Where the buffer's byte of index 0 is, if the kernel may use it there; 0 if the bytes are copied.
    long base;

    /// The buffer to which and from which they are copied, at the same indices.
    private @Nullable ByteBuffer copied;

    /// Takes note of a buffer's remaining bytes. Position and limit are looked at once and kept, whatever another
    /// thread does to them meanwhile. Early, where the compiler still sees that nothing made for it is kept, and so
    /// makes nothing: calls below are too deep.
    public void use(ByteBuffer given) {
        int first = given.position();
        int limit = Math.max(first, given.limit());
        long address = InPlace.address(given);
        buffer = given;
        position = first;
        end = limit;
        base = address;
        copied = address == 0 ? InPlace.copied(given, limit) : given;
    }

    /// How many bytes are left.
    public int left() {
        return end - position;
    }

    /// Whether bytes are left that are copied on their way.
    public boolean isCopied() {
        return base == 0 && left() > 0;
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

    /// Moves the position by what the kernel took or gave.
    void advance(int moved) {
        position += moved;
        InPlace.move(buffer(), position);
    }

    /// Gives what has come into a buffer of the library's own so far.
    @SuppressWarnings("ByteBufferBackingArray") // all of its array
    byte[] received() {
        ByteBuffer taken = buffer;
        if (taken == null) {
            return new byte[0];
        }
        return taken.hasRemaining() ? Arrays.copyOf(taken.array(), taken.position()) : taken.array();
    }

    void clear() {
        buffer = null;
        copied = null;
        base = 0;
        position = 0;
        end = 0;
    }
}
