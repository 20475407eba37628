package dev.osock.internal.verb;

import dev.osock.address.Sockaddr;
import dev.osock.error.Reason;
import dev.osock.error.SocketException;
import dev.osock.internal.call.Buffers;
import dev.osock.internal.call.Call;
import dev.osock.internal.call.Failure;
import dev.osock.internal.call.MessageTransfer;
import dev.osock.internal.call.Operation;
import dev.osock.internal.kernel.MessageHeader;
import dev.osock.internal.kernel.Scratch;
import dev.osock.internal.lane.Asking;
import dev.osock.internal.socket.DescriptorState;
import dev.osock.internal.socket.OpenSocket;
import dev.osock.internal.wait.Outcome;
import dev.osock.internal.wait.Timeout;
import dev.osock.internal.wait.Way;
import dev.osock.internal.wire.ControlCodec;
import dev.osock.internal.wire.PassedDescriptors;
import dev.osock.internal.wire.SockaddrCodec;
import dev.osock.message.ControlMessage;
import dev.osock.message.Msg;
import dev.osock.message.MsgFlags;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The calls that move messages with all their parts: sendmsg and recvmsg. The positions of the buffers say what was
/// sent or received, also after a failure.
public final class Messaging {

    /// The most buffers that one system call takes.
    public static final int IOV_MAX = MessageHeader.IOV_MAX;

    /// Asks for the true length of what is cut off.
    static final int TRUNC = MsgFlags.TRUNC.bits();

    private static final int CTRUNC = MsgFlags.CTRUNC.bits();

    private Messaging() {}

    /// What a nowait sendmsg came to.
    ///
    /// @param attempted how many bytes were sent
    /// @param controlSent whether the control messages have gone with them, and are not of what is left too
    public record Sent(AttemptState<Long> attempted, boolean controlSent) {}

    /// Sends a message, waiting.
    ///
    /// @param socket the socket
    /// @param message the message
    /// @param flags `MSG_*`
    /// @param timeout how long to wait
    /// @return how many bytes were sent
    /// @throws SocketException with how many bytes were sent in `sent()`
    public static long sendmsg(OpenSocket socket, Msg message, int flags, Timeout timeout) throws SocketException {
        return send("sendmsg", socket, message, flags, timeout);
    }

    /// Sends a message, waiting, by a call of another name.
    static long send(String name, OpenSocket socket, Msg message, int flags, Timeout timeout) throws SocketException {
        Call call = Call.begin(socket.kind(), flags);
        try {
            send(name, socket, call, message, timeout);
            return call.total;
        } finally {
            call.end();
        }
    }

    /// Sends a message, not waiting.
    ///
    /// @param socket the socket
    /// @param message the message
    /// @param flags `MSG_*`
    /// @param asking how to be told
    /// @return how many bytes were sent, or how many of them and a place
    /// @throws SocketException with how many bytes were sent in `sent()`
    public static Sent sendmsg(OpenSocket socket, Msg message, int flags, Asking asking) throws SocketException {
        return send("sendmsg", socket, message, flags, asking);
    }

    /// Sends a message, not waiting, by a call of another name.
    static Sent send(String name, OpenSocket socket, Msg message, int flags, Asking asking) throws SocketException {
        Call call = Call.begin(socket.kind(), flags);
        try {
            long result = send(name, socket, call, message, asking);
            boolean controlSent = call.total > 0 && !call.message().controlRepeats;
            return new Sent(AttemptState.of(result, call, call.total, call.total > 0), controlSent);
        } finally {
            call.end();
        }
    }

    private static long send(String name, OpenSocket socket, Call call, Msg message, Way way)
            throws SocketException {
        Sockaddr destination = message.addr().orElse(null);
        call.message().buffers().use(message.iov());
        call.checkCopying(name, call.message().buffers().copiedRoom() > 0, socket.countsZerocopy());
        if (!call.kind.isByteStream()) {
            Buffers buffers = call.message().buffers();
            checkSize(buffers.upToLast(), buffers.room(), sending(name, socket, destination));
        }
        if (destination != null) {
            call.addressLength = SockaddrCodec.encode(destination, call.scratch.memory(), Scratch.ADDRESS);
            call.pausesWhenFull = socket.kind().isLocal() && !call.kind.isStream();
        }
        if (!message.ctrl().isEmpty()) {
            MemorySegment room = call.message().header().control(socket.settings().sendControl());
            call.message().controlLength =
                    encode(socket, call, message.ctrl(), room, sending(name, socket, destination));
        }
        long result = socket.write().take(Operation.SENDMSG, call, way);
        if (result < 0 && result != Outcome.SELECTED) {
            throw sending(name, socket, destination).withSent(call.total).waiting(way).because(result);
        }
        return result;
    }

