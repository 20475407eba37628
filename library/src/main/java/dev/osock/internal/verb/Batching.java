package dev.osock.internal.verb;

import dev.osock.address.Sockaddr;
import dev.osock.error.SocketException;
import dev.osock.internal.call.Batch;
import dev.osock.internal.call.Call;
import dev.osock.internal.call.Failure;
import dev.osock.internal.call.Kind;
import dev.osock.internal.call.MessageTransfer;
import dev.osock.internal.call.Operation;
import dev.osock.internal.call.OutgoingMessages;
import dev.osock.internal.kernel.MessageSlots;
import dev.osock.internal.lane.Asking;
import dev.osock.internal.socket.DescriptorState;
import dev.osock.internal.socket.OpenSocket;
import dev.osock.internal.wait.Outcome;
import dev.osock.internal.wait.Timeout;
import dev.osock.internal.wait.Way;
import dev.osock.internal.wire.ControlCodec;
import dev.osock.internal.wire.PassedDescriptors;
import dev.osock.internal.wire.SegmentSize;
import dev.osock.internal.wire.SockaddrCodec;
import dev.osock.message.Msg;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The calls that move several messages at once: sendmmsg and recvmmsg.
public final class Batching {

    /// How many bytes of control messages a receive of local messages has room for in all: any of them may bring
    /// descriptors, whose numbers are kept aside.
    private static final int MOST_CONTROL = 64 * 1024;

    private Batching() {}

    /// Sends messages, waiting.
    ///
    /// @param socket the socket
    /// @param messages the messages
    /// @param flags `MSG_*`
    /// @param timeout how long to wait
    /// @return how many messages were sent: all
    /// @throws SocketException with how many messages were sent in `sent()`
    public static int sendmmsg(OpenSocket socket, List<Msg> messages, int flags, Timeout timeout)
            throws SocketException {
        Call call = Call.begin(socket.kind(), flags);
        try {
            send(socket, call, List.copyOf(messages), timeout);
            return call.message().outgoing().gone();
        } finally {
            call.end();
        }
    }

    /// Sends messages, not waiting.
    ///
    /// @param socket the socket
    /// @param messages the messages
    /// @param flags `MSG_*`
    /// @param asking how to be told
    /// @return how many messages were sent, or how many of them and a place
    /// @throws SocketException with how many messages were sent in `sent()`
    public static AttemptState<Integer> sendmmsg(OpenSocket socket, List<Msg> messages, int flags, Asking asking)
            throws SocketException {
        Call call = Call.begin(socket.kind(), flags);
        try {
            long result = send(socket, call, List.copyOf(messages), asking);
            int gone = call.message().outgoing().gone();
            return AttemptState.of(result, call, gone, gone > 0);
        } finally {
            call.end();
        }
    }

    private static long send(OpenSocket socket, Call call, List<Msg> messages, Way way) throws SocketException {
        OutgoingMessages outgoing = call.message().outgoing();
        outgoing.use(messages.stream().map(Msg::iov).toList());
        call.checkCopying("sendmmsg", outgoing.copiedRoom() > 0, socket.countsZerocopy());
        for (int i = 0; i < messages.size(); i++) {
            encode(socket, call, messages, i);
        }
        if (messages.isEmpty()) {
            if (!socket.isOpen()) {
                throw failure(socket, messages, 0).because(Outcome.CLOSED);
            }
            return 0;
        }
        long result = socket.write().take(Operation.SENDMMSG, call, way);
        if (result < 0 && result != Outcome.SELECTED) {
            int gone = outgoing.gone();
            throw failure(socket, messages, gone).withSentMessages(gone).waiting(way).because(result);
        }
        return result;
    }

    private static void encode(OpenSocket socket, Call call, List<Msg> messages, int index) throws SocketException {
        OutgoingMessages outgoing = call.message().outgoing();
        Msg message = messages.get(index);
        if (!call.kind.isStream()) {
            Messaging.checkSize(
                    outgoing.upToLast(index), outgoing.left(index), failure(socket, messages, index));
        }
        Sockaddr destination = message.addr().orElse(null);
        if (destination != null) {
            outgoing.address(index, SockaddrCodec.encode(destination, outgoing.room(SockaddrCodec.MAX), 0));
            call.pausesWhenFull = call.kind.isLocal() && !call.kind.isStream();
        }
        if (!message.ctrl().isEmpty()) {
            MemorySegment room = outgoing.room(socket.settings().sendControl());
            outgoing.control(index,
                    Messaging.encode(socket, call, message.ctrl(), room, failure(socket, messages, index)));
        }
    }

    /// Complains about one of the messages, by its place in the list.
    private static Failure failure(OpenSocket socket, List<Msg> messages, int index) {
        Sockaddr destination = index < messages.size() ? messages.get(index).addr().orElse(null) : null;
        return Failure.of(
                "sendmmsg [" + index + "] of " + messages.size(),
                socket.kind(),
                "to",
                destination == null ? socket.peer() : destination);
    }

