package dev.osock;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.random;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.StrippingPath.Stripped;
import dev.osock.address.SockaddrIn;
import dev.osock.error.Errno;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.option.MptcpOptions;
import dev.osock.option.TcpOptions;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.ThreadKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is told of a socket of Multipath TCP whose connection is TCP after all: the peer has no other, or a device on
/// the way takes the options out.
@Requires(Need.MPTCP)
@Timeout(120)
class MptcpFallbackTest {

    private static final Duration PATIENCE = Patience.seconds(20);

    /// More than one train of segments.
    private static final int MUCH = 1 << 18;

    private static Socket open(Protocol protocol, OpenOptions where) throws Exception {
        return Socket.open(Domain.INET, Type.STREAM, protocol, where);
    }

    @Test
    void aServerOfPlainTcpIsTold() throws Exception {
        try (Socket listener = open(Protocol.TCP, OpenOptions.DEFAULT);
                Socket near = open(Protocol.MPTCP, OpenOptions.DEFAULT)) {
            listener.bind(SockaddrIn.loopback(0));
            listener.listen();
            near.connect(listener.sockname());
            try (Socket far = listener.accept()) {
                near.send(bytes("hello"));
                assertThat(far.within(PATIENCE).recv(5)).isEqualTo(bytes("hello"));
                assertFallenBack(near);
                assertThat(near.getopt(TcpOptions.INFO).bytesSent()).isEqualTo(5);
            }
        }
    }

    @Test
    void aClientOfPlainTcpIsTold() throws Exception {
        try (Socket listener = open(Protocol.MPTCP, OpenOptions.DEFAULT);
                Socket near = open(Protocol.TCP, OpenOptions.DEFAULT)) {
            listener.bind(SockaddrIn.loopback(0));
            listener.listen();
            near.connect(listener.sockname());
            try (Socket far = listener.accept()) {
                near.send(bytes("hello"));
                assertThat(far.within(PATIENCE).recv(5)).isEqualTo(bytes("hello"));
                assertFallenBack(far);
            }
        }
    }

    private static Socket listener(StrippingPath path) throws Exception {
        Socket listener = open(Protocol.MPTCP, path.in("server"));
        listener.bind(SockaddrIn.any(0));
        listener.listen();
        return listener;
    }

    private static Pair pair(StrippingPath path, Socket listener) throws Exception {
        int port = ((SockaddrIn) listener.sockname()).port();
        Socket near = open(Protocol.MPTCP, path.in("client"));
        near.within(PATIENCE).connect(SockaddrIn.of(StrippingPath.SERVER, port));
        return new Pair(near, listener.within(PATIENCE).accept());
    }

    /// Sends much there and back.
    private static void assertCarriesBytes(Pair pair) throws Exception {
        byte[] data = random(MUCH);
        Caller<Integer> back = Caller.start(
                ThreadKind.VIRTUAL,
                () -> pair.far().within(PATIENCE).send(pair.far().within(PATIENCE).recv(MUCH)));
        pair.near().within(PATIENCE).send(data);
        assertThat(pair.near().within(PATIENCE).recv(MUCH)).isEqualTo(data);
        assertThat(back.result()).isEqualTo(MUCH);
    }

    @Requires(Need.NETNS)
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
    void aPathThatTakesTheOptionsOutIsTold(Stripped what) throws Exception {
        try (var path = new StrippingPath(what); Socket listener = listener(path); Pair pair = pair(path, listener)) {
            assertCarriesBytes(pair);
            assertThat(path.stripped()).isPositive();
            assertFallenBack(pair.near());
            assertFallenBack(pair.far());
        }
    }

    @Requires(Need.NETNS)
    @Test
    void aPathThatLeavesThemIsToldToo() throws Exception {
        try (var path = new StrippingPath(Stripped.NOTHING);
                Socket listener = listener(path);
                Pair pair = pair(path, listener)) {
            assertCarriesBytes(pair);
            assertThat(path.stripped()).isZero();
            for (Socket each : List.of(pair.near(), pair.far())) {
                if (Platform.isSupported(MptcpOptions.INFO)) {
                    assertThat(each.getopt(MptcpOptions.INFO).value("subflows")).hasValue(0); // beside the first
                }
                if (Platform.isSupported(TcpOptions.IS_MPTCP)) {
                    assertThat(each.getopt(TcpOptions.IS_MPTCP)).isTrue();
                }
            }
        }
    }

    private static void assertFallenBack(Socket socket) throws Exception {
        for (var option : List.of(MptcpOptions.INFO, MptcpOptions.SUBFLOW_ADDRS, MptcpOptions.TCPINFO)) {
            assertThat(Failing.reasonOf(() -> socket.getopt(option)))
                    .as(option.toString())
                    .isIn(Errno.EOPNOTSUPP, Errno.ENOPROTOOPT);
        }
        if (Platform.isSupported(TcpOptions.IS_MPTCP)) {
            assertThat(socket.getopt(TcpOptions.IS_MPTCP)).isFalse();
        }
    }
}
