package dev.osock.internal.engine;

import dev.osock.error.SocketException;
import org.jspecify.annotations.Nullable;

/// The call that sends a file: sendfile. The file is held for as long as the call takes and no longer; a nowait caller
/// says anew what is left.
public final class FileSending {

    /// The most that one system call moves, so that closing the socket need not wait long.
    private static final long CHUNK = 512L * 1024 * 1024;

    private final FileSource source;
    private final long offset;
    private final long count;

    /// Whether the next attempt is the first of a new sending.
    private boolean isStart;

    /// How many bytes have moved since the last wait.
    private long round;

    private FileSending(FileSource source, long offset, long count, boolean isStart) {
        this.source = source;
        this.offset = offset;
        this.count = count;
        this.isStart = isStart;
    }

    /// Sends a file's bytes, waiting.
    ///
    /// @param endpoint the socket
    /// @param source the file
    /// @param offset where in the file to begin
    /// @param count how many bytes, 0 for all up to its end
    /// @param continuing whether this goes on with a sending that the caller has begun
    /// @param timeout how long to wait
    /// @return how many bytes were sent
    /// @throws SocketException with how many bytes were sent in `sent()`
    public static long sendfile(
            Endpoint endpoint, FileSource source, long offset, long count, boolean continuing, Timeout timeout)
            throws SocketException {
        Call call = Call.begin(endpoint.kind(), 0);
        try {
            send(endpoint, call, source, offset, count, continuing, timeout);
            return call.total;
        } finally {
            call.end();
        }
    }

    /// Sends a file's bytes, not waiting.
    ///
    /// @param endpoint the socket
    /// @param source the file
    /// @param offset where in the file to begin
    /// @param count how many bytes, 0 for all up to its end
    /// @param continuing whether this goes on with a sending that the caller has begun
    /// @param asking how to be told
    /// @return how many bytes were sent, or how many of them and a place
    /// @throws SocketException with how many bytes were sent in `sent()`
    public static Attempted<Long> sendfile(
            Endpoint endpoint, FileSource source, long offset, long count, boolean continuing, Asking asking)
            throws SocketException {
        Call call = Call.begin(endpoint.kind(), 0);
        try {
            long result = send(endpoint, call, source, offset, count, continuing, asking);
            return Attempted.of(result, call, call.total, call.total > 0);
        } finally {
            call.end();
        }
    }

    private static long send(
            Endpoint endpoint, Call call, FileSource source, long offset, long count, boolean continuing, Way way)
            throws SocketException {
        call.file = new FileSending(source, offset, count, !continuing);
        call.finishing = continuing;
        long result = endpoint.write().take(Operation.SENDFILE, call, way);
        if (result < 0 && result != Outcome.SELECTED) {
            SocketException failure = Failure.of("sendfile", endpoint.kind(), "to", endpoint.peer())
                    .withSent(call.total)
                    .waiting(way)
                    .because(result);
            @Nullable
            Exception trouble = source.trouble();
            if (trouble != null) {
                failure.initCause(trouble);
            }
            throw failure;
        }
        return result;
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