    /// Checks that a message fits one system call, as it cannot be split.
    ///
    /// @param count how many buffers it has
    /// @param size how many bytes
    /// @param failure what to complain with
    static void checkSize(int count, long size, Failure failure) throws SocketException {
        if (count > MessageHeader.IOV_MAX) {
            throw failure.invalid("iov has " + count + " buffers, and a message at most " + MessageHeader.IOV_MAX);
        }
        if (size > Integer.MAX_VALUE) {
            throw failure.invalid("a message of " + size + " bytes is too long");
        }
    }

    /// Encodes control messages. Sockets that are passed must not block from then on. Of TCP, takes note of those that
    /// go with every piece.
    ///
    /// @param room takes them, from its start on
    /// @param failure what to complain with
    /// @return how long they are
    static long encode(
            OpenSocket socket, Call call, List<ControlMessage> messages, MemorySegment room, Failure failure)
            throws SocketException {
        if (!socket.isOpen()) {
            throw failure.because(Outcome.CLOSED);
        }
        long length;
        try {
            length = ControlCodec.encode(messages, room);
        } catch (IllegalArgumentException bad) {
            throw failure.invalid(Reason.Invalid.Subject.VALUE, String.valueOf(bad.getMessage()));
        }
        if (socket.kind().isTcp()) {
            call.message().controlRepeats |= ControlCodec.areOfEveryPiece(room, length);
        }
        if (socket.kind().isLocal()) {
            OpenSocket.share(call.scratch, PassedDescriptors.in(room, length));
        }
        return length;
    }

    private static Failure sending(String name, OpenSocket socket, @Nullable Sockaddr destination) {
        return Failure.of(name, socket.kind(), "to", destination == null ? socket.peer() : destination);
    }

    /// Receives one message into a new array, waiting.
    ///
    /// @param <T> the type of the public object
    /// @param socket the socket
    /// @param size the room for its bytes, 0 for the default
    /// @param control the room for its control messages, 0 for the default
    /// @param flags `MSG_*`
    /// @param timeout how long to wait
    /// @param maker makes the public object of the message
    /// @return that
    /// @throws SocketException if it failed
    public static <T> T recvmsg(
            OpenSocket socket, int size, int control, int flags, Timeout timeout, Function<ReceivedMsgState, T> maker)
            throws SocketException {
        return Reception.intoNew(socket, flags, call -> {
            receive("recvmsg", socket, call, size, control, timeout);
            return message(call, Integer.MAX_VALUE, maker);
        });
    }

    /// Receives one message into a new array, not waiting.
    ///
    /// @param <T> the type of the public object
    /// @param socket the socket
    /// @param size the room for its bytes, 0 for the default
    /// @param control the room for its control messages, 0 for the default
    /// @param flags `MSG_*`
    /// @param asking how to be told
    /// @param maker makes the public object of the message
    /// @return that, or a place
    /// @throws SocketException if it failed
    public static <T> AttemptState<T> recvmsg(
            OpenSocket socket, int size, int control, int flags, Asking asking, Function<ReceivedMsgState, T> maker)
            throws SocketException {
        return Reception.intoNew(socket, flags,
                call -> attempted(
                        call, receive("recvmsg", socket, call, size, control, asking), Integer.MAX_VALUE, maker));
    }

