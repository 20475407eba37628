package dev.osock.registry;

import static dev.osock.testing.sockets.Bytes.TOO_MANY;
import static dev.osock.testing.sockets.Failing.failureOf;
import static dev.osock.testing.sockets.Failing.reasonOf;
import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.error.Errno;
import dev.osock.kind.Shutdown;
import dev.osock.message.MsgFlags;
import dev.osock.nowait.OnThread;
import dev.osock.nowait.Party;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the counters of a socket count. Each test makes some traffic and compares all that has been counted.
@Bounded
@OnThread
class CountersTest {

    /// The counters that are not zero.
    private static Map<String, Long> counted(Socket socket) {
        Map<String, Long> counters = new TreeMap<>(socket.info().counters().byOtpName());
        counters.values().removeIf(count -> count == 0);
        return counters;
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void sendsThatAreDoneAtOnce(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.near().send(new byte[5]);
            pair.near().send(ByteBuffer.allocateDirect(7));
            pair.near().nowait().send(new byte[3]);
            assertThat(counted(pair.near()))
                    .isEqualTo(Map.of("write_tries", 3L, "write_pkg", 3L, "write_byte", 15L, "write_pkg_max", 7L));
            assertThat(counted(pair.far())).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void receivesThatAreDoneAtOnce(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            Socket socket = pair.near();
            pair.far().send(new byte[5]);
            assertThat(socket.recv(5)).hasSize(5);
            pair.far().send(new byte[7]);
            assertThat(socket.recvfrom().data()).hasSize(7);
            pair.far().send(new byte[3]);
            assertThat(socket.nowait().recv(ByteBuffer.allocate(10))).isNotNull();
            pair.far().send(new byte[2]);
            assertThat(socket.within(ZERO).recv()).hasSize(2);
            assertThat(counted(socket))
                    .isEqualTo(Map.of("read_tries", 4L, "read_pkg", 4L, "read_byte", 17L, "read_pkg_max", 7L));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void aReceiveThatIsToldToWait(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party(); Party b = new Party()) {
            Socket socket = pair.near();
            SelectInfo info = a.selects(() -> socket.nowait().recv(1));
            assertThat(counted(socket)).isEqualTo(Map.of("read_tries", 1L, "read_waits", 1L));
            b.selects(() -> socket.nowait().recv(1));
            assertThat(counted(socket)).isEqualTo(Map.of("read_tries", 1L, "read_waits", 1L));
            pair.far().send(new byte[1]);
            a.isTold(socket, info);
            a.finishes(() -> socket.nowait().recv(1));
            assertThat(counted(socket))
                    .isEqualTo(Map.of(
                            "read_tries", 2L, "read_waits", 1L, "read_pkg", 1L, "read_byte", 1L, "read_pkg_max", 1L));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void aReceiveThatBlocks(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            Socket socket = pair.near();
            var blocked = Caller.waiting(thread, () -> socket.recv(1));
            assertThat(counted(socket)).isEqualTo(Map.of("read_tries", 1L, "read_waits", 1L));
            pair.far().send(new byte[1]);
            blocked.result();
            assertThat(counted(socket))
                    .isEqualTo(Map.of(
                            "read_tries", 2L, "read_waits", 1L, "read_pkg", 1L, "read_byte", 1L, "read_pkg_max", 1L));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void aReceiveThatFindsNothingInTime(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            failureOf(() -> pair.near().within(ZERO).recv());
            assertThat(counted(pair.near())).isEqualTo(Map.of("read_tries", 1L));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void aReceiveInParts(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party()) {
            Socket socket = pair.near();
            pair.far().send(new byte[3]);
            SelectInfo info = a.beginsTo(() -> socket.nowait().recv(8)).info();
            assertThat(counted(socket)).isEqualTo(Map.of("read_tries", 2L, "read_waits", 1L, "read_byte", 3L));
            pair.far().send(new byte[5]);
            a.isTold(socket, info);
            a.finishes(() -> socket.nowait().recv(5));
            assertThat(counted(socket))
                    .isEqualTo(Map.of(
                            "read_tries", 3L, "read_waits", 1L, "read_pkg", 1L, "read_byte", 8L, "read_pkg_max", 5L));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void aReceiveInPartsThatBlocksIsOnePackage(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.far().send(new byte[3]);
            var blocked = Caller.waiting(thread, () -> pair.near().recv(8));
            pair.far().send(new byte[5]);
            blocked.result();
            assertThat(counted(pair.near()))
                    .containsEntry("read_pkg", 1L)
                    .containsEntry("read_byte", 8L)
                    .containsEntry("read_pkg_max", 8L);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void aPollThatFindsLessThanItWants(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.far().send(new byte[3]);
            pair.near().recv(1, MsgFlags.PEEK);
            assertThat(failureOf(() -> pair.near().within(ZERO).recv(10)).data()).hasSize(3);
            assertThat(counted(pair.near()))
                    .isEqualTo(Map.of("read_tries", 3L, "read_pkg", 1L, "read_byte", 4L, "read_pkg_max", 1L));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void theEndOfTheStreamIsAFailure(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.far().close();
            failureOf(() -> pair.near().recv(1, MsgFlags.PEEK));
            long tries = pair.near().info().counters().byOtpName().get("read_tries");
            assertThat(pair.near().info().counters().byOtpName()).containsEntry("read_fails", 1L);
            failureOf(() -> pair.near().recvfrom());
            assertThat(pair.near().info().counters().byOtpName())
                    .containsEntry("read_fails", 2L)
                    .containsEntry("read_tries", tries + 1)
                    .containsEntry("read_pkg", 0L);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void theBytesOfASendThatIsDoneInPartAreCountedToo(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party()) {
            Socket socket = pair.near();
            long sent = failureOf(() -> socket.within(ZERO).send(new byte[TOO_MANY])).sent();
            assertThat(socket.info().counters().byOtpName())
                    .containsEntry("write_byte", sent)
                    .containsEntry("write_pkg", 0L)
                    .containsEntry("write_waits", 0L)
                    .containsEntry("write_fails", 0L);
            ByteBuffer rest = ByteBuffer.allocate(1 << 20);
            a.does(() -> socket.nowait().send(rest));
            assertThat(socket.info().counters().byOtpName())
                    .containsEntry("write_byte", sent + rest.position())
                    .containsEntry("write_waits", 1L);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void aLargeSendThatBlocksIsOnePackage(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            var blocked = Caller.waiting(thread, () -> pair.near().send(new byte[TOO_MANY]));
            pair.far().recv(TOO_MANY);
            blocked.result();
            assertThat(pair.near().info().counters().byOtpName())
                    .containsEntry("write_pkg", 1L)
                    .containsEntry("write_byte", (long) TOO_MANY)
                    .containsEntry("write_pkg_max", (long) TOO_MANY);
            assertThat(pair.near().info().counters().byOtpName().get("write_waits")).isPositive();
            assertThat(pair.far().info().counters().byOtpName())
                    .containsEntry("read_pkg", 1L)
                    .containsEntry("read_byte", (long) TOO_MANY)
                    .containsEntry("read_pkg_max", (long) TOO_MANY);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void aSendThatFails(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.near().shutdown(Shutdown.WRITE);
            assertThat(reasonOf(() -> pair.near().send(new byte[1]))).isEqualTo(Errno.EPIPE);
            assertThat(counted(pair.near())).isEqualTo(Map.of("write_tries", 1L, "write_fails", 1L));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING_BY_THREAD)
    void accepts(SocketKind kind, ThreadKind thread) throws Exception {
        try (Socket listener = kind.listener(); Party a = new Party()) {
            Sockaddr address = listener.sockname();
            try (Socket one = kind.open(); Socket two = kind.open()) {
                SelectInfo info = a.selects(() -> listener.nowait().accept());
                assertThat(counted(listener)).isEqualTo(Map.of("acc_tries", 1L, "acc_waits", 1L));
                a.selects(() -> listener.nowait().accept());
                assertThat(counted(listener)).isEqualTo(Map.of("acc_tries", 2L, "acc_waits", 2L));
                one.connect(address);
                assertThat(a.next().socket()).isSameAs(listener);
                a.finishes(() -> listener.nowait().accept()).close();
                two.connect(address);
                listener.accept().close();
                assertThat(counted(listener)).isEqualTo(Map.of("acc_tries", 4L, "acc_waits", 2L, "acc_success", 2L));
                assertThat(info).isNotNull();
            }
            listener.shutdown(Shutdown.READ);
            failureOf(listener::accept);
            assertThat(counted(listener))
                    .isEqualTo(Map.of("acc_tries", 5L, "acc_waits", 2L, "acc_success", 2L, "acc_fails", 1L));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING_BY_THREAD)
    void connectsAreNotCounted(SocketKind kind, ThreadKind thread) throws Exception {
        try (Socket listener = kind.listener(); Socket client = kind.open()) {
            client.connect(listener.sockname());
            assertThat(counted(client)).isEmpty();
        }
    }
}
