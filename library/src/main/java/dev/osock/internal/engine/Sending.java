package dev.osock.internal.engine;

import dev.osock.address.Sockaddr;
import dev.osock.error.SocketException;
import dev.osock.internal.kernel.Scratch;
import dev.osock.internal.wire.SockaddrCodec;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// The sending calls: send and sendto.
public final class Sending {

    private Sending() {}

    /// Sends a buffer's bytes: all of them on a stream, one message otherwise.
    ///
    /// @param endpoint the socket
    /// @param buffer has the bytes; its position moves
    /// @param flags `MSG_*`
    /// @param timeout in nanoseconds, or [Endpoint#FOREVER]
    /// @return how many bytes were sent
    /// @throws SocketException with how many bytes were sent in `sent()`
    public static int send(Endpoint endpoint, ByteBuffer buffer, int flags, long timeout) throws SocketException {
        return send(endpoint, buffer, null, flags, timeout);
    }

    /// Sends a buffer's bytes to an address.
    ///
    /// @param endpoint the socket
    /// @param buffer has the bytes; its position moves
    /// @param destination the address
    /// @param flags `MSG_*`
    /// @param timeout in nanoseconds, or [Endpoint#FOREVER]
    /// @return how many bytes were sent
    /// @throws SocketException with how many bytes were sent in `sent()`
    public static int sendto(Endpoint endpoint, ByteBuffer buffer, Sockaddr destination, int flags, long timeout)
            throws SocketException {
        return send(endpoint, buffer, destination, flags, timeout);
    }

    private static int send(
            Endpoint endpoint, ByteBuffer buffer, @Nullable Sockaddr destination, int flags, long timeout)
            throws SocketException {
        Call call = Endpoint.CALLS.take();
        try {
            call.buffer = buffer;
            call.flags = flags;
            call.stream = endpoint.kind().isStream();
            if (destination != null) {
                call.addressLength = SockaddrCodec.encode(destination, call.scratch.memory(), Scratch.ADDRESS);
                call.pausesWhenFull = endpoint.kind().isLocal();
            }
            long result = endpoint.write().run(Operation.SEND, call, Deadline.after(timeout));
            if (result < 0) {
                throw Failure.of(
                                destination == null ? "send" : "sendto",
                                endpoint.kind(),
                                "to",
                                destination == null ? endpoint.peer() : destination)
                        .withSent(call.sent)
                        .because(result);
            }
            return (int) result;
        } finally {
            call.clear();
            Endpoint.CALLS.give(call);
        }
    }
}