    /// Sends what is left of a batch, waiting.
    ///
    /// @param socket the socket
    /// @param batch the messages
    /// @param flags `MSG_*`
    /// @param timeout how long to wait
    /// @return how many messages were sent: all that were left
    /// @throws SocketException with how many messages were sent in `sent()`
    public static int sendmmsg(OpenSocket socket, MessageBatchState batch, int flags, Timeout timeout)
            throws SocketException {
        Call call = Call.begin(socket.kind(), flags);
        batch.begin("sendmmsg");
        try {
            int before = batch.messages.gone();
            send(socket, call, batch, timeout);
            return batch.messages.gone() - before;
        } finally {
            call.end();
            batch.end();
        }
    }

    /// Sends what is left of a batch, not waiting.
    ///
    /// @param socket the socket
    /// @param batch the messages
    /// @param flags `MSG_*`
    /// @param asking how to be told
    /// @return how many messages were sent, or how many of them and a place
    /// @throws SocketException with how many messages were sent in `sent()`
    public static AttemptState<Integer> sendmmsg(
            OpenSocket socket, MessageBatchState batch, int flags, Asking asking) throws SocketException {
        Call call = Call.begin(socket.kind(), flags);
        batch.begin("sendmmsg");
        try {
            int before = batch.messages.gone();
            long result = send(socket, call, batch, asking);
            int gone = batch.messages.gone() - before;
            return AttemptState.of(result, call, gone, gone > 0);
        } finally {
            call.end();
            batch.end();
        }
    }

    private static long send(OpenSocket socket, Call call, MessageBatchState state, Way way)
            throws SocketException {
        Batch batch = state.messages;
        int before = batch.gone();
        if (before == batch.count()) {
            if (!socket.isOpen()) {
                throw Failure.of("sendmmsg", socket.kind(), "to", socket.peer()).because(Outcome.CLOSED);
            }
            return 0;
        }
        call.checkCopying("sendmmsg", false, socket.countsZerocopy());
        if (call.kind.isLocal()) {
            state.share(call.scratch);
        }
        call.message().controlRepeats = call.kind.isTcp() && state.hasControlOfEveryPiece();
        call.message().use(batch);
        batch.begin(socket.segmentRefusals());
        call.pausesWhenFull = call.kind.isLocal() && !call.kind.isStream();
        long result = socket.write().take(Operation.SENDMMSG, call, way);
        if (result < 0 && result != Outcome.SELECTED) {
            int next = batch.gone();
            int nameLength = batch.nameLength(next);
            Sockaddr destination = nameLength == 0
                    ? socket.peer()
                    : SockaddrCodec.decode(batch.slots.name(next), 0, nameLength);
            throw Failure.of("sendmmsg [" + next + "] of " + batch.count(), socket.kind(), "to", destination)
                    .withSentMessages(next - before)
                    .waiting(way)
                    .because(result);
        }
        return result;
    }

    /// Receives messages into a batch, waiting for the first.
    ///
    /// @param socket the socket
    /// @param batch takes the messages
    /// @param flags `MSG_*`
    /// @param timeout how long to wait
    /// @return how many have come
    /// @throws SocketException if it failed
    public static int recvmmsg(OpenSocket socket, MessageBatchState batch, int flags, Timeout timeout)
            throws SocketException {
        Call call = Call.begin(socket.kind(), flags);
        batch.begin("recvmmsg");
        try {
            return (int) receive(socket, call, batch, timeout);
        } catch (RuntimeException | Error unexpected) {
            Reception.brokenOff(socket, call);
            throw unexpected;
        } finally {
            call.end();
            batch.end();
        }
    }

    /// Receives messages into a batch, not waiting.
    ///
    /// @param socket the socket
    /// @param batch takes the messages
    /// @param flags `MSG_*`
    /// @param asking how to be told
    /// @return how many have come, or a place
    /// @throws SocketException if it failed
    public static AttemptState<Integer> recvmmsg(
            OpenSocket socket, MessageBatchState batch, int flags, Asking asking) throws SocketException {
        Call call = Call.begin(socket.kind(), flags);
        batch.begin("recvmmsg");
        try {
            long result = receive(socket, call, batch, asking);
            return result == Outcome.SELECTED
                    ? AttemptState.pending(call.handle)
                    : AttemptState.done((int) result, call);
        } catch (RuntimeException | Error unexpected) {
            Reception.brokenOff(socket, call);
            throw unexpected;
        } finally {
            call.end();
            batch.end();
        }
    }

