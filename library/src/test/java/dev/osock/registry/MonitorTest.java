package dev.osock.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Monitor;
import dev.osock.OtpOptions;
import dev.osock.Socket;
import dev.osock.SocketMessage.DownInfo;
import dev.osock.SocketMessage.DownMessage;
import dev.osock.SocketRegistry;
import dev.osock.nowait.OnThread;
import dev.osock.nowait.Party;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Being told when a socket is closed.
@Bounded
@OnThread
class MonitorTest {

    private final Party a = new Party();
    private final Party b = new Party();

    @AfterEach
    void die() {
        a.close();
        b.close();
    }

    private static DownMessage down(Socket socket, Monitor monitor) {
        return new DownMessage(socket, monitor, DownInfo.CLOSED);
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void eachMonitorTellsItsMailboxWhenTheSocketIsClosed(SocketKind kind, ThreadKind thread) throws Exception {
        Socket socket = kind.open();
        Monitor one = a.does(socket::monitor);
        Monitor two = a.does(socket::monitor);
        Monitor other = b.does(socket::monitor);
        assertThat(one).isNotEqualTo(two);
        assertThat(one.socket()).isSameAs(socket);
        assertThat(one.watcher()).isSameAs(a.mailbox());
        a.isToldNothing();
        socket.close();
        assertThat(new Object[] {a.next(), a.next()}).containsExactlyInAnyOrder(down(socket, one), down(socket, two));
        assertThat(b.next()).isEqualTo(down(socket, other));
        a.isToldNothing();
        assertThat(SocketRegistry.whichMonitors(socket)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void whoMonitorsAClosedSocketIsToldAtOnce(SocketKind kind, ThreadKind thread) throws Exception {
        Socket socket = kind.open();
        socket.close();
        Monitor monitor = a.does(socket::monitor);
        assertThat(a.mailbox().poll()).contains(down(socket, monitor));
        assertThat(a.does(monitor::cancel)).isFalse();
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void theOwnersDeathIsAClosingLikeAnyOther(SocketKind kind, ThreadKind thread) throws Exception {
        Socket socket = b.does(kind::open);
        Monitor monitor = a.does(socket::monitor);
        b.close();
        assertThat(a.next()).isEqualTo(down(socket, monitor));
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void aMonitorThatIsCancelledTellsNothing(SocketKind kind, ThreadKind thread) throws Exception {
        Socket socket = kind.open();
        Monitor monitor = a.does(socket::monitor);
        Monitor kept = a.does(socket::monitor);
        assertThat(a.does(monitor::cancel)).isTrue();
        assertThat(a.does(monitor::cancel)).isFalse();
        socket.close();
        assertThat(a.next()).isEqualTo(down(socket, kept));
        a.isToldNothing();
        assertThat(a.does(kept::cancel)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void onlyItsOwnMailboxMayCancelAMonitor(SocketKind kind) throws Exception {
        try (Socket socket = kind.open()) {
            Monitor monitor = a.does(socket::monitor);
            assertThat(b.does(monitor::cancel)).isFalse();
            assertThat(SocketRegistry.whichMonitors(socket)).containsExactly(monitor);
            socket.close();
            assertThat(a.next()).isEqualTo(down(socket, monitor));
        }
    }

    @ParameterizedTest
    @EnumSource
    void monitorsAreCountedAndListedNewestFirst(SocketKind kind) throws Exception {
        int before = SocketRegistry.numberOfMonitors();
        try (Socket one = kind.open(); Socket two = kind.open()) {
            Monitor first = a.does(one::monitor);
            Monitor second = a.does(two::monitor);
            Monitor third = b.does(one::monitor);
            assertThat(SocketRegistry.numberOfMonitors()).isEqualTo(before + 3);
            assertThat(SocketRegistry.whichMonitors(a.mailbox())).containsExactly(second, first);
            assertThat(SocketRegistry.whichMonitors(b.mailbox())).containsExactly(third);
            assertThat(SocketRegistry.whichMonitors(one)).containsExactly(third, first);
            assertThat(SocketRegistry.whichMonitors(two)).containsExactly(second);
            assertThat(first.watcher()).isEqualTo(a.mailbox());
            assertThat(third.watcher()).isEqualTo(b.mailbox());
        }
        assertThat(SocketRegistry.numberOfMonitors()).isEqualTo(before);
        assertThat(SocketRegistry.whichMonitors(a.mailbox())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatNobodyMonitorsHasNone(SocketKind kind) throws Exception {
        try (Socket socket = kind.open()) {
            assertThat(SocketRegistry.whichMonitors(socket)).isEmpty();
            assertThat(SocketRegistry.whichMonitors(a.mailbox())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theMonitorsOfADeadMailboxAreDropped(SocketKind kind) throws Exception {
        try (Socket socket = kind.open()) {
            a.does(socket::monitor);
            Monitor other = b.does(socket::monitor);
            a.close();
            assertThat(SocketRegistry.whichMonitors(socket)).containsExactly(other);
            assertThat(SocketRegistry.whichMonitors(a.mailbox())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDeadMailboxMonitorsNothing(SocketKind kind) throws Exception {
        try (Socket socket = kind.open()) {
            a.close();
            a.does(socket::monitor);
            assertThat(SocketRegistry.whichMonitors(socket)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void monitoringHasTheSocketEnterTheRegistry(SocketKind kind) throws Exception {
        SocketRegistry.disable();
        try (Socket socket = kind.open()) {
            assertThat(socket.getopt(OtpOptions.USE_REGISTRY)).isFalse();
            a.does(socket::monitor);
            assertThat(socket.getopt(OtpOptions.USE_REGISTRY)).isTrue();
            assertThat(SocketRegistry.whichSockets()).contains(socket);
        } finally {
            SocketRegistry.enable();
        }
    }
}
