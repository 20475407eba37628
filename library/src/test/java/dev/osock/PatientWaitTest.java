package dev.osock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.error.Reason;
import dev.osock.error.SocketException;
import dev.osock.kind.Protocol;
import dev.osock.message.MsgFlags;
import dev.osock.option.TcpOptions;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Exchange;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Calls on sockets whose answers have come so soon that a caller that finds nothing lets others run before it waits.
@Bounded
class PatientWaitTest {

    /// Enough of them that callers have learnt from it, in all the ways that there are.
    private static final int EXCHANGES = 2_000;

    private static void sendAtOnce(Socket socket) throws SocketException {
        if (socket.info().protocol().equals(Protocol.TCP)) {
            socket.setopt(TcpOptions.NODELAY, true);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void aTimeOutIsKept(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            Exchange.run(pair, thread, EXCHANGES, Duration.ZERO);
            long begin = System.nanoTime();
            var late = Caller.start(
                    thread, () -> pair.near().within(Duration.ofMillis(50)).recv(1));
            assertThat(late.failure().reason()).isEqualTo(Reason.Timeout.TIMEOUT);
            assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(50_000_000);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void anInterruptEndsIt(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            Exchange.run(pair, thread, EXCHANGES, Duration.ZERO);
            var waiting = Caller.waiting(thread, () -> pair.near().recv(1));
            waiting.interrupt();
            assertThat(waiting.failure().reason()).isEqualTo(Reason.Interrupted.INTERRUPTED);
            pair.far().send(new byte[] {7});
            assertThat(pair.near().recv(1)).containsExactly(7);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void aThreadThatIsInterruptedAlreadyDoesNotWait(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            Exchange.run(pair, thread, EXCHANGES, Duration.ZERO);
            var ended = Caller.start(thread, () -> {
                Thread.currentThread().interrupt();
                return pair.near().recv(1);
            });
            assertThat(ended.failure().reason()).isEqualTo(Reason.Interrupted.INTERRUPTED);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void whatIsThereIsTakenByAThreadThatMayNotWait(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            sendAtOnce(pair.far());
            Exchange.run(pair, thread, EXCHANGES, Duration.ZERO);
            for (int i = 0; i < 40; i++) {
                pair.far().send(new byte[] {1});
                var interrupted = Caller.start(thread, () -> {
                    Thread.currentThread().interrupt();
                    return pair.near().recv(1);
                });
                assertThat(interrupted.result()).containsExactly(1);
                pair.far().send(new byte[] {2});
                var hurried = Caller.start(
                        thread, () -> pair.near().within(Duration.ofNanos(1)).recv(1));
                assertThat(hurried.result()).containsExactly(2);
                pair.near().send(new byte[] {3});
                assertThat(pair.far().recv(1)).containsExactly(3);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void closingEndsIt(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            Exchange.run(pair, thread, EXCHANGES, Duration.ZERO);
            var waiting = Caller.waiting(thread, () -> pair.near().recv(1));
            pair.near().close();
            assertThat(waiting.failure().reason()).isEqualTo(Reason.Closed.LOCALLY);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void whatComesLateIsFound(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            Exchange.run(pair, thread, EXCHANGES, Duration.ZERO);
            for (int i = 0; i < 40; i++) {
                var waiting = Caller.waiting(thread, () -> pair.near().recv(1));
                pair.far().send(new byte[] {(byte) i});
                assertThat(waiting.result()).containsExactly(i);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void nowaitIsToldAfterwards(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair();
                Mailbox mailbox = Mailbox.create()) {
            Exchange.run(pair, thread, EXCHANGES, Duration.ZERO);
            Attempt<byte[]> attempt = mailbox.call(() -> pair.near().nowait().recv(1));
            assertThat(attempt).isInstanceOf(Attempt.Select.class);
            pair.far().send(new byte[] {7});
            assertThat(mailbox.receive(Patience.seconds(10))).containsInstanceOf(SocketMessage.SelectMessage.class);
            Attempt<byte[]> again = mailbox.call(() -> pair.near().nowait().recv(1));
            assertThat(again).isInstanceOf(Attempt.Done.class);
        }
    }

    /// A socket that need not be watched for its reader must be watched for its writer.
    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void aWriterThatWaitsForRoomIsWokenWhateverTheReaderDoes(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            ByteBuffer much = ByteBuffer.allocate(32 << 20);
            var writer = Caller.waiting(thread, () -> pair.near().send(much));
            var turns = new SynchronousQueue<Integer>();
            var feeder = Caller.start(thread, () -> {
                for (int i = 0; i < EXCHANGES; i++) {
                    pair.far().send(new byte[] {turns.take().byteValue()});
                }
                return (Void) null;
            });
            var reader = Caller.start(thread, () -> {
                for (int i = 0; i < EXCHANGES; i++) {
                    turns.put(i);
                    assertThat(pair.near().recv(1)).containsExactly(i);
                }
                return (Void) null;
            });
            reader.result();
            feeder.result();
            assertThat(writer.isDone()).isFalse();
            assertThat(pair.far().recv(ByteBuffer.allocate(32 << 20), MsgFlags.WAITALL))
                    .isEqualTo(32 << 20);
            assertThat(writer.result()).isEqualTo(32 << 20);
        }
    }

    /// The carriers' own queues are never empty while pairs of threads let each other run; threads from outside must
    /// get in.
    @Test
    void threadsThatAreStartedMeanwhileRunToo() throws Exception {
        var over = new AtomicBoolean();
        int pairs = 4 * Runtime.getRuntime().availableProcessors();
        Pair[] all = new Pair[pairs];
        try {
            for (int i = 0; i < pairs; i++) {
                Pair pair = SocketKind.INET_STREAM.pair();
                all[i] = pair;
                Thread.ofVirtual().start(() -> bounce(pair.near(), true, over));
                Thread.ofVirtual().start(() -> bounce(pair.far(), false, over));
            }
            Thread.sleep(500);
            for (int i = 0; i < 20; i++) {
                var ran = new CountDownLatch(1);
                Thread.ofVirtual().start(ran::countDown);
                assertThat(ran.await(Patience.seconds(5).toSeconds(), TimeUnit.SECONDS)).isTrue();
            }
        } finally {
            over.set(true);
            for (Pair pair : all) {
                if (pair != null) {
                    pair.close();
                }
            }
        }
    }

    private static void bounce(Socket socket, boolean begins, AtomicBoolean over) {
        ByteBuffer message = ByteBuffer.allocateDirect(64);
        try (socket) {
            if (begins) {
                socket.send(message.clear());
            }
            while (!over.get()) {
                socket.recv(message.clear(), MsgFlags.WAITALL);
                socket.send(message.clear());
            }
        } catch (SocketException end) {
            over.set(true); // the other side has ended
        }
    }
}
