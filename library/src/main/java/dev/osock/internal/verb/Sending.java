package dev.osock.internal.verb;

import dev.osock.address.Sockaddr;
import dev.osock.error.SocketException;
import dev.osock.internal.call.Call;
import dev.osock.internal.call.Failure;
import dev.osock.internal.call.Operation;
import dev.osock.internal.kernel.Scratch;
import dev.osock.internal.lane.Asking;
import dev.osock.internal.socket.OpenSocket;
import dev.osock.internal.wait.Outcome;
import dev.osock.internal.wait.Timeout;
import dev.osock.internal.wait.Way;
import dev.osock.internal.wire.SockaddrCodec;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// The sending calls: send, and sendto if there is a destination.
public final class Sending {

    private Sending() {}

    /// Sends a buffer's bytes, waiting: all of them on a stream, one message otherwise.
    ///
    /// @param socket the socket
    /// @param buffer has the bytes; its position moves
    /// @param destination where to, or null for the connected peer
    /// @param flags `MSG_*`
    /// @param timeout how long to wait
    /// @return how many bytes were sent
    /// @throws SocketException with how many bytes were sent in `sent()`
    public static int send(
            OpenSocket socket, ByteBuffer buffer, @Nullable Sockaddr destination, int flags, Timeout timeout)
            throws SocketException {
        Call call = take(socket, buffer, destination, flags);
        try {
            send(socket, call, destination, timeout);
            return (int) call.total;
        } finally {
            call.end();
        }
    }

    /// Sends a buffer's bytes, not waiting.
    ///
    /// @param socket the socket
    /// @param buffer has the bytes; its position moves
    /// @param destination where to, or null for the connected peer
    /// @param flags `MSG_*`
    /// @param asking how to be told
    /// @return how many bytes were sent, or how many of them and a place
    /// @throws SocketException with how many bytes were sent in `sent()`
    public static AttemptState<Integer> send(
            OpenSocket socket, ByteBuffer buffer, @Nullable Sockaddr destination, int flags, Asking asking)
            throws SocketException {
        Call call = take(socket, buffer, destination, flags);
        try {
            long result = send(socket, call, destination, asking);
            return AttemptState.of(result, call, (int) call.total, call.total > 0);
        } finally {
            call.end();
        }
    }

    static Call take(OpenSocket socket, ByteBuffer buffer, @Nullable Sockaddr destination, int flags) {
        Call call = Call.begin(socket.kind(), flags);
        call.window.use(buffer);
        call.checkCopying(destination == null ? "send" : "sendto", call.window.isCopied(), socket.countsZerocopy());
        if (destination != null) {
            call.addressLength = SockaddrCodec.encode(destination, call.scratch.memory(), Scratch.ADDRESS);
            call.pausesWhenFull = socket.kind().isLocal() && !call.kind.isStream();
        }
        return call;
    }

    static long send(OpenSocket socket, Call call, @Nullable Sockaddr destination, Way way)
            throws SocketException {
        long result = socket.write().take(Operation.SEND, call, way);
        if (result < 0 && result != Outcome.SELECTED) {
            throw Failure.of(
                    destination == null ? "send" : "sendto",
                    socket.kind(),
                    "to",
                    destination == null ? socket.peer() : destination)
                    .withSent(call.total)
                    .waiting(way)
                    .because(result);
        }
        return result;
    }
}
