package dev.osock;

import static dev.osock.testing.sockets.Bytes.TOO_MANY;
import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Failing.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.kind.Shutdown;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import dev.osock.testing.sockets.WaitingCall;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Bounded
class ShutdownTest {

    @ParameterizedTest
    @EnumSource(names = {"INET_STREAM", "INET6_STREAM", "INET_DGRAM", "INET6_DGRAM"})
    void inetSocketMustBeConnected(SocketKind kind) throws Exception {
        try (Socket socket = kind.open()) {
            for (Shutdown how : Shutdown.values()) {
                assertThat(reasonOf(() -> socket.shutdown(how))).isEqualTo(Errno.ENOTCONN);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void shutdownForReadingEndsReceivesThatWait(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            var current = Caller.waiting(thread, () -> pair.near().recv());
            var queued = Caller.waiting(thread.alternating(1), () -> pair.near().recv(7));
            pair.near().shutdown(Shutdown.READ);
            assertThat(current.failure().reason()).isEqualTo(Reason.Closed.BY_PEER);
            assertThat(queued.failure().reason()).isEqualTo(Reason.Closed.BY_PEER);
            assertThat(pair.near().send(bytes("x"))).isOne();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void shutdownForWritingEndsSendsThatWait(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            var current = Caller.waiting(thread, () -> pair.near().send(new byte[TOO_MANY]));
            var queued = Caller.waiting(thread.alternating(1), () -> pair.near().send(bytes("x")));
            pair.near().shutdown(Shutdown.WRITE);
            var failure = current.failure();
            assertThat(failure.reason()).isEqualTo(Errno.EPIPE);
            assertThat(failure.sent()).isPositive();
            assertThat(queued.failure().reason()).isEqualTo(Errno.EPIPE);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCAL_DGRAM", "ABSTRACT_DGRAM", "LOCAL_SEQPACKET", "ABSTRACT_SEQPACKET"})
    void shutdownForWritingEndsSendsOfLocalMessagesToo(SocketKind kind) throws Exception {
        for (ThreadKind thread : ThreadKind.values()) {
            try (var full = WaitingCall.SEND.on(kind)) {
                var current = Caller.waiting(thread, () -> full.call(full.socket()));
                var queued = Caller.waiting(thread.alternating(1), () -> full.call(full.socket()));
                full.socket().shutdown(Shutdown.WRITE);
                assertThat(current.failure().reason()).isEqualTo(Errno.EPIPE);
                assertThat(queued.failure().reason()).isEqualTo(Errno.EPIPE);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.INET_STREAMS_BY_THREAD)
    void shutdownForReadingEndsTheAcceptsOfAnInetListener(SocketKind kind, ThreadKind thread) throws Exception {
        try (Socket listener = kind.listener()) {
            var current = Caller.waiting(thread, () -> listener.accept());
            var queued = Caller.waiting(thread.alternating(1), () -> listener.accept());
            listener.shutdown(Shutdown.READ);
            assertThat(current.failure().reason()).isEqualTo(Errno.EINVAL);
            assertThat(queued.failure().reason()).isEqualTo(Errno.EINVAL);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCAL_STREAM", "ABSTRACT_STREAM", "LOCAL_SEQPACKET", "ABSTRACT_SEQPACKET"})
    void shutdownForReadingEndsTheAcceptsOfALocalListener(SocketKind kind) throws Exception {
        for (ThreadKind thread : ThreadKind.values()) {
            try (Socket listener = kind.listener()) {
                var current = Caller.waiting(thread, () -> listener.accept());
                var queued = Caller.waiting(thread.alternating(1), () -> listener.accept());
                listener.shutdown(Shutdown.READ);
                assertThat(current.failure().reason()).isEqualTo(Errno.EINVAL);
                assertThat(queued.failure().reason()).isEqualTo(Errno.EINVAL);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCAL_SEQPACKET", "ABSTRACT_SEQPACKET"})
    void shutdownForReadingEndsASequenceOfRecords(SocketKind kind) throws Exception {
        for (ThreadKind thread : ThreadKind.values()) {
            try (Pair pair = kind.pair()) {
                var current = Caller.waiting(thread, () -> pair.near().recv());
                var queued = Caller.waiting(thread.alternating(1), () -> pair.near().recv());
                pair.near().shutdown(Shutdown.READ);
                assertThat(current.failure().reason()).isEqualTo(Reason.Closed.BY_PEER);
                assertThat(queued.failure().reason()).isEqualTo(Reason.Closed.BY_PEER);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS)
    void shutdownForReadingStillGivesWhatHadCome(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.far().send(bytes("abc"));
            assertThat(pair.near().recv(1)).isEqualTo(bytes("a"));
            pair.near().shutdown(Shutdown.READ);
            assertThat(pair.near().recv(2)).isEqualTo(bytes("bc"));
            assertThat(reasonOf(pair.near()::recv)).isEqualTo(Reason.Closed.BY_PEER);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS)
    void shutdownForWritingTellsThePeerAfterAllBytes(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.near().send(bytes("last"));
            pair.near().shutdown(Shutdown.WRITE);
            assertThat(pair.far().recv(4)).isEqualTo(bytes("last"));
            assertThat(reasonOf(pair.far()::recv)).isEqualTo(Reason.Closed.BY_PEER);
            pair.far().send(bytes("answer"));
            assertThat(pair.near().recv(6)).isEqualTo(bytes("answer"));
        }
    }
}
