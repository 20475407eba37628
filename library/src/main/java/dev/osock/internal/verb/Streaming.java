package dev.osock.internal.verb;

import dev.osock.error.Errno;
import dev.osock.error.SocketException;
import dev.osock.internal.abi.Abi;
import dev.osock.internal.call.Call;
import dev.osock.internal.call.Failure;
import dev.osock.internal.call.Operation;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.socket.OpenSocket;
import dev.osock.internal.wait.Outcome;
import dev.osock.internal.wait.Timeout;
import java.nio.ByteBuffer;

/// What streams and channels do with a stream socket: read what is there, where the end of the stream is a value, and
/// write all there is. Without room, or bytes, nothing is done.
///
/// The kernel reports a reset once, and then the end of the stream. Here a reset is no end, whoever has met it.
public final class Streaming {

    /// The end of the stream.
    public static final int END = -1;

    private static final long RESET = -Errno.ECONNRESET.number();
    private static final int ENOTTY = -Abi.current().number("ENOTTY");
    private static final int EOPNOTSUPP = -Errno.EOPNOTSUPP.number();

    private Streaming() {}

    /// Makes sure that a socket is one of a stream.
    ///
    /// @param socket the socket
    /// @throws UnsupportedOperationException if it keeps the bounds of messages
    public static void check(OpenSocket socket) {
        if (!socket.kind().isStream()) {
            throw new UnsupportedOperationException("streams and channels are for stream sockets: " + socket);
        }
    }

    /// Reads what is there into a buffer, waiting for the first byte.
    ///
    /// @param socket the socket
    /// @param buffer takes the bytes; its position moves
    /// @param timeout how long to wait
    /// @return how many bytes, or [#END]
    /// @throws SocketException if it failed
    public static int read(OpenSocket socket, ByteBuffer buffer, Timeout timeout) throws SocketException {
        Call call = Call.begin(socket.kind(), 0);
        try {
            call.window.use(Receiving.writable("read", buffer));
            return call.window.left() == 0 ? 0 : (int) read(socket, call, Operation.RECV, timeout);
        } catch (RuntimeException | Error unexpected) {
            Reception.brokenOff(socket, call);
            throw unexpected;
        } finally {
            call.end();
        }
    }

    /// Reads what is there into buffers, one filled after the other, waiting for the first byte.
    ///
    /// @param socket the socket
    /// @param buffers take the bytes; their positions move
    /// @param offset the first that is used
    /// @param length how many are used
    /// @param timeout how long to wait
    /// @return how many bytes, or [#END]
    /// @throws SocketException if it failed
    public static long read(OpenSocket socket, ByteBuffer[] buffers, int offset, int length, Timeout timeout)
            throws SocketException {
        Call call = Call.begin(socket.kind(), 0);
        try {
            for (int i = offset; i < offset + length; i++) {
                Receiving.writable("read", buffers[i]);
            }
            call.message().buffers().use(buffers, offset, length);
            call.message().hasBuffers = true;
            call.message().makeRoom(0);
            return call.message().buffers().room() == 0 ? 0 : read(socket, call, Operation.RECVMSG, timeout);
        } catch (RuntimeException | Error unexpected) {
            Reception.brokenOff(socket, call);
            throw unexpected;
        } finally {
            call.end();
        }
    }

    private static long read(OpenSocket socket, Call call, Operation operation, Timeout timeout)
            throws SocketException {
        long result = socket.read().take(operation, call, timeout);
        if (result >= 0) {
            return result;
        }
        boolean isEnd = result == Outcome.END_OF_STREAM;
        if (isEnd && !socket.isReset()) {
            return END;
        }
        throw failed(socket, Failure.of("read", socket.kind(), "from", socket.peer()), isEnd ? RESET : result, timeout);
    }

    /// Writes all of a buffer's bytes, waiting for room.
    ///
    /// @param socket the socket
    /// @param buffer has the bytes; its position moves
    /// @param timeout how long to wait
    /// @return how many bytes
    /// @throws SocketException with how many bytes were written in `sent()`
    public static int write(OpenSocket socket, ByteBuffer buffer, Timeout timeout) throws SocketException {
        Call call = Call.begin(socket.kind(), 0);
        try {
            call.window.use(buffer);
            return call.window.left() == 0 ? 0 : (int) write(socket, call, Operation.SEND, timeout);
        } finally {
            call.end();
        }
    }

    /// Writes all of the bytes of buffers, one after the other, waiting for room.
    ///
    /// @param socket the socket
    /// @param buffers have the bytes; their positions move
    /// @param offset the first that is used
    /// @param length how many are used
    /// @param timeout how long to wait
    /// @return how many bytes
    /// @throws SocketException with how many bytes were written in `sent()`
    public static long write(OpenSocket socket, ByteBuffer[] buffers, int offset, int length, Timeout timeout)
            throws SocketException {
        Call call = Call.begin(socket.kind(), 0);
        try {
            call.message().buffers().use(buffers, offset, length);
            return call.message().buffers().room() == 0 ? 0 : write(socket, call, Operation.SENDMSG, timeout);
        } finally {
            call.end();
        }
    }

    private static long write(OpenSocket socket, Call call, Operation operation, Timeout timeout)
            throws SocketException {
        long result = socket.write().take(operation, call, timeout);
        if (result < 0) {
            Failure failure = Failure.of("write", socket.kind(), "to", socket.peer()).withSent(call.total);
            throw failed(socket, failure, result, timeout);
        }
        return result;
    }

    private static SocketException failed(OpenSocket socket, Failure failure, long result, Timeout timeout) {
        if (result == RESET) {
            socket.markReset();
        }
        return failure.waiting(timeout).because(result);
    }

    /// Tells how many bytes can be read without waiting, `SIOCINQ`.
    ///
    /// @param socket the socket
    /// @return the count, 0 at the end of the stream, and where the kernel does not tell, as of vsock before Linux 6.17
    /// @throws SocketException closed, or with the errno
    public static int available(OpenSocket socket) throws SocketException {
        long result = socket.control(scratch -> Kernel.readable(scratch, socket.fd()));
        socket.trace("available", result);
        if (result == ENOTTY || result == EOPNOTSUPP) {
            return 0;
        }
        if (result < 0) {
            throw Failure.of("available", socket.kind(), "from", socket.peer()).because(result);
        }
        return (int) result;
    }
}
