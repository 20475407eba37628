package dev.osock.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Mailbox;
import dev.osock.Monitor;
import dev.osock.Socket;
import dev.osock.SocketRegistry;
import dev.osock.nowait.Party;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.lang.ref.WeakReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Nothing in the library keeps a closed socket alive.
@Bounded
@ExtendWith(CleanRegistry.class)
class GarbageTest {

    private static final Logger LOGGER = Logger.getLogger("dev.osock");

    @BeforeEach
    void silenceTheLog() {
        LOGGER.setLevel(Level.OFF);
    }

    @AfterEach
    void listenToTheLogAgain() {
        LOGGER.setLevel(null);
    }

    private static void assertCollected(WeakReference<?> reference) throws InterruptedException {
        long giveUp = System.nanoTime() + Patience.seconds(5).toNanos();
        for (int i = 0; reference.get() != null && System.nanoTime() < giveUp; i++) {
            System.gc();
            Thread.sleep(Math.min(i, 50));
        }
        assertThat(reference.get()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void theOwnersMailboxDoesNot(SocketKind kind) throws Exception {
        try (Mailbox owner = Mailbox.create()) {
            assertCollected(owner.call(() -> {
                Socket socket = kind.open();
                socket.close();
                return new WeakReference<>(socket);
            }));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void aCallThatWaitedDoesNot(SocketKind kind, ThreadKind thread) throws Exception {
        assertCollected(waited(kind, thread));
    }

    private static WeakReference<Socket> waited(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            var waiting = Caller.waiting(thread, () -> pair.near().recv());
            pair.near().close();
            waiting.failure();
            return new WeakReference<>(pair.near());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNowaitCallDoesNotOnceItsMessageIsReceived(SocketKind kind) throws Exception {
        try (Party a = new Party()) {
            assertCollected(armed(kind, a));
        }
    }

    private static WeakReference<Socket> armed(SocketKind kind, Party a) throws Exception {
        try (Pair pair = kind.pair()) {
            a.selects(() -> pair.near().nowait().recv());
            pair.near().close();
            a.next();
            return new WeakReference<>(pair.near());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMonitorDoesNotOnceItsMessageIsReceived(SocketKind kind) throws Exception {
        try (Party a = new Party()) {
            assertCollected(monitored(kind, a));
            assertThat(SocketRegistry.whichMonitors(a.mailbox())).isEmpty();
        }
    }

    private static WeakReference<Socket> monitored(SocketKind kind, Party a) throws Exception {
        Socket socket = kind.open();
        a.does(socket::monitor);
        socket.close();
        a.next();
        return new WeakReference<>(socket);
    }

    @Test
    void aCancelledMonitorDoesNot() throws Exception {
        assertCollected(cancelled());
    }

    private static WeakReference<Socket> cancelled() throws Exception {
        Socket socket = SocketKind.INET_STREAM.open();
        Monitor monitor = socket.monitor();
        monitor.cancel();
        socket.close();
        return new WeakReference<>(socket);
    }

    @ParameterizedTest
    @EnumSource
    void aLostSocketLeavesTheRegistry(SocketKind kind) throws Exception {
        WeakReference<Socket> lost = lose(kind);
        assertThat(SocketRegistry.numberOf()).isOne();
        assertCollected(lost);
        assertThat(SocketRegistry.whichSockets()).isEmpty();
        while (SocketRegistry.numberOf() > 0) {
            Thread.sleep(1);
        }
    }

    private static WeakReference<Socket> lose(SocketKind kind) throws Exception {
        return new WeakReference<>(kind.open());
    }
}
