package dev.osock.internal.verb;

import dev.osock.error.SocketException;
import dev.osock.internal.call.Call;
import dev.osock.internal.call.Failure;
import dev.osock.internal.call.FileTransfer;
import dev.osock.internal.call.Operation;
import dev.osock.internal.lane.Asking;
import dev.osock.internal.socket.OpenSocket;
import dev.osock.internal.wait.Outcome;
import dev.osock.internal.wait.Timeout;
import dev.osock.internal.wait.Way;
import org.jspecify.annotations.Nullable;

/// The call that sends a file: sendfile. The file is held for as long as the call takes and no longer; a nowait caller
/// says anew what is left.
public final class FileSending {

    private FileSending() {}

    /// Sends a file's bytes, waiting.
    ///
    /// @param socket the socket
    /// @param source the file
    /// @param offset where in the file to begin
    /// @param count how many bytes, 0 for all up to its end
    /// @param continuing whether this goes on with a sending that the caller has begun
    /// @param timeout how long to wait
    /// @return how many bytes were sent
    /// @throws SocketException with how many bytes were sent in `sent()`
    public static long sendfile(
            OpenSocket socket, SentFile source, long offset, long count, boolean continuing, Timeout timeout)
            throws SocketException {
        Call call = Call.begin(socket.kind(), 0);
        try {
            send(socket, call, source, offset, count, continuing, timeout);
            return call.total;
        } finally {
            call.end();
        }
    }

    /// Sends a file's bytes, not waiting.
    ///
    /// @param socket the socket
    /// @param source the file
    /// @param offset where in the file to begin
    /// @param count how many bytes, 0 for all up to its end
    /// @param continuing whether this goes on with a sending that the caller has begun
    /// @param asking how to be told
    /// @return how many bytes were sent, or how many of them and a place
    /// @throws SocketException with how many bytes were sent in `sent()`
    public static AttemptState<Long> sendfile(
            OpenSocket socket, SentFile source, long offset, long count, boolean continuing, Asking asking)
            throws SocketException {
        Call call = Call.begin(socket.kind(), 0);
        try {
            long result = send(socket, call, source, offset, count, continuing, asking);
            return AttemptState.of(result, call, call.total, call.total > 0);
        } finally {
            call.end();
        }
    }

    private static long send(
            OpenSocket socket, Call call, SentFile source, long offset, long count, boolean continuing, Way way)
            throws SocketException {
        call.file = new FileTransfer(source, offset, count, !continuing);
        call.finishing = continuing;
        long result = socket.write().take(Operation.SENDFILE, call, way);
        if (result < 0 && result != Outcome.SELECTED) {
            SocketException failure = Failure
                    .of(offset < 0 ? "sendfile from offset " + offset : "sendfile", socket.kind(), "to", socket.peer())
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
}
