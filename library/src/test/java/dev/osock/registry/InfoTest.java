package dev.osock.registry;

import static dev.osock.testing.sockets.Failing.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Mailbox;
import dev.osock.OpenOptions;
import dev.osock.OpenOptions.Descriptor;
import dev.osock.OtpOptions;
import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.SocketInfo;
import dev.osock.Sockets;
import dev.osock.address.Sockaddr;
import dev.osock.kind.Origin;
import dev.osock.kind.Protocol;
import dev.osock.kind.ReadState;
import dev.osock.kind.Shutdown;
import dev.osock.kind.SocketCounters;
import dev.osock.kind.WriteState;
import dev.osock.nowait.OnThread;
import dev.osock.nowait.Party;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What is known about one socket, and about all. (Its counters are in [CountersTest].)
@Bounded
@OnThread
@ExtendWith(CleanRegistry.class)
class InfoTest {

    private static final List<String> COUNTERS = List.of(
            "read_tries", "read_fails", "read_waits", "read_pkg", "read_byte", "read_pkg_max",
            "write_tries", "write_fails", "write_waits", "write_pkg", "write_byte", "write_pkg_max",
            "acc_tries", "acc_fails", "acc_waits", "acc_success");

    @ParameterizedTest
    @EnumSource
    void aFreshSocketHasItsKindItsOwnerAndNothingElse(SocketKind kind) throws Exception {
        try (Socket socket = kind.open()) {
            SocketInfo info = socket.info();
            assertThat(info.domain()).isEqualTo(kind.domain());
            assertThat(info.type()).isEqualTo(kind.type());
            assertThat(info.protocol())
                    .isEqualTo(kind.isLocal() ? Protocol.DEFAULT : kind.isStream() ? Protocol.TCP : Protocol.UDP);
            assertThat(info.owner()).contains(Mailbox.self());
            assertThat(info.origin()).isEqualTo(Origin.OPENED);
            assertThat(info.readStates()).isEmpty();
            assertThat(info.writeStates()).isEmpty();
            assertThat(info.counters().byOtpName()).containsOnlyKeys(COUNTERS);
            assertThat(info.counters()).isEqualTo(SocketCounters.of(Map.of()));
            assertThat(info.numReaders()).isZero();
            assertThat(info.numWriters()).isZero();
            assertThat(info.numAcceptors()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aClosedSocketStillTellsButHasNoOwner(SocketKind kind) throws Exception {
        Socket socket = kind.bound();
        SocketInfo open = socket.info();
        socket.close();
        SocketInfo closed = socket.info();
        assertThat(closed.owner()).isEmpty();
        assertThat(closed.readStates()).containsExactly(ReadState.BOUND, ReadState.CLOSING, ReadState.CLOSED);
        assertThat(closed.writeStates()).containsExactly(WriteState.CLOSING, WriteState.CLOSED);
        assertThat(closed.domain()).isEqualTo(open.domain());
        assertThat(closed.counters()).isEqualTo(open.counters());
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void theDescriptorsOriginIsTold(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            int fd = pair.near().getopt(OtpOptions.FD);
            try (Socket duplicate = Socket.open(fd);
                    Socket shared = Socket.open(fd, OpenOptions.DEFAULT.withDescriptor(Descriptor.SHARE))) {
                assertThat(duplicate.info().origin()).isEqualTo(Origin.DUPLICATED);
                assertThat(shared.info().origin()).isEqualTo(Origin.BORROWED);
                assertThat(duplicate.info().writeStates()).containsExactly(WriteState.CONNECTED);
                assertThat(shared.info().protocol()).isEqualTo(pair.near().protocol());
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void boundComesWithBind(SocketKind kind) throws Exception {
        try (Socket socket = kind.open()) {
            Sockaddr foreign = (kind.isLocal() ? SocketKind.INET_DGRAM : SocketKind.LOCAL_DGRAM).freshAddress();
            assertThat(reasonOf(() -> socket.bind(foreign))).isNotNull();
            assertThat(socket.info().readStates()).isEmpty();
            socket.bind(kind.freshAddress());
            assertThat(socket.info().readStates()).containsExactly(ReadState.BOUND);
            assertThat(socket.info().writeStates()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING_BY_THREAD)
    void listeningComesWithListenAndStays(SocketKind kind, ThreadKind thread) throws Exception {
        try (Socket listener = kind.listener()) {
            assertThat(listener.info().readStates()).containsExactly(ReadState.BOUND, ReadState.LISTENING);
            listener.shutdown(Shutdown.READ);
            assertThat(listener.info().readStates()).contains(ReadState.BOUND, ReadState.LISTENING);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING_BY_THREAD)
    void acceptingLastsAsLongAsSomebodyAccepts(SocketKind kind, ThreadKind thread) throws Exception {
        try (Socket listener = kind.listener();
                Socket client = kind.open();
                Party a = new Party();
                Party b = new Party()) {
            SelectInfo cancelled = a.selects(() -> listener.nowait().accept());
            assertThat(listener.info().readStates()).containsExactly(ReadState.BOUND, ReadState.LISTENING,
                    ReadState.ACCEPTING, ReadState.SELECTED);
            assertThat(listener.info().numAcceptors()).isOne();
            a.runs(() -> listener.cancel(cancelled));
            assertThat(listener.info().readStates()).containsExactly(ReadState.BOUND, ReadState.LISTENING,
                    ReadState.SELECTED);

            SelectInfo info = a.selects(() -> listener.nowait().accept());
            b.selects(() -> listener.nowait().accept());
            var blocked = Caller.waiting(thread, () -> listener.accept());
            assertThat(listener.info().numAcceptors()).isEqualTo(3);
            b.close();
            client.connect(listener.sockname());
            a.isTold(listener, info);
            a.finishes(() -> listener.nowait().accept()).close();
            assertThat(listener.info().readStates()).contains(ReadState.ACCEPTING);
            assertThat(listener.info().numAcceptors()).isOne();
            try (Socket other = kind.open()) {
                other.connect(listener.sockname());
                blocked.result().close();
            }
            assertThat(listener.info().readStates()).containsExactly(ReadState.BOUND, ReadState.LISTENING,
                    ReadState.SELECTED);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING)
    void acceptingEndsWithAFailureToo(SocketKind kind) throws Exception {
        try (Socket listener = kind.listener(); Party a = new Party()) {
            a.selects(() -> listener.nowait().accept());
            listener.shutdown(Shutdown.READ);
            a.fails(() -> listener.nowait().accept());
            assertThat(listener.info().readStates()).doesNotContain(ReadState.ACCEPTING);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING)
    void connectedIsOnBothEndsOfAConnectionAndNotOnTheListener(SocketKind kind) throws Exception {
        try (Socket listener = kind.listener(); Socket client = kind.open()) {
            client.connect(listener.sockname());
            try (Socket accepted = listener.accept()) {
                assertThat(client.info().writeStates()).contains(WriteState.CONNECTED)
                        .doesNotContain(WriteState.CONNECTING);
                assertThat(accepted.info().writeStates()).containsExactly(WriteState.CONNECTED);
                assertThat(accepted.info().readStates()).isEmpty();
                assertThat(listener.info().writeStates()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.INET_STREAMS)
    void connectingLastsUntilTheEndIsAskedFor(SocketKind kind) throws Exception {
        try (Socket listener = kind.listener(); Socket client = kind.open(); Party a = new Party()) {
            SelectInfo info = a.selects(() -> client.nowait().connect(listener.sockname()));
            assertThat(client.info().writeStates()).containsExactly(WriteState.CONNECTING, WriteState.SELECTED);
            assertThat(client.info().numWriters()).isZero();
            a.isTold(client, info);
            assertThat(client.info().writeStates()).containsExactly(WriteState.CONNECTING, WriteState.SELECTED);
            a.runs(client::connect);
            assertThat(client.info().writeStates()).containsExactly(WriteState.CONNECTED, WriteState.SELECTED);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.DATAGRAMS)
    void connectedStaysWhenADatagramSocketIsDisconnected(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            assertThat(pair.near().info().writeStates()).containsExactly(WriteState.CONNECTED);
            pair.near().connect(Sockaddr.unspec());
            assertThat(pair.near().info().writeStates()).containsExactly(WriteState.CONNECTED);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void selectedIsSetForTheDirectionThatSomebodyHasWaitedFor(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party()) {
            assertThat(pair.near().info().readStates()).doesNotContain(ReadState.SELECTED);
            a.selects(() -> pair.near().nowait().recv());
            assertThat(pair.near().info().readStates()).contains(ReadState.SELECTED);
            a.close();
            assertThat(pair.near().info().readStates()).contains(ReadState.SELECTED);
            assertThat(pair.near().info().numReaders()).isZero();

            var blocked = Caller.waiting(thread, () -> pair.far().recv());
            assertThat(pair.far().info().readStates()).contains(ReadState.SELECTED);
            assertThat(pair.far().info().numReaders()).isOne();
            pair.near().send(new byte[1]);
            blocked.result();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS)
    void readersAndWritersAreCountedWithTheirQueues(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party(); Party b = new Party()) {
            Socket socket = pair.near();
            a.selects(() -> socket.nowait().recv());
            b.selects(() -> socket.nowait().recvfrom());
            a.beginsTo(() -> socket.nowait().send(new byte[16 << 20]));
            assertThat(socket.info().numReaders()).isEqualTo(2);
            assertThat(socket.info().numWriters()).isOne();
            assertThat(socket.info().numAcceptors()).isZero();
        }
    }

    @Test
    void allOpenSocketsAreCountedByWhatTheyAre() throws Exception {
        Map<String, Integer> before = Sockets.info().counters();
        List<Socket> opened = new ArrayList<>();
        for (SocketKind kind : SocketKind.values()) {
            opened.add(kind.open());
        }
        Map<String, Integer> counters = Sockets.info().counters();
        for (Socket socket : opened) {
            socket.close();
        }
        assertThat(counters).containsOnly(
                Map.entry("num_cnt_bits", 64),
                Map.entry("num_sockets", before.get("num_sockets") + 10),
                Map.entry("num_dinet", before.get("num_dinet") + 2),
                Map.entry("num_dinet6", before.get("num_dinet6") + 2),
                Map.entry("num_dlocal", before.get("num_dlocal") + 6),
                Map.entry("num_tstreams", before.get("num_tstreams") + 4),
                Map.entry("num_tdgrams", before.get("num_tdgrams") + 4),
                Map.entry("num_tseqpkgs", before.get("num_tseqpkgs") + 2),
                Map.entry("num_pip", before.get("num_pip") + 6),
                Map.entry("num_ptcp", before.get("num_ptcp") + 2),
                Map.entry("num_pudp", before.get("num_pudp") + 2),
                Map.entry("num_psctp", before.get("num_psctp")));
        assertThat(Sockets.info().counters()).isEqualTo(before);
    }

    @Test
    void theLibraryTellsItsLimitsAndSwitches() {
        assertThat(Sockets.info().iovMax()).isEqualTo(1024);
        assertThat(Sockets.info().useRegistry()).isTrue();
        assertThat(Sockets.info().debug()).isFalse();
        assertThat(Sockets.info().socketDebug()).isFalse();
        assertThat(Sockets.info().iow()).isFalse();
    }
}
