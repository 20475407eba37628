package dev.osock.internal.verb;

import dev.osock.address.Sockaddr;
import dev.osock.error.SocketException;
import dev.osock.internal.call.Call;
import dev.osock.internal.call.Failure;
import dev.osock.internal.call.Operation;
import dev.osock.internal.lane.Asking;
import dev.osock.internal.socket.OpenSocket;
import dev.osock.internal.wait.Outcome;
import dev.osock.internal.wait.Timeout;
import dev.osock.internal.wait.Way;
import dev.osock.message.MsgFlags;
import dev.osock.message.Received;
import dev.osock.option.ReceiveBuffer;
import java.nio.ByteBuffer;

/// The receiving calls: recv and recvfrom, into new arrays or the caller's buffer. Sizes and flags are those of the
/// public calls; all of them throw with what had come in `data()` or in the buffer.
public final class Receiving {

    /// The first room of a receive that wants more than this; it grows as bytes come, not as they are asked for.
    private static final int FIRST_ROOM = 64 * 1024;

    private static final int WAITALL = MsgFlags.WAITALL.bits();

    private Receiving() {}

    /// Receives bytes, waiting.
    ///
    /// @param socket the socket
    /// @param length how many: on a stream just so many; 0 for what is there
    /// @param flags `MSG_*`
    /// @param timeout how long to wait
    /// @return the bytes
    /// @throws SocketException if it failed
    public static byte[] recv(OpenSocket socket, int length, int flags, Timeout timeout) throws SocketException {
        return Reception.intoNew(socket, flags, call -> {
            recv(socket, call, length, timeout);
            return call.received();
        });
    }

    /// Receives bytes, not waiting.
    ///
    /// @param socket the socket
    /// @param length how many: on a stream just so many; 0 for what is there
    /// @param flags `MSG_*`
    /// @param asking how to be told
    /// @return the bytes, or some of them and a place
    /// @throws SocketException if it failed
    public static AttemptState<byte[]> recv(OpenSocket socket, int length, int flags, Asking asking)
            throws SocketException {
        return Reception.intoNew(socket, flags, call -> {
            long result = recv(socket, call, length, asking);
            return AttemptState.of(result, call, call.received(), call.total > 0);
        });
    }

    private static long recv(OpenSocket socket, Call call, int length, Way way) throws SocketException {
        Operation operation = Operation.RECV;
        call.wanted = length > 0 ? length : room(socket.settings().receive(), call.kind.isStream());
        call.contentWithLess = length == 0;
        if (call.kind.isStream() && (call.flags & Call.ASIDE) == 0 && (length > 0 || call.wanted > FIRST_ROOM)) {
            operation = Operation.RECV_ALL;
            call.window.use(ByteBuffer.allocate(Math.min(call.wanted, FIRST_ROOM)));
        }
        return recv("recv", socket, call, operation, way);
    }

    /// Receives what is there, waiting.
    ///
    /// @param socket the socket
    /// @param max how many bytes at the most
    /// @param timeout how long to wait
    /// @return the bytes
    /// @throws SocketException if it failed
    public static byte[] recvSome(OpenSocket socket, int max, Timeout timeout) throws SocketException {
        return Reception.intoNew(socket, 0, call -> {
            call.wanted = max;
            recv("recvSome", socket, call, Operation.RECV, timeout);
            return call.received();
        });
    }

    /// Receives what is there, not waiting.
    ///
    /// @param socket the socket
    /// @param max how many bytes at the most
    /// @param asking how to be told
    /// @return the bytes, or a place
    /// @throws SocketException if it failed
    public static AttemptState<byte[]> recvSome(OpenSocket socket, int max, Asking asking) throws SocketException {
        return Reception.intoNew(socket, 0, call -> {
            call.wanted = max;
            long result = recv("recvSome", socket, call, Operation.RECV, asking);
            return AttemptState.of(result, call, call.received(), false);
        });
    }

    private static long recv(String name, OpenSocket socket, Call call, Operation operation, Way way)
            throws SocketException {
        long result = socket.receiving(call.flags).take(operation, call, way);
        if (result < 0 && result != Outcome.SELECTED) {
            throw failure(name, socket).withData(call.received()).waiting(way).because(result);
        }
        return result;
    }

    /// Receives into a buffer, waiting: what is there, or with `MSG_WAITALL` on a stream as much as there is room for.
    ///
    /// @param socket the socket
    /// @param buffer takes the bytes; its position moves
    /// @param flags `MSG_*`
    /// @param timeout how long to wait
    /// @return how many bytes were received
    /// @throws SocketException if it failed
    public static int recv(OpenSocket socket, ByteBuffer buffer, int flags, Timeout timeout) throws SocketException {
        Call call = Call.begin(socket.kind(), flags & ~WAITALL);
        try {
            call.window.use(writable("recv", buffer));
            recvUsed(socket, call, flags, timeout);
            return (int) call.total;
        } catch (RuntimeException | Error unexpected) {
            Reception.brokenOff(socket, call);
            throw unexpected;
        } finally {
            call.end();
        }
    }

