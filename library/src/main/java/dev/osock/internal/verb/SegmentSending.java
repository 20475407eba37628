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
import dev.osock.message.MsgFlags;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// The call that sends a buffer as datagrams of one size: sendSegments.
public final class SegmentSending {

    private static final int MOST = 65_535;
    private static final int MORE = MsgFlags.MORE.bits();

    private SegmentSending() {}

    /// Sends a buffer's bytes, waiting.
    ///
    /// @param socket the socket
    /// @param buffer has the bytes; its position moves
    /// @param size how long each datagram is; the last may be shorter
    /// @param destination where to, or null for the connected peer
    /// @param flags `MSG_*`
    /// @param timeout how long to wait
    /// @return how many bytes were sent
    /// @throws SocketException with how many bytes were sent in `sent()`
    public static int send(
            OpenSocket socket,
            ByteBuffer buffer,
            int size,
            @Nullable Sockaddr destination,
            int flags,
            Timeout timeout)
            throws SocketException {
        check(socket, size, flags);
        Call call = Call.begin(socket.kind(), flags);
        try {
            send(socket, call, buffer, size, destination, timeout);
            return (int) call.total;
        } finally {
            call.end();
        }
    }

    /// Sends a buffer's bytes, not waiting.
    ///
    /// @param socket the socket
    /// @param buffer has the bytes; its position moves
    /// @param size how long each datagram is; the last may be shorter
    /// @param destination where to, or null for the connected peer
    /// @param flags `MSG_*`
    /// @param asking how to be told
    /// @return how many bytes were sent, or how many of them and a place
    /// @throws SocketException with how many bytes were sent in `sent()`
    public static AttemptState<Integer> send(
            OpenSocket socket,
            ByteBuffer buffer,
            int size,
            @Nullable Sockaddr destination,
            int flags,
            Asking asking)
            throws SocketException {
        check(socket, size, flags);
        Call call = Call.begin(socket.kind(), flags);
        try {
            long result = send(socket, call, buffer, size, destination, asking);
            return AttemptState.of(result, call, (int) call.total, call.total > 0);
        } finally {
            call.end();
        }
    }

    private static void check(OpenSocket socket, int size, int flags) throws SocketException {
        if (size < 1 || size > MOST) {
            throw new IllegalArgumentException("sendSegments: the size of a segment is 1 to " + MOST + ", not " + size);
        }
        if ((flags & MORE) != 0) {
            throw new IllegalArgumentException("sendSegments: the flag more would make one datagram of all");
        }
        if (socket.kind().isByteStream() || socket.kind().isVsockSequence()) {
            throw Failure.of("sendSegments", socket.kind(), "to", socket.peer())
                    .invalid("it sends no datagrams");
        }
    }

    private static long send(
            OpenSocket socket, Call call, ByteBuffer buffer, int size, @Nullable Sockaddr destination, Way way)
            throws SocketException {
        call.window.use(buffer);
        call.checkCopying("sendSegments", call.window.isCopied(), socket.countsZerocopy());
        call.segments().begin(size, socket.segmentRefusals());
        if (destination != null) {
            call.addressLength = SockaddrCodec.encode(destination, call.scratch.memory(), Scratch.ADDRESS);
            call.pausesWhenFull = call.kind.isLocal();
        }
        long result = socket.write().take(Operation.SEND_SEGMENTS, call, way);
        if (result < 0 && result != Outcome.SELECTED) {
            throw Failure.of("sendSegments", socket.kind(), "to", destination == null ? socket.peer() : destination)
                    .withSent(call.total)
                    .waiting(way)
                    .because(result);
        }
        return result;
    }
}