    private static long receive(OpenSocket socket, Call call, MessageBatchState batch, Way way)
            throws SocketException {
        batch.clear();
        Batch messages = batch.messages;
        int controlRoom = messages.controlRoom + SegmentSize.SPACE;
        messages.offer(slots(call.kind, messages.capacity(), controlRoom));
        call.message().makeRoom(controlRoom);
        call.message().use(messages);
        long result = receive(socket, call, way);
        if (call.descriptors.count() > 0) {
            batch.own(call.descriptors);
        }
        return result;
    }

    /// Receives messages into new arrays, waiting for the first.
    ///
    /// @param <T> the type of the public objects
    /// @param socket the socket
    /// @param most how many messages at the most
    /// @param size the room for the bytes of each, 0 for the default
    /// @param control the room for the control messages of each, 0 for the default
    /// @param flags `MSG_*`
    /// @param timeout how long to wait
    /// @param maker makes the public object of a message
    /// @return those
    /// @throws SocketException if it failed
    public static <T> List<T> recvmmsg(
            OpenSocket socket,
            int most,
            int size,
            int control,
            int flags,
            Timeout timeout,
            Function<ReceivedMsgState, T> maker)
            throws SocketException {
        return Reception.intoNew(socket, flags,
                call -> messages(call, receive(socket, call, most, size, control, timeout), maker));
    }

    /// Receives messages into new arrays, not waiting.
    ///
    /// @param <T> the type of the public objects
    /// @param socket the socket
    /// @param most how many messages at the most
    /// @param size the room for the bytes of each, 0 for the default
    /// @param control the room for the control messages of each, 0 for the default
    /// @param flags `MSG_*`
    /// @param asking how to be told
    /// @param maker makes the public object of a message
    /// @return those, or a place
    /// @throws SocketException if it failed
    public static <T> AttemptState<List<T>> recvmmsg(
            OpenSocket socket,
            int most,
            int size,
            int control,
            int flags,
            Asking asking,
            Function<ReceivedMsgState, T> maker)
            throws SocketException {
        return Reception.intoNew(socket, flags, call -> {
            long result = receive(socket, call, most, size, control, asking);
            return result == Outcome.SELECTED
                    ? AttemptState.pending(call.handle)
                    : AttemptState.done(messages(call, result, maker), call);
        });
    }

    private static long receive(OpenSocket socket, Call call, int most, int size, int control, Way way)
            throws SocketException {
        int room = size == 0 ? socket.settings().receive().size() : size;
        int controlRoom = control == 0 ? socket.settings().receiveControl() : control;
        int slots = slots(call.kind, Math.min(most, MessageSlots.MOST), controlRoom);
        call.message().makeRoom(controlRoom);
        call.message().slots().lay(slots, room, controlRoom);
        return receive(socket, call, way);
    }

    /// Tells how many messages one system call may take.
    private static int slots(Kind kind, int most, int controlRoom) {
        if (kind.isSequence()) {
            return 1; // an empty record among others could not be told from the end
        }
        return kind.isLocal() ? Math.clamp(MOST_CONTROL / controlRoom, 1, most) : most;
    }

    private static long receive(OpenSocket socket, Call call, Way way) throws SocketException {
        if ((call.flags & Messaging.TRUNC) != 0) {
            call.message().slots().zero();
        }
        long result = socket.receiving(call.flags).take(Operation.RECVMMSG, call, way);
        if (result < 0 && result != Outcome.SELECTED) {
            throw Failure.of("recvmmsg", socket.kind(), "from", socket.peer()).waiting(way).because(result);
        }
        return result;
    }

    /// Decodes what the call has received. The descriptors go to their owners when all has been made.
    private static <T> List<T> messages(Call call, long count, Function<ReceivedMsgState, T> maker) {
        MessageSlots slots = call.message().slots();
        List<DescriptorState> owners = DescriptorState.of(call.descriptors.count());
        List<T> messages = new ArrayList<>((int) count);
        int owned = 0;
        for (int i = 0; i < count; i++) {
            int passed = owners.isEmpty() ? 0 : passed(slots.control(i), slots.controlLength(i));
            messages.add(maker.apply(message(call, i, owners.subList(owned, owned + passed))));
            owned += passed;
        }
        call.descriptors.giveTo(owners);
        return messages;
    }

    private static ReceivedMsgState message(Call call, int index, List<DescriptorState> owners) {
        MessageSlots slots = call.message().slots();
        int nameLength = slots.nameLength(index);
        @Nullable
        Sockaddr source = nameLength == 0 ? null : SockaddrCodec.decode(slots.name(index), 0, nameLength);
        ControlCodec.Decoded decoded = ControlCodec.decode(slots.control(index), slots.controlLength(index));
        return new ReceivedMsgState(
                source,
                slots.bytes(index),
                slots.length(index),
                MessageTransfer.receivedFlags(call, slots.flags(index)),
                decoded.messages(),
                decoded.natives(),
                owners);
    }

    /// Counts the descriptors among control messages.
    static int passed(MemorySegment control, long length) {
        return PassedDescriptors.in(control, length).length;
    }
}
