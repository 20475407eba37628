package dev.osock.internal.engine;

import dev.osock.address.Sockaddr;
import dev.osock.error.Reason;
import dev.osock.error.SocketException;
import dev.osock.internal.kernel.MessageHeader;
import dev.osock.internal.kernel.Scratch;
import dev.osock.internal.wire.ControlCodec;
import dev.osock.internal.wire.SockaddrCodec;
import dev.osock.message.ControlMessage;
import dev.osock.message.Msg;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The calls that move messages with all their parts: sendmsg and recvmsg. The positions of the buffers say what was
/// sent or received, also after a failure.
public final class Messaging {

    private Messaging() {}

    /// A received message.
    ///
    /// @param source who sent it, null if the operating system does not tell
    /// @param data its bytes, empty if they went into the caller's buffers
    /// @param length how long it was; more than was received if `MSG_TRUNC` was asked for
    /// @param flags the `MSG_*` bits that came with it
    /// @param control its control messages
    /// @param natives the same, undecoded
    /// @param descriptors the descriptors that came along; the caller's from now on
    public record Message(
            @Nullable Sockaddr source,
            byte[] data,
            long length,
            int flags,
            List<ControlMessage> control,
            List<ControlMessage.Native> natives,
            List<OwnedDescriptor> descriptors) {}

    /// What a nowait sendmsg came to.
    ///
    /// @param attempted how many bytes were sent
    /// @param controlSent whether the control messages have gone with them
    public record Sent(Attempted<Long> attempted, boolean controlSent) {}

    /// Sends a message, waiting.
    ///
    /// @param endpoint the socket
    /// @param message the message
    /// @param flags `MSG_*`
    /// @param timeout how long to wait
    /// @return how many bytes were sent
    /// @throws SocketException with how many bytes were sent in `sent()`
    public static long sendmsg(Endpoint endpoint, Msg message, int flags, Timeout timeout) throws SocketException {
        Call call = Call.begin(endpoint, flags);
        try {
            send(endpoint, call, message, timeout);
            return call.total;
        } finally {
            call.end();
        }
    }

    /// Sends a message, not waiting.
    ///
    /// @param endpoint the socket
    /// @param message the message
    /// @param flags `MSG_*`
    /// @param asking how to be told
    /// @return how many bytes were sent, or how many of them and a place
    /// @throws SocketException with how many bytes were sent in `sent()`
    public static Sent sendmsg(Endpoint endpoint, Msg message, int flags, Asking asking) throws SocketException {
        Call call = Call.begin(endpoint, flags);
        try {
            long result = send(endpoint, call, message, asking);
            return new Sent(Attempted.of(result, call, call.total, call.total > 0), call.total > 0);
        } finally {
            call.end();
        }
    }

    private static long send(Endpoint endpoint, Call call, Msg message, Way way) throws SocketException {
        Sockaddr destination = message.addr().orElse(null);
        call.isMessage = true;
        call.buffers = message.iov();
        call.buffers.forEach(buffer -> call.checkCopying("sendmsg", buffer));
        if (!call.stream) {
            checkSize(endpoint, call, destination);
        }
        if (destination != null) {
            call.addressLength = SockaddrCodec.encode(destination, call.scratch.memory(), Scratch.ADDRESS);
            call.pausesWhenFull = endpoint.kind().isLocal() && !call.stream;
        }
        if (!message.ctrl().isEmpty()) {
            encodeControl(endpoint, call, message.ctrl(), destination);
        }
        long result = way.through(endpoint.write(), Operation.SENDMSG, call);
        if (result < 0 && result != Outcome.SELECTED) {
            throw sending(endpoint, destination).withSent(call.total).because(result);
        }
        return result;
    }

