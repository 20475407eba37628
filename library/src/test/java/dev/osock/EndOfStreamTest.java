package dev.osock;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Failing.failureOf;
import static dev.osock.testing.sockets.Failing.reasonOf;
import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.error.Reason;
import dev.osock.error.SocketClosedException;
import dev.osock.message.MsgFlags;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.nio.ByteBuffer;
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
    void pollThatFindsBytesAndTheEndGivesTheBytesAndThenTheEnd(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.far().send(bytes("abc"));
            pair.endOfFar();
            assertThat(pair.near().recv(1)).isEqualTo(bytes("a"));
            assertThat(pair.near().within(ZERO).recv(10)).isEqualTo(bytes("bc"));
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
    @MethodSource(Kinds.SEQPACKETS)
    void endOfASequenceOfPacketsIsAnEmptyPacketForEver(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.far().send(bytes("abc"));
            pair.far().close();
            assertThat(pair.near().recv(10)).isEqualTo(bytes("abc"));
            for (int i = 0; i < 3; i++) {
                assertThat(pair.near().recv()).isEmpty();
                assertThat(pair.near().recv(10)).isEmpty();
            }
        }
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
