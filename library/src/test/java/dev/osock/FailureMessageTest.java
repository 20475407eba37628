package dev.osock;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Failing.failureOf;
import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrUn;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.option.TcpOptions;
import dev.osock.testing.sockets.Action;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.FreshNames;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import dev.osock.testing.sockets.WaitingCall;
import org.junit.jupiter.api.Test;

@Bounded
class FailureMessageTest {

    @Test
    void namesTheCallTheKindThePeerAndTheErrno() throws Exception {
        Sockaddr nobody;
        try (Socket closed = SocketKind.INET_STREAM.bound()) {
            nobody = closed.sockname();
        }
        try (Socket socket = SocketKind.INET_STREAM.open()) {
            assertThat(message(() -> socket.connect(nobody)))
                    .isEqualTo("connect inet/stream/tcp to " + nobody + ": ECONNREFUSED (Connection refused)");
        }
    }

    @Test
    void namesWhatCouldNotBeOpened() {
        assertThat(message(() -> Socket.open(Domain.INET, Type.STREAM, Protocol.UDP)))
                .isEqualTo("open inet/stream/udp: EPROTONOSUPPORT (Protocol not supported)");
        assertThat(message(() -> Socket.open(Domain.of(250), Type.of(77), Protocol.DEFAULT)))
                .startsWith("open 250/77: E");
    }

    @Test
    void namesTheAddressThatCouldNotBeBound() throws Exception {
        try (Socket first = SocketKind.INET6_DGRAM.bound(); Socket second = SocketKind.INET6_DGRAM.open()) {
            Sockaddr taken = first.sockname();
            assertThat(message(() -> second.bind(taken)))
                    .isEqualTo("bind inet6/dgram/udp to " + taken + ": EADDRINUSE (Address already in use)");
        }
    }

    @Test
    void namesTheLocalPath() throws Exception {
        SockaddrUn missing = SockaddrUn.path(FreshNames.path());
        try (Socket stream = SocketKind.LOCAL_STREAM.open(); Socket dgram = SocketKind.LOCAL_DGRAM.open()) {
            assertThat(message(() -> stream.connect(missing)))
                    .isEqualTo("connect local/stream to " + missing + ": ENOENT (No such file or directory)");
            assertThat(message(() -> dgram.sendto(bytes("x"), missing)))
                    .isEqualTo("sendto local/dgram to " + missing + ": ENOENT (No such file or directory)");
        }
    }

    @Test
    void namesACallThatHasNoPeer() throws Exception {
        try (Socket socket = SocketKind.INET_DGRAM.open()) {
            assertThat(message(socket::listen))
                    .isEqualTo("listen inet/dgram/udp: EOPNOTSUPP (Operation not supported)");
            assertThat(message(socket::peername))
                    .isEqualTo("peername inet/dgram/udp: ENOTCONN (Transport endpoint is not connected)");
            assertThat(message(() -> socket.send(bytes("x"))))
                    .isEqualTo("send inet/dgram/udp: EDESTADDRREQ (Destination address required)");
        }
    }

    @Test
    void namesTheListenersAddress() throws Exception {
        try (Socket listener = SocketKind.INET_STREAM.listener()) {
            assertThat(message(() -> listener.within(ZERO).accept()))
                    .isEqualTo("accept inet/stream/tcp on " + listener.sockname() + ": timeout");
        }
    }

    @Test
    void namesTheOption() throws Exception {
        try (Socket socket = SocketKind.INET_DGRAM.open()) {
            assertThat(message(() -> socket.setopt(TcpOptions.NODELAY, true)))
                    .contains("setopt tcp nodelay (TCP_NODELAY)", "inet/dgram/udp", "true",
                            "ENOPROTOOPT (Protocol not available)");
        }
    }

    @Test
    void tellsATimeOutTheEndOfTheStreamAndAClosedSocketApart() throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            Sockaddr peer = pair.near().peername();
            assertThat(message(() -> pair.near().within(ZERO).recv()))
                    .isEqualTo("recv inet/stream/tcp from " + peer + ": timeout");
            pair.endOfFar();
            assertThat(message(pair.near()::recvfrom))
                    .startsWith("recvfrom inet/stream/tcp from " + peer + ": closed")
                    .contains("peer");
            pair.near().close();
            assertThat(message(() -> pair.near().send(bytes("x"))))
                    .startsWith("send inet/stream/tcp to " + peer + ": closed")
                    .contains("this side");
        }
    }

    @Test
    void acceptedSocketNamesItsPeerToo() throws Exception {
        try (Pair pair = SocketKind.INET6_STREAM.pair()) {
            assertThat(message(() -> pair.far().within(ZERO).recv()))
                    .isEqualTo("recv inet6/stream/tcp from " + pair.near().sockname() + ": timeout");
            assertThat(pair.far().toString()).startsWith("inet6/stream/tcp to " + pair.near().sockname() + " (fd ");
        }
    }

    @Test
    void saysThatTheThreadWasInterrupted() throws Exception {
        try (Pair pair = SocketKind.LOCAL_SEQPACKET.pair()) {
            var waiting = Caller.waiting(ThreadKind.VIRTUAL, () -> pair.near().recv());
            waiting.interrupt();
            assertThat(waiting.failure())
                    .hasMessage("recv local/seqpacket from " + pair.near().peername() + ": interrupted while waiting");
        }
    }

    @Test
    void saysWhyACallIsInvalidOrTooMany() throws Exception {
        try (var full = WaitingCall.CONNECT.on(SocketKind.ABSTRACT_STREAM)) {
            var connecting = Caller.waiting(ThreadKind.PLATFORM, () -> full.call(full.socket()));
            assertThat(message(() -> full.socket().send(bytes("x")))).startsWith("send local/stream: ")
                    .contains("in progress");
            assertThat(message(() -> full.call(full.socket())))
                    .startsWith("connect local/stream to unix:@")
                    .contains("another caller is connecting");
            assertThat(connecting.isDone()).isFalse();
        }
    }

    private static String message(Action call) {
        return failureOf(call).getMessage();
    }
}
