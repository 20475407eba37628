package dev.osock.internal.verb;

import dev.osock.address.Sockaddr;
import dev.osock.error.Reason;
import dev.osock.error.SocketException;
import dev.osock.internal.call.Call;
import dev.osock.internal.call.ConnectionAttempt;
import dev.osock.internal.call.Failure;
import dev.osock.internal.call.Operation;
import dev.osock.internal.kernel.Scratch;
import dev.osock.internal.kernel.StackRoom;
import dev.osock.internal.lane.Asking;
import dev.osock.internal.mailbox.SelectHandleState;
import dev.osock.internal.socket.OpenSocket;
import dev.osock.internal.wait.Outcome;
import dev.osock.internal.wait.Timeout;
import dev.osock.internal.wait.Way;
import dev.osock.internal.wire.PackedAddresses;
import dev.osock.internal.wire.SockaddrCodec;
import dev.osock.kind.Origin;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The calls that make connections: connect and accept.
public final class Connecting {

    private Connecting() {}

    /// Connects to an address.
    ///
    /// @param socket the socket
    /// @param address the address
    /// @param way how to wait
    /// @return null once connected, or the handle of a place
    /// @throws SocketException if it failed; after a time-out the operating system may still complete the connection
    public static @Nullable SelectHandleState connect(OpenSocket socket, Sockaddr address, Way way)
            throws SocketException {
        Call call = Call.begin(socket.kind(), 0);
        try {
            SockaddrCodec.encode(address, call.scratch.memory(), Scratch.ADDRESS); // throws if it is none
            call.connection = new ConnectionAttempt(socket, List.of(address));
            return connect(socket, call, way);
        } finally {
            call.end();
        }
    }

    /// Makes an association with a peer that has several addresses.
    ///
    /// @param socket the socket
    /// @param addresses the peer's addresses
    /// @param way how to wait
    /// @return null once it is there, or the handle of a place
    /// @throws SocketException if it failed; after a time-out the operating system may still complete it
    public static @Nullable SelectHandleState connect(OpenSocket socket, List<Sockaddr> addresses, Way way)
            throws SocketException {
        List<Sockaddr> all = List.copyOf(addresses);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("connect: no address");
        }
        if (all.size() == 1) {
            return connect(socket, all.getFirst(), way);
        }
        try {
            PackedAddresses.size(all);
        } catch (IllegalArgumentException bad) {
            throw Failure.of("connect", socket.kind(), "to", all)
                    .invalid(Reason.Invalid.Subject.VALUE, String.valueOf(bad.getMessage()));
        }
        Call call = Call.begin(socket.kind(), 0);
        try {
            call.connection = new ConnectionAttempt(socket, all);
            return connect(socket, call, way);
        } finally {
            call.end();
        }
    }

    /// Ends the caller's own connection attempt, which a nowait call began.
    ///
    /// @param socket the socket
    /// @param way how to wait
    /// @return null once connected, or the handle of a place
    /// @throws SocketException if it failed
    /// @throws IllegalStateException if the caller has begun none
    public static @Nullable SelectHandleState finish(OpenSocket socket, Way way) throws SocketException {
        Call call = Call.begin(socket.kind(), 0);
        try {
            call.finishing = true;
            return connect(socket, call, way);
        } finally {
            call.end();
        }
    }

    private static @Nullable SelectHandleState connect(OpenSocket socket, Call call, Way way) throws SocketException {
        long result = socket.write().take(Operation.CONNECT, call, way);
        if (result == Outcome.SELECTED) {
            return call.handle;
        }
        if (result < 0) {
            Object to = call.connection == null ? socket.peer() : call.connection.targets();
            throw Failure.of("connect", socket.kind(), "to", to).waiting(way).because(result);
        }
        return null;
    }

    /// Accepts a connection, waiting.
    ///
    /// @param <T> the type of the public object
    /// @param listener the listening socket
    /// @param timeout how long to wait
    /// @param maker makes the public object of the connection's socket
    /// @return that
    /// @throws SocketException if it failed
    public static <T> T accept(OpenSocket listener, Timeout timeout, Function<OpenSocket, T> maker)
            throws SocketException {
        StackRoom.ensure(); // a descriptor must not be lost on its way
        Call call = Call.begin(listener.kind(), 0);
        try {
            return accepted(listener, accept(listener, call, timeout), call, maker);
        } finally {
            call.end();
        }
    }

    /// Accepts a connection, not waiting.
    ///
    /// @param <T> the type of the public object
    /// @param listener the listening socket
    /// @param asking how to be told
    /// @param maker makes the public object of the connection's socket
    /// @return that, or a place
    /// @throws SocketException if it failed
    public static <T> AttemptState<T> accept(OpenSocket listener, Asking asking, Function<OpenSocket, T> maker)
            throws SocketException {
        StackRoom.ensure();
        Call call = Call.begin(listener.kind(), 0);
        try {
            long result = accept(listener, call, asking);
            return result == Outcome.SELECTED
                    ? AttemptState.pending(call.handle)
                    : AttemptState.done(accepted(listener, result, call, maker), call);
        } finally {
            call.end();
        }
    }

    private static long accept(OpenSocket listener, Call call, Way way) throws SocketException {
        long result = listener.read().take(Operation.ACCEPT, call, way);
        if (result < 0 && result != Outcome.SELECTED) {
            throw Failure.of("accept", listener.kind(), "on", listener.bound()).waiting(way).because(result);
        }
        return result;
    }

    private static <T> T accepted(OpenSocket listener, long fd, Call call, Function<OpenSocket, T> maker) {
        var accepted = new OpenSocket(
                (int) fd, listener.kind(), Origin.OPENED, listener.settings().ofAccepted());
        accepted.connected(Call.address(call.scratch));
        return accepted.enter(call, listener.usesRegistry(), maker);
    }
}
