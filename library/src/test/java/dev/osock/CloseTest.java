package dev.osock;

import static dev.osock.testing.sockets.Bytes.TOO_MANY;
import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Failing.failureOf;
import static dev.osock.testing.sockets.Failing.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.error.Reason;
import dev.osock.error.SocketClosedException;
import dev.osock.kind.Shutdown;
import dev.osock.message.MsgFlags;
import dev.osock.option.SocketOptions;
import dev.osock.testing.sockets.Action;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.Situation;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import dev.osock.testing.sockets.WaitingCall;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Bounded
class CloseTest {

    @ParameterizedTest
    @MethodSource(Kinds.CALLS_BY_THREAD)
    void closeEndsACallThatWaits(WaitingCall call, SocketKind kind, ThreadKind thread) throws Exception {
        try (Situation situation = call.on(kind)) {
            var waiting = Caller.waiting(thread, () -> situation.call(situation.socket()));
            situation.socket().close();
            assertThat(waiting.failure().reason()).isEqualTo(Reason.Closed.LOCALLY);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.QUEUEING_CALLS_BY_THREAD)
    void closeEndsTheCallsInTheQueueToo(WaitingCall call, SocketKind kind, ThreadKind thread) throws Exception {
        try (Situation situation = call.on(kind)) {
            List<Caller<Void>> waiting = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                waiting.add(Caller.waiting(thread.alternating(i), () -> situation.call(situation.socket())));
            }
            situation.socket().close();
            for (Caller<Void> each : waiting) {
                assertThat(each.failure().reason()).isEqualTo(Reason.Closed.LOCALLY);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void bytesThatWereMovedBeforeTheCloseAreNotLost(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.far().send(bytes("abc"));
            var receiving = Caller.waiting(thread, () -> pair.near().recv(10));
            var sending = Caller.waiting(thread, () -> pair.near().send(new byte[TOO_MANY]));
            Thread.sleep(20);
            pair.near().close();
            assertThat(receiving.failure().data()).isEqualTo(bytes("abc"));
            assertThat(sending.failure().sent()).isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void everyCallOnAClosedSocketSaysSo(SocketKind kind) throws Exception {
        Socket socket = kind.bound();
        var name = socket.sockname();
        socket.close();
        ByteBuffer buffer = ByteBuffer.allocate(5);
        List<Action> calls = List.of(
                () -> socket.bind(kind.freshAddress()),
                socket::listen,
                socket::accept,
                () -> socket.connect(name),
                () -> socket.send(bytes("x")),
                () -> socket.send(buffer),
                () -> socket.sendto(bytes("x"), name),
                () -> socket.sendto(buffer, name),
                socket::recv,
                () -> socket.recv(10),
                () -> socket.recv(10, MsgFlags.PEEK),
                () -> socket.recv(buffer),
                socket::recvfrom,
                () -> socket.recvfrom(buffer),
                () -> socket.shutdown(Shutdown.READ_WRITE),
                socket::sockname,
                socket::peername,
                () -> socket.getopt(SocketOptions.RCVBUF),
                () -> socket.setopt(SocketOptions.RCVBUF, 10_000));
        assertThat(calls).allSatisfy(call -> assertThat(reasonOf(call)).isEqualTo(Reason.Closed.LOCALLY));
        assertThat(failureOf(socket::recv))
                .isInstanceOfSatisfying(SocketClosedException.class, e -> assertThat(e.isEndOfStream()).isFalse());
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void closedSocketStillTellsWhatItWas(SocketKind kind) throws Exception {
        Socket socket = kind.open();
        String open = socket.toString();
        socket.close();
        assertThat(socket.isOpen()).isFalse();
        assertThat(socket.domain()).isEqualTo(kind.domain());
        assertThat(socket.type()).isEqualTo(kind.type());
        assertThat(socket.toString()).endsWith(" (closed)");
        assertThat(open).isEqualTo(socket.toString().replace("(closed)", "(fd " + socket.openSocket.fd() + ")"));
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void closeGivesTheDescriptorBackAndMayBeRepeated(SocketKind kind) throws Exception {
        Socket socket = kind.bound();
        Path descriptor = Path.of("/proc/self/fd/" + socket.openSocket.fd());
        Path inode = Files.readSymbolicLink(descriptor);
        socket.close();
        socket.close();
        assertThat(Files.isSymbolicLink(descriptor) && Files.readSymbolicLink(descriptor).equals(inode)).isFalse();
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void manyMayCloseAtOnce(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            var waiting = Caller.waiting(thread, () -> pair.near().recv());
            List<Caller<Void>> closers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                closers.add(Caller.start(thread.alternating(i), ((Action) pair.near()::close).asCallable()));
            }
            for (Caller<Void> closer : closers) {
                closer.result();
            }
            assertThat(waiting.failure().reason()).isEqualTo(Reason.Closed.LOCALLY);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS)
    void closeEndsThePeersStream(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.near().send(bytes("last"));
            pair.near().close();
            assertThat(pair.far().recv(4)).isEqualTo(bytes("last"));
            assertThat(reasonOf(pair.far()::recv)).isEqualTo(Reason.Closed.BY_PEER);
        }
    }
}
