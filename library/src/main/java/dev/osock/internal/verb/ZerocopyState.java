package dev.osock.internal.verb;

import dev.osock.address.Sockaddr;
import dev.osock.error.SocketException;
import dev.osock.internal.call.Call;
import dev.osock.internal.call.InPlace;
import dev.osock.internal.call.ZerocopyIds;
import dev.osock.internal.lane.Asking;
import dev.osock.internal.mailbox.SelectHandleState;
import dev.osock.internal.socket.OpenSocket;
import dev.osock.internal.socket.OutstandingSends;
import dev.osock.internal.socket.OutstandingSends.Range;
import dev.osock.internal.wait.Timeout;
import dev.osock.internal.wait.Way;
import dev.osock.message.ControlMessage;
import dev.osock.message.ExtendedError;
import dev.osock.message.MsgFlags;
import dev.osock.option.SocketOptions;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The sends of a socket without copying. What else is in the error queue, where the kernel tells of those that are
/// done, is kept.
public final class ZerocopyState {

    /// Other entries of the error queue that are kept, at the most: the oldest go first.
    private static final int MOST_OTHERS = 1_000;

    private static final int FLAG = MsgFlags.ZEROCOPY.bits();
    private static final int ERRQUEUE = MsgFlags.ERRQUEUE.bits();

    /// The room for an entry's control messages at the least: an entry whose numbers are cut off is never known.
    private static final int CONTROL = 1024;

    /// The code of a range of which the kernel has copied at least one.
    private static final int COPIED = 1;

    public final OutstandingSends outstanding;

    private final OpenSocket socket;
    private final ZerocopyIds ids = new ZerocopyIds();
    private final Queue<ReceivedMsgState> others = new ArrayBlockingQueue<>(MOST_OTHERS);

    private ZerocopyState(OpenSocket socket) {
        this.socket = socket;
        outstanding = new OutstandingSends(socket, this::read);
    }

    /// Gives that of a socket, for which sends without copying are allowed with the first call.
    public static ZerocopyState of(OpenSocket socket) throws SocketException {
        if (socket.zerocopy() instanceof ZerocopyState known) {
            return known;
        }
        synchronized (socket.write()) { // which setting the option takes too
            if (socket.zerocopy() instanceof ZerocopyState known) {
                return known;
            }
            if (Options.get(socket, SocketOptions.ZEROCOPY).equals(true)) {
                throw new IllegalStateException(
                        "zerocopy: the option is set already, and what was sent with it is not known");
            }
            Options.set(socket, SocketOptions.ZEROCOPY, true);
            var made = new ZerocopyState(socket);
            socket.countZerocopy(made, made.outstanding);
            return made;
        }
    }

    /// Sends without copying, waiting until all has been handed to the kernel.
    public OutstandingSends.Send send(ByteBuffer data, @Nullable Sockaddr destination, int flags, Timeout timeout)
            throws SocketException {
        Call call = take(data, destination, flags);
        OutstandingSends.Send send = outstanding.begin(data);
        try {
            Sending.send(socket, call, destination, timeout);
            return send;
        } finally {
            outstanding.end(send, call); // also if it failed: what has gone is the kernel's
            call.end();
        }
    }

    /// Sends without copying what can be handed to the kernel at once.
    ///
    /// @param <T> the type of the public object
    /// @param maker makes the public object of a send
    /// @return the send of what has gone, or that and a place for the rest
    public <T> AttemptState<T> send(
            ByteBuffer data,
            @Nullable Sockaddr destination,
            int flags,
            Asking asking,
            Function<OutstandingSends.Send, T> maker)
            throws SocketException {
        Call call = take(data, destination, flags);
        OutstandingSends.Send send = outstanding.begin(data);
        try {
            T made = maker.apply(send); // first: it needs memory
            long result = Sending.send(socket, call, destination, asking);
            return AttemptState.of(result, call, made, call.total > 0);
        } finally {
            outstanding.end(send, call);
            call.end();
        }
    }

    private Call take(ByteBuffer data, @Nullable Sockaddr destination, int flags) {
        if (!InPlace.stays(data)) {
            throw new IllegalArgumentException("zerocopy: only direct buffers can be sent, of no arena that can be"
                    + " closed while the kernel uses them");
        }
        Call call = Sending.take(socket, data, destination, flags);
        call.zerocopy = ids;
        call.flags |= FLAG;
        return call;
    }

    /// Tells whether a send is done, not waiting.
    ///
    /// @return whether the kernel has copied after all, or a place
    public AttemptState<Boolean> await(OutstandingSends.Send send, Asking asking) throws SocketException {
        SelectHandleState handle = send.ask(asking);
        return handle == null ? new AttemptState<>(send.isCopied(), null, true) : AttemptState.pending(handle);
    }

    /// Takes what else was in the error queue.
    public <T> List<T> others(Function<ReceivedMsgState, T> maker) throws SocketException {
        outstanding.drain();
        List<T> taken = new ArrayList<>();
        for (ReceivedMsgState each = others.poll(); each != null; each = others.poll()) {
            taken.add(maker.apply(each));
        }
        return taken;
    }

    private @Nullable Range read(Way way) throws SocketException {
        int room = Math.max(CONTROL, socket.settings().receiveControl());
        ReceivedMsgState entry = way instanceof Timeout timeout
                ? Messaging.recvmsg(socket, 0, room, ERRQUEUE, timeout, Function.identity())
                : Messaging.recvmsg(socket, 0, room, ERRQUEUE, (Asking) way, Function.<ReceivedMsgState>identity())
                        .value();
        if (entry == null) {
            return null;
        }
        Range range = range(entry.control());
        while (range.size() == 0 && !others.offer(entry)) {
            others.poll();
        }
        return range;
    }

    /// Finds the numbers of which the kernel tells.
    private static Range range(List<ControlMessage> control) {
        for (ControlMessage each : control) {
            if (each instanceof ControlMessage.Typed<?>(var _, ExtendedError told)
                    && told.origin().equals(ExtendedError.Origin.ZEROCOPY)) {
                return new Range(told.info(), told.data(), told.code() == COPIED);
            }
        }
        return Range.NONE;
    }
}
