package dev.osock.internal.verb;

import dev.osock.error.SocketException;
import dev.osock.internal.call.Call;
import dev.osock.internal.call.Failure;
import dev.osock.internal.call.Operation;
import dev.osock.internal.call.PipeEnds;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.StackRoom;
import dev.osock.internal.lane.Asking;
import dev.osock.internal.socket.DescriptorState;
import dev.osock.internal.socket.OpenSocket;
import dev.osock.internal.wait.Outcome;
import dev.osock.internal.wait.Timeout;
import dev.osock.internal.wait.Way;
import java.util.List;
import java.util.function.Function;

/// A pipe, and the calls that move bytes between it and a socket: splice.
public final class PipeState extends Exclusive {

    public final PipeEnds ends;

    private final List<DescriptorState> owners;

    private PipeState(List<DescriptorState> owners, PipeEnds ends) {
        super("pipe");
        this.owners = owners;
        this.ends = ends;
    }

    /// Makes a pipe.
    ///
    /// @param <T> the type of the public object
    /// @param wanted how many bytes it is to hold at least, 0 for what is usual
    /// @param maker makes the public object
    /// @return that
    /// @throws SocketException with the errno
    public static <T> T open(int wanted, Function<PipeState, T> maker) throws SocketException {
        StackRoom.ensure(); // a descriptor must not be lost on its way
        List<DescriptorState> owners = DescriptorState.of(2);
        Call call = Call.begin();
        try {
            int result = Kernel.pipe(call.scratch);
            if (result < 0) {
                throw Failure.of("pipe").because(result);
            }
            int readFd = call.descriptors.add(call.scratch.intValue());
            int writeFd = call.descriptors.add(call.scratch.secondIntValue());
            int capacity =
                    wanted == 0
                            ? Kernel.pipeSize(call.scratch, readFd)
                            : Kernel.setPipeSize(call.scratch, readFd, wanted);
            if (capacity < 0) {
                throw Failure.of("pipe of " + wanted + " bytes").because(capacity);
            }
            T made = maker.apply(new PipeState(owners, new PipeEnds(readFd, writeFd, capacity)));
            for (DescriptorState each : owners) {
                each.face(made);
            }
            call.descriptors.giveTo(owners);
            return made;
        } finally {
            call.end();
        }
    }

    @Override
    void release() {
        owners.forEach(DescriptorState::close);
    }

    /// Takes what is there from a socket, waiting for it.
    ///
    /// @param socket the socket
    /// @param timeout how long to wait
    /// @return how many bytes
    /// @throws SocketException if it failed
    public long receive(OpenSocket socket, Timeout timeout) throws SocketException {
        Call call = Call.begin(socket.kind(), 0);
        begin("recv");
        try {
            return receive(socket, call, timeout);
        } finally {
            call.end();
            end();
        }
    }

    /// Takes what is there from a socket, not waiting.
    ///
    /// @param socket the socket
    /// @param asking how to be told
    /// @return how many bytes, or a place
    /// @throws SocketException if it failed
    public AttemptState<Long> receive(OpenSocket socket, Asking asking) throws SocketException {
        Call call = Call.begin(socket.kind(), 0);
        begin("recv");
        try {
            long result = receive(socket, call, asking);
            return result == Outcome.SELECTED
                    ? AttemptState.pending(call.handle)
                    : AttemptState.done(result, call);
        } finally {
            call.end();
            end();
        }
    }

    private long receive(OpenSocket socket, Call call, Way way) throws SocketException {
        if (ends.size() > 0) {
            throw new IllegalStateException("recv: the pipe has " + ends.size() + " bytes that are not sent yet");
        }
        call.pipe = ends;
        long result = socket.read().take(Operation.RECV_PIPE, call, way);
        if (result < 0 && result != Outcome.SELECTED) {
            throw Receiving.failure("recv", socket).waiting(way).because(result);
        }
        return result;
    }

    /// Sends all that is in the pipe, waiting.
    ///
    /// @param socket the socket
    /// @param timeout how long to wait
    /// @return how many bytes
    /// @throws SocketException with how many bytes were sent in `sent()`
    public long send(OpenSocket socket, Timeout timeout) throws SocketException {
        Call call = Call.begin(socket.kind(), 0);
        begin("send");
        try {
            send(socket, call, timeout);
            return call.total;
        } finally {
            call.end();
            end();
        }
    }

    /// Sends as much of what is in the pipe as goes at once.
    ///
    /// @param socket the socket
    /// @param asking how to be told
    /// @return how many bytes, or how many of them and a place
    /// @throws SocketException with how many bytes were sent in `sent()`
    public AttemptState<Long> send(OpenSocket socket, Asking asking) throws SocketException {
        Call call = Call.begin(socket.kind(), 0);
        begin("send");
        try {
            long result = send(socket, call, asking);
            return AttemptState.of(result, call, call.total, call.total > 0);
        } finally {
            call.end();
            end();
        }
    }

    private long send(OpenSocket socket, Call call, Way way) throws SocketException {
        call.pipe = ends;
        long result = socket.write().take(Operation.SEND_PIPE, call, way);
        if (result < 0 && result != Outcome.SELECTED) {
            throw Failure.of("send", socket.kind(), "to", socket.peer())
                    .withSent(call.total)
                    .waiting(way)
                    .because(result);
        }
        return result;
    }
}