    /// A message cannot be split, so it must fit one system call.
    private static void checkSize(Endpoint endpoint, Call call, @Nullable Sockaddr destination)
            throws SocketException {
        int parts = 0;
        long bytes = 0;
        for (int i = 0; i < call.buffers.size(); i++) {
            int size = call.buffers.get(i).remaining();
            bytes += size;
            if (size > 0) {
                parts = i + 1;
            }
        }
        if (parts > MessageHeader.IOV_MAX) {
            throw sending(endpoint, destination)
                    .invalid("iov has " + call.buffers.size() + " buffers, and a message at most "
                            + MessageHeader.IOV_MAX);
        }
        if (bytes > Integer.MAX_VALUE) {
            throw sending(endpoint, destination).invalid("a message of " + bytes + " bytes is too long");
        }
    }

    private static void encodeControl(
            Endpoint endpoint, Call call, List<ControlMessage> messages, @Nullable Sockaddr destination)
            throws SocketException {
        if (!endpoint.isOpen()) {
            throw sending(endpoint, destination).because(Outcome.CLOSED);
        }
        MemorySegment room = call.header().control(endpoint.settings().sendControl());
        try {
            call.controlLength = ControlCodec.encode(messages, room);
        } catch (IllegalArgumentException bad) {
            throw sending(endpoint, destination).invalid(Reason.Invalid.Subject.VALUE,
                    String.valueOf(bad.getMessage()));
        }
        if (endpoint.kind().isLocal()) {
            Endpoint.share(call.scratch, ControlCodec.descriptors(room, call.controlLength));
        }
    }

    private static Failure sending(Endpoint endpoint, @Nullable Sockaddr destination) {
        return Failure.of("sendmsg", endpoint.kind(), "to", destination == null ? endpoint.peer() : destination);
    }

    /// Receives one message into a new array, waiting.
    ///
    /// @param endpoint the socket
    /// @param size the room for its bytes, 0 for the default
    /// @param control the room for its control messages, 0 for the default
    /// @param flags `MSG_*`
    /// @param timeout how long to wait
    /// @return the message
    /// @throws SocketException if it failed
    public static Message recvmsg(Endpoint endpoint, int size, int control, int flags, Timeout timeout)
            throws SocketException {
        Call call = Call.begin(endpoint, flags);
        try {
            receive(endpoint, call, size, control, timeout);
            return message(call);
        } catch (RuntimeException | Error unexpected) {
            call.lose(endpoint);
            throw unexpected;
        } finally {
            call.end();
        }
    }

    /// Receives one message into a new array, not waiting.
    ///
    /// @param endpoint the socket
    /// @param size the room for its bytes, 0 for the default
    /// @param control the room for its control messages, 0 for the default
    /// @param flags `MSG_*`
    /// @param asking how to be told
    /// @return the message, or a place
    /// @throws SocketException if it failed
    public static Attempted<Message> recvmsg(Endpoint endpoint, int size, int control, int flags, Asking asking)
            throws SocketException {
        Call call = Call.begin(endpoint, flags);
        try {
            return attempted(call, receive(endpoint, call, size, control, asking));
        } catch (RuntimeException | Error unexpected) {
            call.lose(endpoint);
            throw unexpected;
        } finally {
            call.end();
        }
    }

    /// Receives one message into buffers, waiting.
    ///
    /// @param endpoint the socket
    /// @param buffers take the bytes, one after the other; their positions move
    /// @param control the room for its control messages, 0 for the default
    /// @param flags `MSG_*`
    /// @param timeout how long to wait
    /// @return the message without its bytes
    /// @throws SocketException if it failed
    public static Message recvmsg(
            Endpoint endpoint, List<ByteBuffer> buffers, int control, int flags, Timeout timeout)
            throws SocketException {
        Call call = Call.begin(endpoint, flags);
        try {
            receive(endpoint, call, buffers, control, timeout);
            return message(call);
        } finally {
            call.end();
        }
    }

