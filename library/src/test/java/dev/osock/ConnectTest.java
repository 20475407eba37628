package dev.osock;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Failing.reasonOf;
import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.address.In6Addr;
import dev.osock.address.InAddr;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.address.SockaddrUn;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.option.SocketOptions;
import dev.osock.testing.Patience;
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
            assertThat(other.within(Patience.seconds(1)).recv()).isEqualTo(bytes("to the other"));
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
    @EnumSource(names = {"INET_DGRAM", "INET6_DGRAM"})
    void datagramSocketThatIsDisconnectedKeepsItsPort(SocketKind kind) throws Exception {
        Sockaddr any = kind == SocketKind.INET_DGRAM ? SockaddrIn.any(0) : SockaddrIn6.any(0);
        for (Sockaddr bound : new Sockaddr[] {Sockaddr.unspec(), any, kind.freshAddress()}) {
            try (Socket socket = kind.open(); Socket peer = kind.bound(); Socket stranger = kind.bound()) {
                if (bound.family().equals(kind.domain())) {
                    socket.bind(bound);
                }
                Sockaddr before = socket.sockname();
                socket.connect(peer.sockname());
                Sockaddr connected = socket.sockname();
                peer.sendto(bytes("before"), connected);
                for (int i = 0; i < 2; i++) {
                    socket.connect(Sockaddr.unspec());
                    assertThat(port(socket.sockname())).isEqualTo(port(connected));
                    assertThat(host(socket.sockname())).isEqualTo(host(before));
                    socket.connect(peer.sockname());
                }
                socket.connect(Sockaddr.unspec());
                stranger.sendto(bytes("after"), connected);
                assertThat(socket.within(Patience.seconds(1)).recv()).isEqualTo(bytes("before"));
                assertThat(socket.within(Patience.seconds(1)).recv()).isEqualTo(bytes("after"));
            }
        }
    }

    @Test
    void datagramSocketOfBothFamiliesThatIsDisconnectedIsBoundAsBefore() throws Exception {
        try (Socket socket = SocketKind.INET6_DGRAM.open();
                Socket peer = SocketKind.INET_DGRAM.bound();
                Socket stranger = SocketKind.INET_DGRAM.bound()) {
            socket.bind(SockaddrIn6.any(0));
            int port = port(socket.sockname());
            socket.connect(new SockaddrIn6(In6Addr.v4Mapped(InAddr.LOOPBACK), port(peer.sockname())));
            socket.connect(Sockaddr.unspec());
            assertThat(socket.sockname()).isEqualTo(SockaddrIn6.any(port));
            stranger.sendto(bytes("hello"), SockaddrIn.loopback(port));
            assertThat(socket.within(Patience.seconds(1)).recv()).isEqualTo(bytes("hello"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"INET_DGRAM", "INET6_DGRAM"})
    void datagramSocketThatIsDisconnectedKeepsItsDevice(SocketKind kind) throws Exception {
        try (Socket socket = kind.open(); Socket peer = kind.bound()) {
            socket.setopt(SocketOptions.BINDTODEVICE, "lo");
            socket.bind(kind.freshAddress());
            socket.connect(peer.sockname());
            socket.connect(Sockaddr.unspec());
            assertThat(socket.getopt(SocketOptions.BINDTODEVICE)).isEqualTo("lo");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCAL_STREAM", "LOCAL_SEQPACKET", "ABSTRACT_STREAM", "ABSTRACT_SEQPACKET"})
    void socketThatCannotBeDisconnectedKeepsItsPeer(SocketKind kind) throws Exception {
        try (var pair = kind.pair()) {
            assertThat(reasonOf(() -> pair.near().connect(Sockaddr.unspec()))).isEqualTo(Errno.EINVAL);
            assertThat(pair.near()).asString().contains(pair.near().peername().toString());
        }
    }

    private static int port(Sockaddr address) {
        return address instanceof SockaddrIn in ? in.port() : ((SockaddrIn6) address).port();
    }

    private static Object host(Sockaddr address) {
        return address instanceof SockaddrIn in ? in.addr() : ((SockaddrIn6) address).addr();
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
    void waitsWhileAnInetListenersBacklogIsFull(SocketKind kind, ThreadKind thread) throws Exception {
        try (var full = WaitingCall.CONNECT.on(kind)) {
            var connecting = Caller.waiting(thread, () -> full.call(full.socket()));
            full.release();
            connecting.result(); // when TCP repeats its request, a second after the first
            assertThat(full.socket().peername()).isNotNull();
        }
    }
}
