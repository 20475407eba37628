package dev.osock;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Failing.failureOf;
import static dev.osock.testing.sockets.Failing.reasonOf;
import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.error.Reason;
import dev.osock.error.SocketClosedException;
import dev.osock.error.SocketTimeoutException;
import dev.osock.message.ControlTypes;
import dev.osock.message.Msg;
import dev.osock.message.MsgFlags;
import dev.osock.message.Rights;
import dev.osock.nowait.Party;
import dev.osock.option.SocketOptions;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Bounded
class EndOfStreamTest {

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void endAfterSomeBytesGivesTheBytesAndThenTheEndForEver(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.far().send(bytes("abc"));
            var receiving = Caller.waiting(thread, () -> pair.near().recv(10));
            pair.endOfFar();
            var failure = receiving.failure();
            assertThat(failure.reason()).isEqualTo(Reason.Closed.BY_PEER);
            assertThat(failure.data()).isEqualTo(bytes("abc"));
            for (int i = 0; i < 3; i++) {
                var again = failureOf(() -> pair.near().recv(10));
                assertThat(again.reason()).isEqualTo(Reason.Closed.BY_PEER);
                assertThat(again.data()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS)
    void everyReceiveFindsTheEnd(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.far().close();
            Socket near = pair.near();
            assertThat(reasonOf(near::recv)).isEqualTo(Reason.Closed.BY_PEER);
            assertThat(reasonOf(() -> near.recv(3, MsgFlags.PEEK))).isEqualTo(Reason.Closed.BY_PEER);
            assertThat(reasonOf(() -> near.recv(ByteBuffer.allocate(3)))).isEqualTo(Reason.Closed.BY_PEER);
            assertThat(reasonOf(near::recvfrom)).isEqualTo(Reason.Closed.BY_PEER);
            assertThat(reasonOf(() -> near.recvfrom(ByteBuffer.allocate(3)))).isEqualTo(Reason.Closed.BY_PEER);
            assertThat(reasonOf(() -> near.within(ZERO).recv(3))).isEqualTo(Reason.Closed.BY_PEER);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS)
    void pollThatFindsFewerBytesAndTheEndIsEndedAndHasTheBytes(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.far().send(bytes("abc"));
            pair.endOfFar();
            assertThat(pair.near().recv(1)).isEqualTo(bytes("a"));
            var ended = failureOf(() -> pair.near().within(ZERO).recv(10));
            assertThat(ended.reason()).isEqualTo(Reason.Closed.BY_PEER);
            assertThat(ended.data()).isEqualTo(bytes("bc"));
            assertThat(reasonOf(() -> pair.near().recv(10))).isEqualTo(Reason.Closed.BY_PEER);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void everybodyWhoWaitsGetsTheEnd(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            var current = Caller.waiting(thread, () -> pair.near().recv());
            var queued = Caller.waiting(thread.alternating(1), () -> pair.near().recvfrom());
            var last = Caller.waiting(thread, () -> pair.near().recv(10));
            pair.far().close();
            assertThat(current.failure().reason()).isEqualTo(Reason.Closed.BY_PEER);
            assertThat(queued.failure().reason()).isEqualTo(Reason.Closed.BY_PEER);
            assertThat(last.failure().reason()).isEqualTo(Reason.Closed.BY_PEER);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS)
    void endOfTheStreamLeavesTheOtherDirectionAlone(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.endOfFar();
            assertThat(failureOf(pair.near()::recv)).isInstanceOfSatisfying(
                    SocketClosedException.class, closed -> assertThat(closed.isEndOfStream()).isTrue());
            assertThat(pair.near().isOpen()).isTrue();
            pair.near().send(bytes("still"));
            assertThat(pair.far().recv(5)).isEqualTo(bytes("still"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.SEQPACKETS_BY_THREAD)
    void endOfASequenceOfRecordsIsTheEndForEver(SocketKind kind, ThreadKind thread) throws Exception {
        for (boolean closes : new boolean[] {true, false}) {
            try (Pair pair = kind.pair()) {
                var receiving = Caller.waiting(thread, () -> {
                    assertThat(pair.near().recv()).isEqualTo(bytes("abc"));
                    return pair.near().recv();
                });
                pair.far().send(bytes("abc"));
                if (closes) {
                    pair.far().close();
                } else {
                    pair.endOfFar();
                }
                assertThat(receiving.failure().reason()).isEqualTo(Reason.Closed.BY_PEER);
                assertThat(everyReceiveOf(pair.near())).containsOnly("the end");
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.SEQPACKETS_BY_THREAD)
    void emptyRecordIsNotTheEnd(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            var waiting = Caller.waiting(thread, () -> pair.near().recv());
            pair.far().send(new byte[0]);
            assertThat(waiting.result()).isEmpty();
            int receives = everyReceiveOf(pair.far()).size();
            for (int i = 0; i < receives; i++) {
                pair.far().send(new byte[0]);
            }
            assertThat(everyReceiveOf(pair.near())).containsOnly("0 bytes");
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.SEQPACKETS)
    void emptyRecordsBeforeTheEndArriveBeforeIt(SocketKind kind) throws Exception {
        for (boolean asksForCredentials : new boolean[] {false, true}) {
            try (Pair pair = kind.pair()) {
                pair.near().setopt(SocketOptions.PASSCRED, asksForCredentials);
                pair.near().setopt(SocketOptions.PEEK_OFF, asksForCredentials ? 3 : -1);
                for (int i = 0; i < 7; i++) {
                    pair.far().send(new byte[0]);
                }
                pair.far().close();
                assertThat(everyReceiveOf(pair.near())).hasSize(7).containsOnly("0 bytes");
                assertThat(everyReceiveOf(pair.near())).containsOnly("the end");
                assertThat(pair.near().getopt(SocketOptions.PASSCRED)).isEqualTo(asksForCredentials);
                assertThat(pair.near().getopt(SocketOptions.PEEK_OFF)).isEqualTo(asksForCredentials ? 3 : -1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.SEQPACKETS)
    void endAfterWhichRecordsAreThereYetComesAfterThem(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.far().send(new byte[0]);
            pair.far().send(bytes("abc"));
            pair.far().send(new byte[0]);
            pair.far().close();
            assertThat(pair.near().recv()).isEmpty();
            assertThat(pair.near().recv(2, MsgFlags.PEEK)).isEqualTo(bytes("ab"));
            assertThat(pair.near().recv()).isEqualTo(bytes("abc"));
            assertThat(pair.near().recv(1, MsgFlags.PEEK)).isEmpty();
            assertThat(pair.near().recv()).isEmpty();
            assertThat(reasonOf(() -> pair.near().recv(1, MsgFlags.PEEK))).isEqualTo(Reason.Closed.BY_PEER);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.SEQPACKETS)
    void descriptorsOfAnEmptyRecordBeforeTheEndArrive(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair(); Socket passed = kind.open()) {
            Rights rights = new Rights(List.of(passed.getopt(OtpOptions.FD)));
            pair.far().sendmsg(Msg.of(new byte[0]).with(ControlTypes.RIGHTS.of(rights)));
            pair.far().close();
            try (ReceivedMsg message = pair.near().recvmsg()) {
                assertThat(message.descriptors()).hasSize(1);
            }
            assertThat(reasonOf(pair.near()::recvmsg)).isEqualTo(Reason.Closed.BY_PEER);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.SEQPACKETS_BY_THREAD)
    void everybodyWhoWaitsForARecordGetsTheEnd(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            var current = Caller.waiting(thread, () -> pair.near().recv());
            var queued = Caller.waiting(thread.alternating(1), () -> pair.near().recvmsg());
            pair.far().close();
            assertThat(current.failure().reason()).isEqualTo(Reason.Closed.BY_PEER);
            assertThat(queued.failure().reason()).isEqualTo(Reason.Closed.BY_PEER);
        }
    }

    /// What each way to receive brings.
    private static List<String> everyReceiveOf(Socket socket) throws Exception {
        List<Callable<Integer>> receives = List.of(
                () -> socket.within(ZERO).recv().length,
                () -> socket.within(ZERO).recv(10).length,
                () -> socket.within(ZERO).recv(ByteBuffer.allocate(3)),
                () -> socket.within(ZERO).recv(ByteBuffer.allocateDirect(3)),
                () -> socket.within(ZERO).recvfrom().data().length,
                () -> Party.done(socket.nowait().recv()).length,
                () -> (int) socket.within(ZERO).recvmsg().length());
        List<String> found = new ArrayList<>();
        for (Callable<Integer> receive : receives) {
            try {
                found.add(receive.call() + " bytes");
            } catch (SocketClosedException closed) {
                found.add(closed.isEndOfStream() ? "the end" : "closed");
            } catch (SocketTimeoutException nothing) {
                found.add("nothing");
            } catch (AssertionError selected) {
                found.add("nothing");
            }
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS)
    void bytesThatCameBeforeTheEndAreInTheBuffer(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.far().send(bytes("abc"));
            pair.endOfFar();
            ByteBuffer buffer = ByteBuffer.allocate(10);
            var failure = failureOf(() -> pair.near().recv(buffer, MsgFlags.WAITALL));
            assertThat(failure.reason()).isEqualTo(Reason.Closed.BY_PEER);
            assertThat(failure.data()).isEmpty();
            assertThat(buffer.flip()).isEqualTo(ByteBuffer.wrap(bytes("abc")));
        }
    }
}