    /// Receives one message into buffers, not waiting.
    ///
    /// @param endpoint the socket
    /// @param buffers take the bytes, one after the other; their positions move
    /// @param control the room for its control messages, 0 for the default
    /// @param flags `MSG_*`
    /// @param asking how to be told
    /// @return the message without its bytes, or a place
    /// @throws SocketException if it failed
    public static Attempted<Message> recvmsg(
            Endpoint endpoint, List<ByteBuffer> buffers, int control, int flags, Asking asking)
            throws SocketException {
        Call call = Call.begin(endpoint, flags);
        try {
            return attempted(call, receive(endpoint, call, buffers, control, asking));
        } finally {
            call.end();
        }
    }

    /// Tells how much room so many descriptors take, and the credentials that may come with them.
    ///
    /// @param descriptors how many
    /// @return the size for recvmsg
    public static int controlRoomFor(int descriptors) {
        return ControlCodec.roomFor(descriptors);
    }

    private static long receive(Endpoint endpoint, Call call, int size, int control, Way way) throws SocketException {
        call.wanted = size == 0 ? endpoint.settings().receive().size() : size;
        return receive(endpoint, call, control, way);
    }

    private static long receive(Endpoint endpoint, Call call, List<ByteBuffer> buffers, int control, Way way)
            throws SocketException {
        List<ByteBuffer> given = List.copyOf(buffers);
        for (ByteBuffer buffer : given) {
            if (buffer.isReadOnly()) {
                throw new IllegalArgumentException("recvmsg: a buffer is read-only: " + buffer);
            }
            call.room += buffer.remaining();
            call.heapRoom += buffer.isDirect() ? 0 : buffer.remaining();
        }
        if (!call.stream && given.size() > MessageHeader.IOV_MAX) {
            throw receiving(endpoint)
                    .invalid("iov has " + given.size() + " buffers, and a message at most " + MessageHeader.IOV_MAX);
        }
        call.isMessage = true;
        call.buffers = given;
        call.hasBuffers = true;
        return receive(endpoint, call, control, way);
    }

    private static long receive(Endpoint endpoint, Call call, int control, Way way) throws SocketException {
        call.isMessage = true;
        call.controlRoom = control == 0 ? endpoint.settings().receiveControl() : control;
        long result = way.through(endpoint.receiving(call.flags), Operation.RECVMSG, call);
        if (result < 0 && result != Outcome.SELECTED) {
            throw receiving(endpoint).because(result);
        }
        return result;
    }

    private static Attempted<Message> attempted(Call call, long result) {
        return result == Outcome.SELECTED
                ? new Attempted<>(null, call.handle)
                : new Attempted<>(message(call), null);
    }

    /// Decodes control messages that are bytes, as those of an option.
    ///
    /// @param bytes the bytes
    /// @return the control messages
    public static List<ControlMessage> decode(byte[] bytes) {
        return ControlCodec.decode(MemorySegment.ofArray(bytes), bytes.length).messages();
    }

    /// Takes control messages apart, and leaves their data as it is.
    ///
    /// @param bytes as the operating system lays them out
    /// @return the messages
    public static List<ControlMessage.Native> natives(byte[] bytes) {
        return ControlCodec.decode(MemorySegment.ofArray(bytes), bytes.length).natives();
    }

    /// Decodes what the call has received, and takes its descriptors.
    private static Message message(Call call) {
        MessageHeader header = call.header();
        MemorySegment control = header.received();
        ControlCodec.Decoded decoded = ControlCodec.decode(control, control.byteSize());
        Sockaddr source = call.scratch.length(Scratch.ADDRESS_SIZE) == 0 ? null : Endpoint.address(call.scratch);
        var message = new Message(
                source,
                call.received(),
                call.trueLength,
                MessageTransfer.receivedFlags(call),
                decoded.messages(),
                decoded.natives(),
                call.descriptors);
        call.descriptors = List.of();
        return message;
    }

    private static Failure receiving(Endpoint endpoint) {
        return Failure.of("recvmsg", endpoint.kind(), "from", endpoint.peer());
    }
}
