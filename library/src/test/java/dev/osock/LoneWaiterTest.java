package dev.osock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.osock.error.Reason;
import dev.osock.error.SocketException;
import dev.osock.option.TcpOptions;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A virtual thread whose socket is the only busy one takes the events itself. All that ends its wait ends it still, and
/// others are told as if it did not.
@Bounded
class LoneWaiterTest {

    /// More than it takes to become the only busy one.
    private static final int EXCHANGES = 200;

    /// As a byte: the end of the exchanges.
    private static final byte LAST = 9;

    private Pair pair;
    private Pair other;

    @BeforeEach
    void open() throws Exception {
        pair = SocketKind.INET_STREAM.pair();
        other = SocketKind.INET_STREAM.pair();
        for (Pair each : new Pair[] {pair, other}) {
            each.near().setopt(TcpOptions.NODELAY, true);
            each.far().setopt(TcpOptions.NODELAY, true);
        }
    }

    @AfterEach
    void close() throws Exception {
        pair.close();
        other.close();
    }

    /// Starts a thread that answers until it gets the last byte, and then does something else; exchanges with it.
    private <T> Caller<T> afterExchanges(Callable<T> then) throws Exception {
        var answering = Caller.start(ThreadKind.VIRTUAL, () -> {
            Socket socket = pair.far();
            for (byte[] got = socket.recv(1); got[0] != LAST; got = socket.recv(1)) {
                socket.send(got);
            }
            return then.call();
        });
        for (int i = 0; i < EXCHANGES; i++) {
            pair.near().send(new byte[] {1});
            assertThat(pair.near().recv(1)).containsExactly(1);
        }
        pair.near().send(new byte[] {LAST});
        return answering;
    }

    @Test
    void aTimeOutIsKept() throws Exception {
        var late = afterExchanges(() -> {
            long begin = System.nanoTime();
            try {
                pair.far().within(Duration.ofMillis(50)).recv(1);
                return -1L;
            } catch (SocketException e) {
                assertThat(e.reason()).isEqualTo(Reason.Timeout.TIMEOUT);
                return System.nanoTime() - begin;
            }
        });
        assertThat(late.result()).isGreaterThanOrEqualTo(50_000_000L);
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        var waiting = afterExchanges(() -> pair.far().recv(1));
        Thread.sleep(20);
        waiting.interrupt();
        assertThat(waiting.failure().reason()).isEqualTo(Reason.Interrupted.INTERRUPTED);
    }

    @Test
    void aCloseEndsTheWait() throws Exception {
        var waiting = afterExchanges(() -> pair.far().recv(1));
        pair.far().close();
        assertThat(waiting.failure().reason()).isEqualTo(Reason.Closed.LOCALLY);
    }

    @Test
    void whatComesLateIsFound() throws Exception {
        for (int millis : new int[] {0, 1, 5, 50}) {
            var waiting = afterExchanges(() -> pair.far().recv(1));
            Thread.sleep(millis);
            pair.near().send(new byte[] {7});
            assertThat(waiting.result()).containsExactly(7);
        }
    }

    @Test
    void anotherIsToldWhileItWaits() throws Exception {
        var second = Caller.waiting(ThreadKind.VIRTUAL, () -> other.far().recv(1));
        var first = afterExchanges(() -> pair.far().recv(1));
        other.near().send(new byte[] {3});
        assertThat(second.result()).containsExactly(3);
        pair.near().send(new byte[] {4});
        assertThat(first.result()).containsExactly(4);
    }

    @Test
    void anotherIsToldWhileItComputes() throws Exception {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "a second carrier");
        var isComputing = new CountDownLatch(1);
        var isOver = new AtomicBoolean();
        var second = Caller.waiting(ThreadKind.VIRTUAL, () -> other.far().recv(1));
        var first = afterExchanges(() -> {
            isComputing.countDown();
            while (!isOver.get()) {
                Thread.onSpinWait();
            }
            return true;
        });
        try {
            assertThat(isComputing.await(Patience.seconds(10).toSeconds(), TimeUnit.SECONDS)).isTrue();
            other.near().send(new byte[] {3});
            assertThat(second.result()).containsExactly(3);
        } finally {
            isOver.set(true);
        }
        assertThat(first.result()).isTrue();
    }

    @Test
    void aMailboxIsToldWhileItWaits() throws Exception {
        var first = afterExchanges(() -> pair.far().recv(1));
        try (Mailbox mailbox = Mailbox.create()) {
            assertThat(mailbox.call(() -> other.far().nowait().recv(1))).isInstanceOf(Attempt.Select.class);
            other.near().send(new byte[] {3});
            assertThat(mailbox.receive(Patience.seconds(10))).containsInstanceOf(SocketMessage.SelectMessage.class);
        }
        pair.near().send(new byte[] {4});
        assertThat(first.result()).containsExactly(4);
    }
}