    /// Receives one message into buffers, waiting.
    ///
    /// @param <T> the type of the public object
    /// @param socket the socket
    /// @param buffers take the bytes, one after the other; their positions move
    /// @param control the room for its control messages, 0 for the default
    /// @param flags `MSG_*`
    /// @param timeout how long to wait
    /// @param maker makes the public object of the message, which comes without its bytes
    /// @return that
    /// @throws SocketException if it failed
    public static <T> T recvmsg(
            OpenSocket socket,
            List<ByteBuffer> buffers,
            int control,
            int flags,
            Timeout timeout,
            Function<ReceivedMsgState, T> maker)
            throws SocketException {
        return Reception.intoGiven(socket, flags, call -> {
            receive(socket, call, buffers, control, timeout);
            return message(call, Integer.MAX_VALUE, maker);
        });
    }

    /// Receives one message into buffers, not waiting.
    ///
    /// @param <T> the type of the public object
    /// @param socket the socket
    /// @param buffers take the bytes, one after the other; their positions move
    /// @param control the room for its control messages, 0 for the default
    /// @param flags `MSG_*`
    /// @param asking how to be told
    /// @param maker makes the public object of the message, which comes without its bytes
    /// @return that, or a place
    /// @throws SocketException if it failed
    public static <T> AttemptState<T> recvmsg(
            OpenSocket socket,
            List<ByteBuffer> buffers,
            int control,
            int flags,
            Asking asking,
            Function<ReceivedMsgState, T> maker)
            throws SocketException {
        return Reception.intoGiven(socket, flags,
                call -> attempted(call, receive(socket, call, buffers, control, asking), Integer.MAX_VALUE, maker));
    }

    static long receive(String name, OpenSocket socket, Call call, int size, int control, Way way)
            throws SocketException {
        call.wanted = size == 0 ? socket.settings().receive().size() : size;
        return receive(name, socket, call, control, way);
    }

    private static long receive(OpenSocket socket, Call call, List<ByteBuffer> buffers, int control, Way way)
            throws SocketException {
        List<ByteBuffer> given = List.copyOf(buffers);
        for (ByteBuffer buffer : given) {
            if (buffer.isReadOnly()) {
                throw new IllegalArgumentException("recvmsg: a buffer is read-only: " + buffer);
            }
        }
        if (!call.kind.isByteStream() && given.size() > MessageHeader.IOV_MAX) {
            throw receiving("recvmsg", socket)
                    .invalid("iov has " + given.size() + " buffers, and a message at most " + MessageHeader.IOV_MAX);
        }
        call.message().buffers().use(given);
        call.message().hasBuffers = true;
        return receive("recvmsg", socket, call, control, way);
    }

    private static long receive(String name, OpenSocket socket, Call call, int control, Way way)
            throws SocketException {
        call.message().makeRoom(control == 0 ? socket.settings().receiveControl() : control);
        long result = socket.receiving(call.flags).take(Operation.RECVMSG, call, way);
        if (result < 0 && result != Outcome.SELECTED) {
            throw receiving(name, socket).withReceived(call.total).waiting(way).because(result);
        }
        return result;
    }

    static <T> AttemptState<T> attempted(Call call, long result, int rights, Function<ReceivedMsgState, T> maker) {
        return result == Outcome.SELECTED
                ? AttemptState.pending(call.handle)
                : AttemptState.done(message(call, rights, maker), call);
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

    /// Decodes what the call has received. Its descriptors go to their owners when all has been made.
    ///
    /// @param rights how many passed descriptors at the most: those beyond are closed, as where there is no room
    static <T> T message(Call call, int rights, Function<ReceivedMsgState, T> maker) {
        MessageHeader header = call.message().header();
        int flags = MessageTransfer.receivedFlags(call, header.flags());
        if (call.descriptors.closeBeyond(rights, header.control(), header.receivedLength())) {
            flags |= CTRUNC;
        }
        ControlCodec.Decoded decoded = ControlCodec.decode(header.control(), header.receivedLength(), rights);
        Sockaddr source = call.scratch.length(Scratch.ADDRESS_SIZE) == 0 ? null : Call.address(call.scratch);
        List<DescriptorState> owners = DescriptorState.of(call.descriptors.count());
        T made = maker.apply(new ReceivedMsgState(
                source,
                call.received(),
                call.message().trueLength,
                flags,
                decoded.messages(),
                decoded.natives(),
                owners));
        call.descriptors.giveTo(owners);
        return made;
    }

    private static Failure receiving(String name, OpenSocket socket) {
        return Failure.of(name, socket.kind(), "from", socket.peer());
    }
}