    /// Receives into a buffer, not waiting.
    ///
    /// @param socket the socket
    /// @param buffer takes the bytes; its position moves
    /// @param flags `MSG_*`
    /// @param asking how to be told
    /// @return how many bytes were received, or how many of them and a place
    /// @throws SocketException if it failed
    public static AttemptState<Integer> recv(OpenSocket socket, ByteBuffer buffer, int flags, Asking asking)
            throws SocketException {
        Call call = Call.begin(socket.kind(), flags & ~WAITALL);
        try {
            call.window.use(writable("recv", buffer));
            long result = recvUsed(socket, call, flags, asking);
            return AttemptState.of(result, call, (int) call.total, call.total > 0);
        } catch (RuntimeException | Error unexpected) {
            Reception.brokenOff(socket, call);
            throw unexpected;
        } finally {
            call.end();
        }
    }

    private static long recvUsed(OpenSocket socket, Call call, int flags, Way way) throws SocketException {
        boolean assemble = call.kind.isStream() && (flags & WAITALL) != 0 && (flags & Call.ASIDE) == 0;
        boolean hasEnd = call.kind.isStream() || call.kind.isVsockSequence();
        if (hasEnd && call.window.left() == 0) {
            if (!socket.isOpen()) {
                throw failure("recv", socket).because(Outcome.CLOSED);
            }
            return 0;
        }
        call.contentWithLess = way instanceof Timeout timeout && timeout.isZero(); // as recv(2) with MSG_DONTWAIT
        Operation operation = assemble ? Operation.RECV_ALL : Operation.RECV;
        long result = socket.receiving(call.flags).take(operation, call, way);
        if (result < 0 && result != Outcome.SELECTED) {
            throw failure("recv", socket).withReceived(call.total).waiting(way).because(result);
        }
        return result;
    }

    /// Receives one message and tells who sent it, waiting.
    ///
    /// @param socket the socket
    /// @param size the room for it, 0 for the default
    /// @param flags `MSG_*`
    /// @param timeout how long to wait
    /// @return source and bytes
    /// @throws SocketException if it failed
    public static Received recvfrom(OpenSocket socket, int size, int flags, Timeout timeout) throws SocketException {
        return Reception.intoNew(socket, flags, call -> {
            call.wanted = size == 0 ? socket.settings().receive().size() : size;
            recvfrom(socket, call, timeout);
            return new Received(Call.address(call.scratch), call.received());
        });
    }

    /// Receives one message and tells who sent it, not waiting.
    ///
    /// @param socket the socket
    /// @param size the room for it, 0 for the default
    /// @param flags `MSG_*`
    /// @param asking how to be told
    /// @return source and bytes, or a place
    /// @throws SocketException if it failed
    public static AttemptState<Received> recvfrom(OpenSocket socket, int size, int flags, Asking asking)
            throws SocketException {
        return Reception.intoNew(socket, flags, call -> {
            call.wanted = size == 0 ? socket.settings().receive().size() : size;
            return recvfrom(socket, call, asking) == Outcome.SELECTED
                    ? AttemptState.pending(call.handle)
                    : AttemptState.done(new Received(Call.address(call.scratch), call.received()), call);
        });
    }

    /// Receives one message into a buffer and tells who sent it, waiting.
    ///
    /// @param socket the socket
    /// @param buffer takes the bytes; its position moves
    /// @param flags `MSG_*`
    /// @param timeout how long to wait
    /// @return who sent it
    /// @throws SocketException if it failed
    public static Sockaddr recvfrom(OpenSocket socket, ByteBuffer buffer, int flags, Timeout timeout)
            throws SocketException {
        Call call = Call.begin(socket.kind(), flags);
        try {
            call.window.use(writable("recvfrom", buffer));
            recvfrom(socket, call, timeout);
            return Call.address(call.scratch);
        } catch (RuntimeException | Error unexpected) {
            Reception.brokenOff(socket, call);
            throw unexpected;
        } finally {
            call.end();
        }
    }

    /// Receives one message into a buffer and tells who sent it, not waiting.
    ///
    /// @param socket the socket
    /// @param buffer takes the bytes; its position moves
    /// @param flags `MSG_*`
    /// @param asking how to be told
    /// @return who sent it, or a place
    /// @throws SocketException if it failed
    public static AttemptState<Sockaddr> recvfrom(OpenSocket socket, ByteBuffer buffer, int flags, Asking asking)
            throws SocketException {
        Call call = Call.begin(socket.kind(), flags);
        try {
            call.window.use(writable("recvfrom", buffer));
            return recvfrom(socket, call, asking) == Outcome.SELECTED
                    ? AttemptState.pending(call.handle)
                    : AttemptState.done(Call.address(call.scratch), call);
        } catch (RuntimeException | Error unexpected) {
            Reception.brokenOff(socket, call);
            throw unexpected;
        } finally {
            call.end();
        }
    }

    private static long recvfrom(OpenSocket socket, Call call, Way way) throws SocketException {
        long result = socket.receiving(call.flags).take(Operation.RECVFROM, call, way);
        if (result < 0 && result != Outcome.SELECTED) {
            throw failure("recvfrom", socket).waiting(way).because(result);
        }
        return result;
    }

    /// The room of a receive of what is there: of a stream, all the buffers.
    private static int room(ReceiveBuffer buffer, boolean stream) {
        long buffers = stream ? Math.max(1, buffer.reads()) : 1;
        return (int) Math.min(buffers * buffer.size(), Integer.MAX_VALUE - 8);
    }

    static ByteBuffer writable(String name, ByteBuffer buffer) {
        if (buffer.isReadOnly()) {
            throw new IllegalArgumentException(name + ": the buffer is read-only: " + buffer);
        }
        return buffer;
    }

    static Failure failure(String call, OpenSocket socket) {
        return Failure.of(call, socket.kind(), "from", socket.peer());
    }
}
