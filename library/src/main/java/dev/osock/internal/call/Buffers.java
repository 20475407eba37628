package dev.osock.internal.call;

import dev.osock.internal.kernel.IoVector;
import dev.osock.internal.kernel.MessageHeader;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The buffers of a message, and what a call uses of them: their remaining bytes. Positions and limits are looked at
/// once and kept, whatever other threads do to them meanwhile.
public final class Buffers {

    private static final int USUAL = 16;
    private static final int[] NO_INTS = {};
    private static final long[] NO_LONGS = {};
    private static final @Nullable ByteBuffer[] NO_BUFFERS = {};

    private @Nullable ByteBuffer[] given = NO_BUFFERS;
    private int count;

    /// Of each: where the next byte is, where the last one ends, and where that of index 0 is in memory, or 0 if its
    /// bytes are copied, and to and from what.
    private int[] positions = NO_INTS;

    private int[] ends = NO_INTS;
    private long[] bases = NO_LONGS;
    private @Nullable ByteBuffer[] copied = NO_BUFFERS;

    /// How many bytes there were at first, and how many of them are copied.
    private long room;

    private long copiedRoom;

    /// Takes note of buffers.
    ///
    /// @param list them, in a list that does not change
    public void use(List<ByteBuffer> list) {
        makeRoom(list.size());
        for (int i = 0; i < count; i++) {
            use(i, list.get(i));
        }
    }

    /// Takes note of buffers.
    ///
    /// @param array has them
    /// @param offset where the first is
    /// @param length how many they are
    public void use(ByteBuffer[] array, int offset, int length) {
        makeRoom(length);
        for (int i = 0; i < length; i++) {
            use(i, array[offset + i]);
        }
    }

    private void use(int index, ByteBuffer buffer) {
        int first = buffer.position();
        int end = Math.max(first, buffer.limit());
        int size = end - first;
        long base = size == 0 ? 0 : InPlace.address(buffer);
        given[index] = buffer;
        positions[index] = first;
        ends[index] = end;
        bases[index] = base;
        room += size;
        if (base == 0 && size > 0) {
            copied[index] = InPlace.copied(buffer, end);
            copiedRoom += size;
        }
    }

    private void makeRoom(int size) {
        count = size;
        room = 0;
        copiedRoom = 0;
        if (size > positions.length) {
            int made = Math.max(size, USUAL);
            given = new ByteBuffer[made];
            positions = new int[made];
            ends = new int[made];
            bases = new long[made];
            copied = new ByteBuffer[made];
        }
    }

    /// Forgets them.
    void forget() {
        Arrays.fill(given, 0, Math.min(count, given.length), null);
        Arrays.fill(copied, 0, Math.min(count, copied.length), null);
        count = 0;
        room = 0;
        copiedRoom = 0;
        if (positions.length > USUAL) {
            given = NO_BUFFERS;
            positions = NO_INTS;
            ends = NO_INTS;
            bases = NO_LONGS;
            copied = NO_BUFFERS;
        }
    }

    /// Counts the buffers.
    public int count() {
        return count;
    }

    /// Counts the buffers up to the last that has a byte.
    public int upToLast() {
        return upToLast(0, count);
    }

    /// The same of a range of them.
    int upToLast(int from, int to) {
        int end = to;
        while (end > from && left(end - 1) == 0) {
            end--;
        }
        return end - from;
    }

    /// Counts the bytes that are left in a range of buffers.
    long left(int from, int to) {
        long bytes = 0;
        for (int i = from; i < to; i++) {
            bytes += left(i);
        }
        return bytes;
    }

    /// Counts those of them that are copied on their way.
    long copiedLeft(int from, int to) {
        long bytes = 0;
        for (int i = from; i < to; i++) {
            bytes += copied[i] == null ? 0 : left(i);
        }
        return bytes;
    }

    /// Counts the bytes there were at first.
    public long room() {
        return room;
    }

    /// Counts those of them that are copied on their way.
    public long copiedRoom() {
        return copiedRoom;
    }

    /// Whether bytes are left.
    boolean hasRest() {
        return upToLast() > 0;
    }

    private int left(int index) {
        return ends[index] - positions[index];
    }

    /// Puts the buffers that have something into an empty vector, as [#lay(IoVector, int, int, long, int)].
    int lay(IoVector vector, long cap, int copyCap) {
        vector.clear();
        return lay(vector, 0, count, cap, copyCap);
    }

    /// Adds those of a range of buffers that have something to a vector, as many as one message may have; the place of
    /// one that is copied stays open.
    ///
    /// @param from the first of the range
    /// @param to the first behind it
    /// @param cap the most bytes
    /// @param copyCap the most bytes that are copied: no more than fit a pooled [BounceBuffer] where the rest may go
    ///     with the next attempt
    /// @return the bytes among them that are copied
    /// @throws IllegalStateException if the arena of one is closed
    int lay(IoVector vector, int from, int to, long cap, int copyCap) {
        int most = vector.count() + MessageHeader.IOV_MAX;
        int bounced = 0;
        long free = cap;
        for (int i = from; i < to; i++) {
            int size = (int) Math.min(left(i), free);
            if (size == 0) {
                continue;
            }
            ByteBuffer through = copied[i];
            if (through == null) {
                vector.add(bases[i] + positions[i], size);
            } else {
                InPlace.check(through);
                size = Math.min(size, copyCap - bounced);
                if (size == 0) {
                    break;
                }
                vector.add(0, size);
                bounced += size;
            }
            free -= size;
            if (size < left(i) || vector.count() == most) {
                break;
            }
        }
        return bounced;
    }

    /// Gives those in the vector that are copied their places in the bounce.
    void place(IoVector vector, BounceBuffer bounce, boolean sending) {
        int offset = 0;
        int index = 0;
        for (int i = 0; index < vector.count(); i++) {
            if (left(i) == 0) {
                continue;
            }
            ByteBuffer through = copied[i];
            if (through != null) {
                int size = (int) vector.size(index);
                vector.place(index, bounce.address() + offset);
                if (sending) {
                    bounce.copyFrom(through, positions[i], offset, size);
                }
                offset += size;
            }
            index++;
        }
    }

    /// Moves the positions by what the kernel took or gave.
    ///
    /// @param bounce has what was received for buffers that are copied; null if nothing is to be copied from it
    void took(IoVector vector, long bytes, @Nullable BounceBuffer bounce) {
        int offset = 0;
        int index = 0;
        long rest = bytes;
        for (int i = 0; rest > 0; i++) {
            if (left(i) == 0) {
                continue;
            }
            int size = (int) vector.size(index++);
            int moved = (int) Math.min(size, rest);
            ByteBuffer through = copied[i];
            if (through != null && bounce != null) {
                bounce.copyTo(through, positions[i], offset, moved);
                offset += size;
            }
            positions[i] += moved;
            InPlace.move(Objects.requireNonNull(given[i]), positions[i]);
            rest -= moved;
        }
    }

    /// Takes no more notice of what is left in a range of buffers, whose positions stay.
    void skip(int from, int to) {
        for (int i = from; i < to; i++) {
            positions[i] = ends[i];
        }
    }
}
