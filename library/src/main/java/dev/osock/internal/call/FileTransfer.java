package dev.osock.internal.call;

import dev.osock.internal.wait.Outcome;

/// The sending of a file, attempt by attempt: sendfile.
public final class FileTransfer {

    /// The most that one system call moves, so that closing the socket need not wait long.
    private static final long CHUNK = 512L * 1024 * 1024;

    private final FileSource source;
    private final long offset;
    private final long count;

    /// Whether the next attempt is the first of a new sending.
    private boolean isStart;

    /// How many bytes have moved since the last wait.
    private long round;

    /// Makes one that has not begun.
    ///
    /// @param count how many bytes, 0 for all up to the file's end
    public FileTransfer(FileSource source, long offset, long count, boolean isStart) {
        this.source = source;
        this.offset = offset;
        this.count = count;
        this.isStart = isStart;
    }

    /// Tries once, under the lane's lock.
    ///
    /// @return all bytes sent if that is the end, [Outcome#MORE], or `-errno`
    long attempt(int fd, Call call) {
        long left = count == 0 ? CHUNK : Math.min(CHUNK, count - call.total);
        long sent = source.send(fd, call, offset + call.total, left);
        if (sent < 0) {
            return sent;
        }
        call.moved = (int) sent;
        call.total += sent;
        return sent == 0 || call.total == count ? call.total : Outcome.MORE;
    }

    /// Whether this is asked for the first time about a new sending.
    boolean isStart() {
        boolean first = isStart;
        isStart = false;
        return first;
    }

    /// Adds up what moves without waiting in between.
    ///
    /// @return the sum so far
    long round(long moved, boolean waits) {
        round += moved;
        long sum = round;
        if (waits) {
            round = 0;
        }
        return sum;
    }
}
