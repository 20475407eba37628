package dev.osock;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.random;
import static dev.osock.testing.sockets.Failing.failureOf;
import static dev.osock.testing.sockets.Failing.reasonOf;
import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.address.SockaddrUn;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.kind.Shutdown;
import dev.osock.message.MsgFlags;
import dev.osock.message.Received;
import dev.osock.option.SocketOptions;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.FreshNames;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Bounded
class SendTest {

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS)
    void emptySendOnAStreamSendsNothing(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            assertThat(pair.near().send(new byte[0])).isZero();
            assertThat(reasonOf(() -> pair.far().within(ZERO).recv())).isEqualTo(Reason.Timeout.TIMEOUT);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.MESSAGES)
    void emptyMessageArrives(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            assertThat(pair.near().send(new byte[0])).isZero();
            assertThat(pair.far().recv()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.DATAGRAMS)
    void datagramGoesToItsDestination(SocketKind kind) throws Exception {
        try (Socket from = kind.bound(); Socket to = kind.bound()) {
            assertThat(from.sendto(bytes("hello"), to.sockname())).isEqualTo(5);
            assertThat(to.recvfrom()).isEqualTo(new Received(from.sockname(), bytes("hello")));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.DATAGRAMS)
    void destinationOverridesTheConnectedPeer(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair(); Socket other = kind.bound()) {
            pair.near().sendto(bytes("hello"), other.sockname());
            assertThat(other.recv()).isEqualTo(bytes("hello"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.INET_STREAMS)
    void destinationIsIgnoredOnAConnectedInetStream(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.near().sendto(bytes("hello"), kind.freshAddress());
            assertThat(pair.far().recv(5)).isEqualTo(bytes("hello"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void socketWithoutAPeerCannotSend(SocketKind kind) throws Exception {
        Errno expected =
                switch (kind) {
                    case INET_STREAM, INET6_STREAM -> Errno.EPIPE;
                    case INET_DGRAM, INET6_DGRAM -> Errno.EDESTADDRREQ;
                    default -> Errno.ENOTCONN;
                };
        try (Socket socket = kind.open()) {
            assertThat(reasonOf(() -> socket.send(bytes("x")))).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING)
    void sendAfterShutdownIsABrokenPipe(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.near().shutdown(Shutdown.WRITE);
            assertThat(reasonOf(() -> pair.near().send(bytes("x")))).isEqualTo(Errno.EPIPE);
            assertThat(reasonOf(() -> pair.near().send(bytes("x")))).isEqualTo(Errno.EPIPE);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCAL_STREAM", "ABSTRACT_STREAM", "LOCAL_SEQPACKET", "ABSTRACT_SEQPACKET"})
    void sendToAPeerThatIsGoneIsABrokenPipe(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.far().close();
            assertThat(reasonOf(() -> pair.near().send(bytes("x")))).isEqualTo(Errno.EPIPE);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.INET_STREAMS)
    void sendAfterAResetIsABrokenPipe(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.resetByFar();
            assertThat(reasonOf(pair.near()::recv)).isEqualTo(Errno.ECONNRESET);
            assertThat(reasonOf(() -> pair.near().send(bytes("x")))).isEqualTo(Errno.EPIPE);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"INET_DGRAM", "INET6_DGRAM"})
    void datagramMayBeAsLongAsUdpAllows(SocketKind kind) throws Exception {
        int most = kind == SocketKind.INET_DGRAM ? 65_507 : 65_527;
        try (Pair pair = kind.pair()) {
            assertThat(pair.near().send(new byte[most])).isEqualTo(most);
            assertThat(pair.far().recv(100_000)).hasSize(most);
            var failure = failureOf(() -> pair.near().send(new byte[most + 1]));
            assertThat(failure.reason()).isEqualTo(Errno.EMSGSIZE);
            assertThat(failure.sent()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCAL_DGRAM", "ABSTRACT_DGRAM", "LOCAL_SEQPACKET", "ABSTRACT_SEQPACKET"})
    void messageLargerThanTheSendBufferIsTooLong(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.near().setopt(SocketOptions.SNDBUF, 8192);
            assertThat(reasonOf(() -> pair.near().send(new byte[1 << 20]))).isEqualTo(Errno.EMSGSIZE);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.DATAGRAMS)
    void longMessageArrivesWhole(SocketKind kind) throws Exception {
        byte[] data = random(60_000);
        try (Pair pair = kind.pair()) {
            pair.near().send(data);
            assertThat(pair.far().recv(data.length + 1)).isEqualTo(data);
        }
    }

    @Test
    void destinationMustBeOfTheSocketsFamily() throws Exception {
        try (Socket four = SocketKind.INET_DGRAM.open(); Socket six = SocketKind.INET6_DGRAM.open()) {
            assertThat(reasonOf(() -> four.sendto(bytes("x"), SockaddrIn6.loopback(9)))).isEqualTo(Errno.EAFNOSUPPORT);
            assertThat(reasonOf(() -> six.sendto(bytes("x"), SockaddrUn.path("/nowhere")))).isEqualTo(Errno.EINVAL);
        }
    }

    @Test
    void broadcastNeedsTheOption() throws Exception {
        try (Socket socket = SocketKind.INET_DGRAM.open()) {
            assertThat(reasonOf(() -> socket.sendto(bytes("x"), SockaddrIn.broadcast(9)))).isEqualTo(Errno.EACCES);
        }
    }

    @Test
    void localDatagramNeedsAReceiver() throws Exception {
        try (Socket socket = SocketKind.LOCAL_DGRAM.open(); Socket stream = SocketKind.LOCAL_STREAM.bound()) {
            assertThat(reasonOf(() -> socket.sendto(bytes("x"), SockaddrUn.path(FreshNames.path()))))
                    .isEqualTo(Errno.ENOENT);
            assertThat(reasonOf(() -> socket.sendto(bytes("x"), SockaddrUn.abstractName(FreshNames.name()))))
                    .isEqualTo(Errno.ECONNREFUSED);
            assertThat(reasonOf(() -> socket.sendto(bytes("x"), stream.sockname()))).isEqualTo(Errno.EPROTOTYPE);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"INET_DGRAM", "INET6_DGRAM"})
    void refusalOfADatagramIsToldToTheNextCall(SocketKind kind) throws Exception {
        try (Socket socket = kind.open()) {
            Sockaddr nobody;
            try (Socket closed = kind.bound()) {
                nobody = closed.sockname();
            }
            socket.connect(nobody);
            socket.send(bytes("x"));
            assertThat(reasonOf(socket::recv)).isEqualTo(Errno.ECONNREFUSED);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"INET_DGRAM", "INET6_DGRAM"})
    void flagMoreJoinsDatagrams(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.near().send(bytes("ab"), MsgFlags.MORE);
            assertThat(reasonOf(() -> pair.far().within(ZERO).recv())).isEqualTo(Reason.Timeout.TIMEOUT);
            pair.near().send(bytes("cd"));
            assertThat(pair.far().recv()).isEqualTo(bytes("abcd"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.INET_STREAMS)
    void flagMoreHoldsTheBytesOfAStreamBack(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.near().send(bytes("ab"), MsgFlags.MORE);
            pair.near().send(bytes("cd"));
            assertThat(pair.far().recv()).isEqualTo(bytes("abcd"));
        }
    }
}
