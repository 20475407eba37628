package dev.osock.internal.engine;

import dev.osock.address.Sockaddr;
import dev.osock.error.SocketException;
import dev.osock.message.MsgFlags;
import java.nio.ByteBuffer;

/// The receiving calls: recv and recvfrom, into new arrays or the caller's buffer.
public final class Receiving {

    /// The room for a receive that does not say how much it wants.
    private static final int DEFAULT_SIZE = 8192;

    /// The first room of a receive that wants more than this; it grows as bytes come, not as they are asked for.
    private static final int FIRST_ROOM = 64 * 1024;

    private static final int PEEK = MsgFlags.PEEK.bits();
    private static final int WAITALL = MsgFlags.WAITALL.bits();

    private Receiving() {}

    /// Source and bytes of a received message.
    ///
    /// @param source who sent it
    /// @param data the bytes
    public record From(Sockaddr source, byte[] data) {}

    /// Receives bytes.
    ///
    /// @param endpoint the socket
    /// @param length how many: on a stream just so many; 0 for what is there
    /// @param flags `MSG_*`
    /// @param timeout in nanoseconds, or [Endpoint#FOREVER]
    /// @return the bytes
    /// @throws SocketException with what had come in `data()`
    public static byte[] recv(Endpoint endpoint, int length, int flags, long timeout) throws SocketException {
        Call call = take(endpoint, flags);
        try {
            long deadline = Deadline.after(timeout);
            boolean assemble = call.stream && length > 0 && (flags & PEEK) == 0;
            call.wanted = length == 0 ? DEFAULT_SIZE : length;
            if (assemble) {
                call.buffer = ByteBuffer.allocate(Math.min(length, FIRST_ROOM));
            }
            long result = endpoint.read().run(assemble ? Operation.RECV_ALL : Operation.RECV, call, deadline);
            byte[] received = call.received();
            boolean polled = result == Outcome.TIMED_OUT && deadline == Deadline.NOW && received.length > 0;
            if (result < 0 && !polled) {
                throw failure("recv", endpoint).withData(received).because(result);
            }
            return received;
        } finally {
            give(call);
        }
    }

    /// Receives into a buffer: what is there, or with `MSG_WAITALL` on a stream as much as there is room for.
    ///
    /// @param endpoint the socket
    /// @param buffer takes the bytes; its position moves
    /// @param flags `MSG_*`
    /// @param timeout in nanoseconds, or [Endpoint#FOREVER]
    /// @return how many bytes were received
    /// @throws SocketException with what had come in the buffer
    public static int recv(Endpoint endpoint, ByteBuffer buffer, int flags, long timeout) throws SocketException {
        Call call = take(endpoint, flags & ~WAITALL);
        try {
            int start = buffer.position();
            boolean assemble = call.stream && (flags & WAITALL) != 0 && (flags & PEEK) == 0;
            call.buffer = writable("recv", buffer);
            if (call.stream && !buffer.hasRemaining()) {
                check(endpoint);
                return 0;
            }
            long result = endpoint.read()
                    .run(assemble ? Operation.RECV_ALL : Operation.RECV, call, Deadline.after(timeout));
            if (result < 0 && !(result == Outcome.TIMED_OUT && timeout == 0 && buffer.position() > start)) {
                throw failure("recv", endpoint).because(result);
            }
            return buffer.position() - start;
        } finally {
            give(call);
        }
    }

    /// Receives one message and tells who sent it.
    ///
    /// @param endpoint the socket
    /// @param size the room for it, 0 for the default
    /// @param flags `MSG_*`
    /// @param timeout in nanoseconds, or [Endpoint#FOREVER]
    /// @return source and bytes
    /// @throws SocketException if it failed
    public static From recvfrom(Endpoint endpoint, int size, int flags, long timeout) throws SocketException {
        Call call = take(endpoint, flags);
        try {
            call.wanted = size == 0 ? DEFAULT_SIZE : size;
            recvfrom(endpoint, call, timeout);
            return new From(Endpoint.address(call.scratch), call.received());
        } finally {
            give(call);
        }
    }

    /// Receives one message into a buffer and tells who sent it.
    ///
    /// @param endpoint the socket
    /// @param buffer takes the bytes; its position moves
    /// @param flags `MSG_*`
    /// @param timeout in nanoseconds, or [Endpoint#FOREVER]
    /// @return who sent it
    /// @throws SocketException if it failed
    public static Sockaddr recvfrom(Endpoint endpoint, ByteBuffer buffer, int flags, long timeout)
            throws SocketException {
        Call call = take(endpoint, flags);
        try {
            call.buffer = writable("recvfrom", buffer);
            recvfrom(endpoint, call, timeout);
            return Endpoint.address(call.scratch);
        } finally {
            give(call);
        }
    }

    private static void recvfrom(Endpoint endpoint, Call call, long timeout) throws SocketException {
        long result = endpoint.read().run(Operation.RECVFROM, call, Deadline.after(timeout));
        if (result < 0) {
            throw failure("recvfrom", endpoint).because(result);
        }
    }

    private static Call take(Endpoint endpoint, int flags) {
        Call call = Endpoint.CALLS.take();
        call.flags = flags;
        call.stream = endpoint.kind().isStream();
        return call;
    }

    private static void give(Call call) {
        call.clear();
        Endpoint.CALLS.give(call);
    }

    private static ByteBuffer writable(String name, ByteBuffer buffer) {
        if (buffer.isReadOnly()) {
            throw new IllegalArgumentException(name + ": the buffer is read-only: " + buffer);
        }
        return buffer;
    }

    private static void check(Endpoint endpoint) throws SocketException {
        if (!endpoint.isOpen()) {
            throw failure("recv", endpoint).because(Outcome.CLOSED);
        }
    }

    private static Failure failure(String call, Endpoint endpoint) {
        return Failure.of(call, endpoint.kind(), "from", endpoint.peer());
    }
}
