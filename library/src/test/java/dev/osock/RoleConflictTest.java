package dev.osock;

import static dev.osock.testing.sockets.Bytes.TOO_MANY;
import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Failing.failureOf;
import static dev.osock.testing.sockets.Failing.reasonOf;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.error.Reason;
import dev.osock.error.SocketAlreadyException;
import dev.osock.error.SocketInvalidException;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import dev.osock.testing.sockets.WaitingCall;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Bounded
class RoleConflictTest {

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING_BY_THREAD)
    void receiveIsInvalidWhileAnotherAccepts(SocketKind kind, ThreadKind thread) throws Exception {
        try (Socket listener = kind.listener(); Socket client = kind.open()) {
            var accepting = Caller.waiting(thread, () -> listener.accept());
            assertThat(failureOf(listener::recv)).isInstanceOf(SocketInvalidException.class);
            assertThat(failureOf(listener::recvfrom)).isInstanceOf(SocketInvalidException.class);
            assertThat(failureOf(() -> listener.within(ZERO).recv())).isInstanceOf(SocketInvalidException.class);
            client.connect(listener.sockname());
            accepting.result().close();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void acceptIsInvalidWhileAnotherReceives(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            var receiving = Caller.waiting(thread, () -> pair.near().recv());
            assertThat(failureOf(pair.near()::accept)).isInstanceOf(SocketInvalidException.class);
            assertThat(failureOf(() -> pair.near().within(ZERO).accept())).isInstanceOf(SocketInvalidException.class);
            pair.far().send(bytes("still"));
            assertThat(receiving.result()).isEqualTo(bytes("still"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING_BY_THREAD)
    void sendIsInvalidWhileAnotherConnects(SocketKind kind, ThreadKind thread) throws Exception {
        try (var full = WaitingCall.CONNECT.on(kind)) {
            var connecting = Caller.waiting(thread, () -> full.call(full.socket()));
            assertThat(failureOf(() -> full.socket().send(bytes("x")))).isInstanceOf(SocketInvalidException.class);
            assertThat(failureOf(() -> full.socket().sendto(bytes("x"), kind.freshAddress())))
                    .isInstanceOf(SocketInvalidException.class);
            assertThat(failureOf(() -> full.socket().within(ZERO).send(bytes("x"))))
                    .isInstanceOf(SocketInvalidException.class);
            assertThat(connecting.isDone()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void connectIsInvalidWhileAnotherSends(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            var sending = Caller.waiting(thread, () -> pair.near().send(new byte[TOO_MANY]));
            assertThat(failureOf(() -> pair.near().connect(pair.far().sockname())))
                    .isInstanceOf(SocketInvalidException.class);
            assertThat(pair.far().recv(TOO_MANY)).hasSize(TOO_MANY);
            sending.result();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING_BY_THREAD)
    void connectSaysAlreadyWhileAnotherConnects(SocketKind kind, ThreadKind thread) throws Exception {
        try (var full = WaitingCall.CONNECT.on(kind)) {
            var connecting = Caller.waiting(thread, () -> full.call(full.socket()));
            assertThat(failureOf(() -> full.call(full.socket()))).isInstanceOf(SocketAlreadyException.class);
            assertThat(reasonOf(() -> full.call(full.socket().within(ZERO)))).isEqualTo(Reason.Already.ALREADY);
            assertThat(connecting.isDone()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.INET_STREAMS_BY_THREAD)
    void receiveMayWaitWhileAnotherConnects(SocketKind kind, ThreadKind thread) throws Exception {
        try (var full = WaitingCall.CONNECT.on(kind)) {
            var connecting = Caller.waiting(thread, () -> full.call(full.socket()));
            assertThat(reasonOf(() -> full.socket().within(ofMillis(20)).recv())).isEqualTo(Reason.Timeout.TIMEOUT);
            assertThat(connecting.isDone()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void bothDirectionsWaitWithoutEachOther(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            var receiving = Caller.waiting(thread, () -> pair.near().recv());
            var sending = Caller.waiting(thread, () -> pair.near().send(new byte[TOO_MANY]));
            pair.far().send(bytes("hello"));
            assertThat(receiving.result()).isEqualTo(bytes("hello"));
            assertThat(sending.isDone()).isFalse();
            assertThat(pair.far().recv(TOO_MANY)).hasSize(TOO_MANY);
            assertThat(sending.result()).isEqualTo(TOO_MANY);
        }
    }
}
