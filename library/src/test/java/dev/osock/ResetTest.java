package dev.osock;

import static dev.osock.testing.sockets.Bytes.TOO_MANY;
import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Failing.failureOf;
import static dev.osock.testing.sockets.Failing.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.message.MsgFlags;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Bounded
class ResetTest {

    @ParameterizedTest
    @MethodSource(Kinds.INET_STREAMS_BY_THREAD)
    void resetEndsTheSenderAndTheQueueBehindIt(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            var current = Caller.waiting(thread, () -> pair.near().send(new byte[TOO_MANY]));
            var queued = Caller.waiting(thread.alternating(1), () -> pair.near().send(bytes("x")));
            pair.resetByFar();
            var failure = current.failure();
            assertThat(failure.reason()).isEqualTo(Errno.ECONNRESET);
            assertThat(failure.sent()).isBetween(1L, TOO_MANY - 1L);
            assertThat(queued.failure().reason()).isEqualTo(Errno.ECONNRESET);
            assertThat(queued.failure().sent()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCAL_STREAM", "ABSTRACT_STREAM"})
    void closeOfALocalPeerEndsTheSenderAndTheQueueBehindIt(SocketKind kind) throws Exception {
        for (ThreadKind thread : ThreadKind.values()) {
            try (Pair pair = kind.pair()) {
                var current = Caller.waiting(thread, () -> pair.near().send(new byte[TOO_MANY]));
                var queued = Caller.waiting(thread.alternating(1), () -> pair.near().send(bytes("x")));
                pair.far().close();
                var failure = current.failure();
                assertThat(failure.reason()).isEqualTo(Errno.EPIPE);
                assertThat(failure.sent()).isBetween(1L, TOO_MANY - 1L);
                assertThat(queued.failure().reason()).isEqualTo(Errno.EPIPE);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCAL_SEQPACKET", "ABSTRACT_SEQPACKET"})
    void closeOfALocalPeerEndsASenderOfPackets(SocketKind kind) throws Exception {
        for (ThreadKind thread : ThreadKind.values()) {
            try (Pair pair = kind.pair()) {
                var sending = Caller.waiting(thread, () -> {
                    while (true) {
                        pair.near().send(bytes("x"));
                    }
                });
                pair.far().close();
                assertThat(sending.failure().reason()).isEqualTo(Errno.ECONNRESET);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.INET_STREAMS_BY_THREAD)
    void resetEndsTheReceiverAndTheQueueBehindIt(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            var current = Caller.waiting(thread, () -> pair.near().recv());
            var queued = Caller.waiting(thread.alternating(1), () -> pair.near().recvfrom());
            pair.resetByFar();
            assertThat(current.failure().reason()).isEqualTo(Errno.ECONNRESET);
            assertThat(queued.failure().reason()).isEqualTo(Errno.ECONNRESET);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.INET_STREAMS_BY_THREAD)
    void bytesThatCameBeforeTheResetAreGivenWithItAndThenTheEnd(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.far().send(bytes("abc"));
            pair.resetByFar();
            var failure = Caller.start(thread, () -> pair.near().within(Patience.seconds(5)).recv(10)).failure();
            assertThat(failure.reason()).isEqualTo(Errno.ECONNRESET);
            assertThat(failure.data()).isEqualTo(bytes("abc"));
            assertThat(reasonOf(pair.near()::recv)).isEqualTo(Reason.Closed.BY_PEER);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.INET_STREAMS)
    void bytesThatCameBeforeTheResetAreInTheBuffer(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.far().send(bytes("abc"));
            pair.resetByFar();
            ByteBuffer buffer = ByteBuffer.allocateDirect(10);
            assertThat(failureOf(() -> pair.near().recv(buffer, MsgFlags.WAITALL)).reason())
                    .isEqualTo(Errno.ECONNRESET);
            assertThat(buffer.flip()).isEqualTo(ByteBuffer.wrap(bytes("abc")));
        }
    }
}
