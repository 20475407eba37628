package dev.osock.mailbox;

import static dev.osock.testing.sockets.Bytes.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.osock.Mailbox;
import dev.osock.OtpOptions;
import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.SocketRegistry;
import dev.osock.nowait.Party;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What becomes of the mailbox of a plain thread when the thread ends.
@Bounded
class DeathOfAThreadTest {

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void itsPlacesPassOn(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair(); Party b = new Party()) {
            Socket socket = pair.near();
            Caller.start(thread, () -> socket.nowait().recv()).result();
            awaitReaders(socket, 0);
            SelectInfo info = b.selects(() -> socket.nowait().recv());
            pair.far().send(bytes("x"));
            b.isTold(socket, info);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void whoQueuesBehindItIsArmed(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair(); Party b = new Party()) {
            Socket socket = pair.near();
            SelectInfo[] queued = new SelectInfo[1];
            Caller.start(thread, () -> {
                Party.selected(socket.nowait().recv());
                queued[0] = b.selects(() -> socket.nowait().recv());
                return null;
            })
                    .result();
            pair.far().send(bytes("x"));
            b.isTold(socket, queued[0]);
            assertThat(socket.info().numReaders()).isOne();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void itsSocketsStayOpen(SocketKind kind, ThreadKind thread) throws Exception {
        Pair pair = Caller.start(thread, () -> {
            Pair made = kind.pair();
            made.near().nowait().recv();
            return made;
        })
                .result();
        try (pair) {
            awaitReaders(pair.near(), 0);
            pair.far().send(bytes("x"));
            assertThat(pair.near().recv()).isEqualTo(bytes("x"));
            assertThat(pair.near().info().owner()).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource
    void itsMonitorsGo(ThreadKind thread) throws Exception {
        try (Socket socket = SocketKind.INET_STREAM.open()) {
            Caller.start(thread, socket::monitor).result();
            while (!SocketRegistry.whichMonitors(socket).isEmpty()) {
                Thread.sleep(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void itIsClosed(ThreadKind thread) throws Exception {
        Mailbox mailbox = Caller.start(thread, () -> {
            assertThat(Mailbox.self().isClosed()).isFalse();
            return Mailbox.self();
        })
                .result();
        while (!mailbox.isClosed()) {
            Thread.sleep(1);
        }
        assertThatIllegalStateException().isThrownBy(mailbox::poll);
    }

    @ParameterizedTest
    @EnumSource
    void aSocketThatIsGivenToItIsClosedAtOnce(ThreadKind thread) throws Exception {
        Mailbox mailbox = Caller.start(thread, Mailbox::self).result();
        while (!mailbox.isClosed()) {
            Thread.sleep(1);
        }
        Socket socket = SocketKind.INET_STREAM.open();
        socket.setopt(OtpOptions.CONTROLLING_PROCESS, mailbox);
        assertThat(socket.isOpen()).isFalse();
    }

    private static void awaitReaders(Socket socket, int count) throws InterruptedException {
        while (socket.info().numReaders() != count) {
            Thread.sleep(1);
        }
    }
}
