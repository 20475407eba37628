package dev.osock;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Failing.reasonOf;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrUn;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.FreshNames;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import dev.osock.testing.sockets.WaitingCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Bounded
class ConnectTest {

    @ParameterizedTest
    @MethodSource(Kinds.INET_STREAMS_BY_THREAD)
    void refusedSocketConnectsAtTheThirdTry(SocketKind kind, ThreadKind thread) throws Exception {
        Sockaddr address = addressOfNobody(kind);
        try (Socket socket = kind.open(); Socket listener = kind.open()) {
            Caller.start(thread, () -> {
                assertThat(reasonOf(() -> socket.connect(address))).isEqualTo(Errno.ECONNREFUSED);
                assertThat(reasonOf(() -> socket.connect(address))).isEqualTo(Errno.ECONNABORTED);
                listener.bind(address);
                listener.listen();
                socket.connect(address);
                return socket.peername();
            })
                    .result();
            assertThat(socket.peername()).isEqualTo(address);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.INET_STREAMS)
    void connectedSocketSaysSoAtTheSecondFurtherConnect(SocketKind kind) throws Exception {
        try (Socket listener = kind.listener(); Socket client = kind.open()) {
            Sockaddr address = listener.sockname();
            client.connect(address);
            client.connect(address);
            assertThat(reasonOf(() -> client.connect(address))).isEqualTo(Errno.EISCONN);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCAL_STREAM", "LOCAL_SEQPACKET", "ABSTRACT_STREAM", "ABSTRACT_SEQPACKET"})
    void connectedLocalSocketIsConnectedAlready(SocketKind kind) throws Exception {
        try (Socket listener = kind.listener(); Socket client = kind.open()) {
            client.connect(listener.sockname());
            assertThat(reasonOf(() -> client.connect(listener.sockname()))).isEqualTo(Errno.EISCONN);
        }
    }

    @Test
    void missingPathIsNoEntryAndMissingAbstractNameIsRefused() throws Exception {
        try (Socket socket = SocketKind.LOCAL_STREAM.open()) {
            assertThat(reasonOf(() -> socket.connect(SockaddrUn.path(FreshNames.path())))).isEqualTo(Errno.ENOENT);
            assertThat(reasonOf(() -> socket.connect(SockaddrUn.abstractName(FreshNames.name()))))
                    .isEqualTo(Errno.ECONNREFUSED);
        }
    }

    @Test
    void pathOfAnotherTypeOfSocketIsOfTheWrongProtocol() throws Exception {
        try (Socket stream = SocketKind.LOCAL_STREAM.open(); Socket dgram = SocketKind.LOCAL_DGRAM.bound()) {
            assertThat(reasonOf(() -> stream.connect(dgram.sockname()))).isEqualTo(Errno.EPROTOTYPE);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCAL_STREAM", "LOCAL_SEQPACKET", "ABSTRACT_STREAM", "ABSTRACT_SEQPACKET"})
    void boundLocalSocketThatDoesNotListenRefuses(SocketKind kind) throws Exception {
        try (Socket bound = kind.bound(); Socket client = kind.open()) {
            assertThat(reasonOf(() -> client.connect(bound.sockname()))).isEqualTo(Errno.ECONNREFUSED);
        }
    }

    @Test
    void streamCannotReachABroadcastAddress() throws Exception {
        try (Socket stream = SocketKind.INET_STREAM.open(); Socket dgram = SocketKind.INET_DGRAM.open()) {
            assertThat(reasonOf(() -> stream.connect(SockaddrIn.broadcast(9)))).isEqualTo(Errno.ENETUNREACH);
            assertThat(reasonOf(() -> dgram.connect(SockaddrIn.broadcast(9)))).isEqualTo(Errno.EACCES);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.DATAGRAMS)
    void datagramSocketConnectsAsOftenAsItLikes(SocketKind kind) throws Exception {
        try (Socket socket = kind.bound(); Socket one = kind.bound(); Socket other = kind.bound()) {
            socket.connect(one.sockname());
            socket.connect(one.sockname());
            socket.connect(other.sockname());
            assertThat(socket.peername()).isEqualTo(other.sockname());
            socket.send(bytes("to the other"));
            assertThat(other.within(ofSeconds(1)).recv()).isEqualTo(bytes("to the other"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.DATAGRAMS)
    void datagramSocketIsDisconnectedByTheUnspecifiedAddress(SocketKind kind) throws Exception {
        try (var pair = kind.pair()) {
            pair.near().connect(Sockaddr.unspec());
            assertThat(reasonOf(pair.near()::peername)).isEqualTo(Errno.ENOTCONN);
            assertThat(pair.near().toString()).doesNotContain(" to ");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCAL_STREAM", "LOCAL_SEQPACKET", "ABSTRACT_STREAM", "ABSTRACT_SEQPACKET"})
    void waitsWhileALocalListenersBacklogIsFull(SocketKind kind) throws Exception {
        for (ThreadKind thread : ThreadKind.values()) {
            try (var full = WaitingCall.CONNECT.on(kind)) {
                assertThat(reasonOf(() -> full.call(full.socket().within(ZERO)))).isEqualTo(Reason.Timeout.TIMEOUT);
                var connecting = Caller.waiting(thread, () -> full.call(full.socket()));
                Thread.sleep(50);
                assertThat(connecting.isDone()).isFalse();
                full.release();
                connecting.result();
                assertThat(full.socket().peername()).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCAL_STREAM", "LOCAL_SEQPACKET", "ABSTRACT_STREAM", "ABSTRACT_SEQPACKET"})
    @SuppressWarnings("try") // to close early is the point
    void isRefusedWhenTheFullListenerCloses(SocketKind kind) throws Exception {
        for (ThreadKind thread : ThreadKind.values()) {
            try (Socket listener = kind.listener(0); Socket first = kind.open(); Socket second = kind.open()) {
                Sockaddr address = listener.sockname();
                first.connect(address);
                var connecting = Caller.waiting(thread, () -> second.connect(address));
                listener.close();
                assertThat(connecting.failure().reason()).isEqualTo(Errno.ECONNREFUSED);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.INET_STREAMS_BY_THREAD)
    void attemptGoesOnInTheSystemAfterATimeOut(SocketKind kind, ThreadKind thread) throws Exception {
        try (var full = WaitingCall.CONNECT.on(kind)) {
            var late = Caller.start(thread, () -> {
                full.call(full.socket().within(ofMillis(50)));
                return null;
            });
            assertThat(late.failure().reason()).isEqualTo(Reason.Timeout.TIMEOUT);
            assertThat(reasonOf(() -> full.call(full.socket()))).isEqualTo(Errno.EALREADY);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.INET_STREAMS_BY_THREAD)
    void waitsWhileAnInetListenersBacklogIsFull(SocketKind kind, ThreadKind thread) throws Exception {
        try (var full = WaitingCall.CONNECT.on(kind)) {
            var connecting = Caller.waiting(thread, () -> full.call(full.socket()));
            full.release();
            connecting.result(); // when TCP repeats its request, a second after the first
            assertThat(full.socket().peername()).isNotNull();
        }
    }

    private static Sockaddr addressOfNobody(SocketKind kind) throws Exception {
        try (Socket socket = kind.bound()) {
            return socket.sockname();
        }
    }
}
