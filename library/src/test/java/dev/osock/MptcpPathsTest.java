package dev.osock;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.random;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.address.InAddr;
import dev.osock.address.SockaddrIn;
import dev.osock.error.Reason;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Shutdown;
import dev.osock.kind.Type;
import dev.osock.option.MptcpInfo;
import dev.osock.option.MptcpOptions;
import dev.osock.option.MptcpSubflows;
import dev.osock.option.SocketOptions;
import dev.osock.option.TcpInfo;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.ThreadKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Multipath TCP over two paths, one of which is cut.
@Requires({Need.MPTCP, Need.NETNS})
@Timeout(120)
class MptcpPathsTest {

    private static final Duration PATIENCE = Patience.seconds(40);
    private static final int MUCH = 8 << 20;

    /// So little is on its way that much is still to be sent when a path is cut.
    private static final int BUFFER = 1 << 18;

    private static Socket open(Protocol protocol, OpenOptions where) throws Exception {
        return Socket.open(Domain.INET, Type.STREAM, protocol, where);
    }

    private static Socket listener(TwoPaths paths) throws Exception {
        Socket listener = open(Protocol.MPTCP, paths.in("server"));
        listener.bind(SockaddrIn.any(0));
        listener.setopt(SocketOptions.RCVBUF, BUFFER);
        listener.listen();
        return listener;
    }

    private static Pair pair(TwoPaths paths, Socket listener) throws Exception {
        int port = ((SockaddrIn) listener.sockname()).port();
        Socket near = open(Protocol.MPTCP, paths.in("client"));
        near.setopt(SocketOptions.SNDBUF, BUFFER);
        near.within(PATIENCE).connect(SockaddrIn.of("10.77.1.2", port));
        return new Pair(near, listener.within(PATIENCE).accept());
    }

    /// Has both sides know of the second path, and waits until it is there.
    private static void awaitSecondPath(TwoPaths paths, Pair pair) throws Exception {
        pair.near().send(bytes("?"));
        pair.far().within(PATIENCE).recv(1);
        pair.far().send(bytes("!"));
        pair.near().within(PATIENCE).recv(1);
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (subflows(paths, pair.near()) < 2) {
            if (System.nanoTime() > giveUp) {
                throw new AssertionError("there is no second path:\n" + paths.counters());
            }
            Thread.sleep(10);
        }
    }

    /// Counts the connections of TCP; a kernel before 5.16 tells by what has been sent on the second cable only.
    private static long subflows(TwoPaths paths, Socket socket) throws Exception {
        if (!Platform.isSupported(MptcpOptions.INFO)) {
            return paths.sent(2) > 300 ? 2 : 1; // beyond what a new interface says by itself
        }
        return 1 + socket.getopt(MptcpOptions.INFO).value("subflows").orElseThrow();
    }

    @Test
    void oneConnectionHasTwoPaths() throws Exception {
        try (TwoPaths paths = new TwoPaths();
                Socket listener = listener(paths); // has to stay for the second path
                Pair pair = pair(paths, listener)) {
            awaitSecondPath(paths, pair);
            byte[] data = random(MUCH);
            long[] before = {paths.sent(1), paths.sent(2)};
            Caller<Integer> sending = Caller.start(ThreadKind.VIRTUAL, () -> pair.near().send(data));
            assertThat(Arrays.equals(pair.far().within(PATIENCE).recv(data.length), data)).isTrue();
            sending.result();
            long first = paths.sent(1) - before[0];
            long second = paths.sent(2) - before[1];
            assertThat(first + second).isGreaterThan(MUCH);
            assertThat(first).isGreaterThan(100_000);
            assertThat(second).isGreaterThan(100_000);
            if (Platform.isSupported(MptcpOptions.INFO)) {
                assertToldOfTwo(pair, MUCH + 1);
            }
        }
    }

    private static void assertToldOfTwo(Pair pair, long sent) throws Exception {
        MptcpInfo info = pair.near().getopt(MptcpOptions.INFO);
        assertThat(info.value("subflows")).hasValue(1); // beside the first
        assertThat(info.value("bytes_sent").orElse(sent)).isEqualTo(sent);
        List<TcpInfo> each = pair.near().getopt(MptcpOptions.TCPINFO).subflows();
        assertThat(each).hasSize(2).allSatisfy(one -> assertThat(one.bytesSent()).isGreaterThan(100_000));
        List<MptcpSubflows.Ends> ends = pair.near().getopt(MptcpOptions.SUBFLOW_ADDRS).subflows();
        assertThat(ends).extracting(MptcpSubflows.Ends::remote).containsOnly(pair.near().peername());
        assertThat(ends)
                .extracting(end -> ((SockaddrIn) end.local()).addr())
                .containsExactlyInAnyOrder(InAddr.of(10, 77, 1, 1), InAddr.of(10, 77, 2, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aTransferIsWholeThoughAPathIsCut(int path) throws Exception {
        try (TwoPaths paths = new TwoPaths();
                Socket listener = listener(paths); // has to stay for the second path
                Pair pair = pair(paths, listener)) {
            awaitSecondPath(paths, pair);
            byte[] data = random(MUCH);
            Caller<Integer> sending = Caller.start(ThreadKind.PLATFORM, () -> {
                int sent = pair.near().send(data);
                pair.near().shutdown(Shutdown.WRITE);
                return sent;
            });
            byte[] begin = pair.far().within(PATIENCE).recv(MUCH / 8);
            paths.cut(path);
            long before = paths.sent(3 - path);
            byte[] rest = pair.far().within(PATIENCE).recv(MUCH - begin.length);
            assertThat(Arrays.equals(begin, 0, begin.length, data, 0, begin.length)).isTrue();
            assertThat(Arrays.equals(rest, 0, rest.length, data, begin.length, MUCH)).isTrue();
            assertThat(sending.result()).isEqualTo(MUCH);
            assertThat(paths.sent(3 - path) - before).isGreaterThan(MUCH / 4); // by the other one
            assertThat(Failing.reasonOf(() -> pair.far().within(PATIENCE).recv(1)))
                    .isEqualTo(Reason.Closed.BY_PEER);
            pair.far().send(bytes("thanks"));
            assertThat(pair.near().within(PATIENCE).recv(6)).isEqualTo(bytes("thanks"));
        }
    }
}
