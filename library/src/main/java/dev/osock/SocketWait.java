package dev.osock;

import dev.osock.internal.lane.Lane;
import dev.osock.internal.socket.OpenSocket;
import dev.osock.internal.wait.ThreadWaiter;
import java.util.Objects;
import java.util.stream.Stream;

/// A thread that waits on a socket: [SocketRegistry#waitingThreads()].
///
/// The same thread is in a thread dump by its name and number, [Thread#threadId()], and there is what it is parked on:
/// the blocker, which all threads have in common that wait on one direction of one socket.
///
/// @param thread who waits
/// @param socket on what
/// @param goal what for
/// @param blocker what a thread dump of the JDK (`jcmd PID Thread.dump_to_file`) calls it, such as
///     `dev.osock.internal.lane.SocketRead@3b192d32`; only the last part of the class's name and the hash mean
///     something
public record SocketWait(Thread thread, Socket socket, Goal goal, String blocker) {

    /// What a thread waits for.
    public enum Goal {
        /// To receive.
        RECEIVE,
        /// To accept a connection.
        ACCEPT,
        /// To send.
        SEND,
        /// To be connected.
        CONNECT
    }

    /// Checks that nothing is null.
    public SocketWait {
        Objects.requireNonNull(thread, "thread");
        Objects.requireNonNull(socket, "socket");
        Objects.requireNonNull(goal, "goal");
        Objects.requireNonNull(blocker, "blocker");
    }

    static Stream<SocketWait> on(OpenSocket openSocket) {
        return openSocket.face() instanceof Socket socket
                ? openSocket.lanes()
                        .stream()
                        .flatMap(lane -> lane.threads().stream().map(each -> of(each, socket, lane)))
                : Stream.empty();
    }

    private static SocketWait of(ThreadWaiter waiter, Socket socket, Lane lane) {
        Goal goal = switch (waiter.role()) {
            case READER -> Goal.RECEIVE;
            case ACCEPTOR -> Goal.ACCEPT;
            case WRITER -> Goal.SEND;
            case CONNECTOR -> Goal.CONNECT;
        };
        return new SocketWait(waiter.thread(), socket, goal, Objects.toIdentityString(lane));
    }
}
