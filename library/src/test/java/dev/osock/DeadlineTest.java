package dev.osock;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Failing.failureOf;
import static dev.osock.testing.sockets.Failing.reasonOf;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.osock.error.Reason;
import dev.osock.error.SocketTimeoutException;
import dev.osock.message.MsgFlags;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.Situation;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import dev.osock.testing.sockets.WaitingCall;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Bounded
class DeadlineTest {

    private static final Duration TIME = ofMillis(30);
    private static final Duration LATE = Patience.millis(1500);

    @ParameterizedTest
    @MethodSource(Kinds.CALLS_BY_THREAD)
    void callEndsWhenTheDeadlineIsOverAndNotBefore(WaitingCall call, SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Situation situation = call.on(kind)) {
            var took = Caller.start(thread, () -> {
                long start = System.nanoTime();
                BlockingIo view = situation.socket().until(Deadline.in(TIME));
                assertThat(reasonOf(() -> situation.call(view))).isEqualTo(Reason.Timeout.TIMEOUT);
                return Duration.ofNanos(System.nanoTime() - start);
            });
            assertThat(took.result()).isBetween(TIME, TIME.plus(LATE));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CALLS_BY_THREAD)
    void callTriesOnceWhenTheDeadlineIsOver(WaitingCall call, SocketKind kind, ThreadKind thread) throws Exception {
        try (Situation situation = call.on(kind)) {
            BlockingIo view = situation.socket().until(Deadline.in(ZERO));
            var late = Caller.start(thread, () -> failureOf(() -> situation.call(view))).result();
            assertThat(late.reason()).isEqualTo(Reason.Timeout.TIMEOUT);
            assertThat(late).hasMessageContaining(": timeout at the deadline of 0 s");
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.QUEUEING_CALLS_ON_ONE_KIND)
    void timeInTheQueueCounts(WaitingCall call, SocketKind kind, ThreadKind thread) throws Exception {
        try (Situation situation = call.on(kind)) {
            var current = Caller.waiting(thread.alternating(1), () -> situation.call(situation.socket()));
            BlockingIo view = situation.socket().until(Deadline.in(TIME));
            assertThat(Caller.start(thread, () -> reasonOf(() -> situation.call(view))).result())
                    .isEqualTo(Reason.Timeout.TIMEOUT);
            situation.release();
            current.result();
        }
    }

    @ParameterizedTest
    @EnumSource
    void allCallsShareIt(ThreadKind thread) throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair(); Pair other = SocketKind.LOCAL_STREAM.pair()) {
            Deadline deadline = Deadline.in(ofMillis(300));
            BlockingIo view = pair.near().until(deadline);
            Drip drip = new Drip(pair.far());
            var taken = Caller.start(thread, () -> {
                int count = 0;
                while (failsNot(view)) {
                    count++;
                }
                return count;
            });
            assertThat(taken.result()).isBetween(1, 30);
            drip.stopped = true;
            assertThat(deadline.isOver()).isTrue();
            assertThat(reasonOf(() -> other.near().until(deadline).recv())).isEqualTo(Reason.Timeout.TIMEOUT);
        }
    }

    private static boolean failsNot(BlockingIo view) throws Exception {
        try {
            view.recv(1);
            return true;
        } catch (dev.osock.error.SocketTimeoutException over) {
            return false;
        }
    }

    /// Sends a byte each 20 ms, until the far end is closed.
    private static final class Drip {
        private volatile boolean stopped;

        Drip(Socket far) {
            Caller.start(ThreadKind.PLATFORM, () -> {
                while (!stopped) {
                    far.send(new byte[1]);
                    Thread.sleep(20);
                }
                return true;
            });
        }
    }

    @Test
    void whatIsThereIsGivenAlsoWhenItIsOver() throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            BlockingIo over = pair.far().until(Deadline.in(ZERO));
            pair.near().send(bytes("abcdefgh"));
            pair.far().recv(1);
            assertThat(over.recv(3)).isEqualTo(bytes("bcd"));
            assertThatThrownBy(() -> over.recv(100))
                    .isInstanceOfSatisfying(SocketTimeoutException.class,
                            e -> assertThat(e.data()).isEqualTo(bytes("efgh")));
            assertThat(over.send(bytes("answer"))).isEqualTo(6);
            assertThat(reasonOf(() -> over.recv(ByteBuffer.allocate(3), MsgFlags.WAITALL)))
                    .isEqualTo(Reason.Timeout.TIMEOUT);
        }
    }

    @Test
    void messageTellsWhatHadMoved() throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            pair.far().send(bytes("abc"));
            var late = failureOf(() -> pair.near().until(Deadline.in(ofMillis(50))).recv(10));
            assertThat(late.data()).isEqualTo(bytes("abc"));
            assertThat(late).hasMessage("recv inet/stream/tcp from " + pair.far().sockname()
                    + ": timeout at the deadline of 0.05 s, 3 bytes received");
        }
    }

    @Test
    void deadlineTellsHowMuchTimeIsLeft() throws Exception {
        Deadline deadline = Deadline.in(ofSeconds(10));
        assertThat(deadline.remaining()).isBetween(ofSeconds(5), ofSeconds(10));
        assertThat(deadline.isOver()).isFalse();
        assertThat(deadline.toString()).matches("PT[0-9.]+S left");
        Deadline brief = Deadline.in(ofMillis(2));
        Thread.sleep(5);
        assertThat(brief.isOver()).isTrue();
        assertThat(brief.remaining()).isZero();
        assertThat(brief).hasToString("over");
    }

    @Test
    void deadlinesAreEqualIfTheyAreTheSameMoment() {
        Deadline never = Deadline.in(Duration.ofSeconds(Long.MAX_VALUE));
        assertThat(never).isEqualTo(Deadline.in(Duration.ofDays(100_000)))
                .hasSameHashCodeAs(Deadline.in(Duration.ofDays(100_000)))
                .isNotEqualTo(Deadline.in(ofSeconds(10)));
        assertThat(Deadline.in(ofSeconds(10))).isNotEqualTo(Deadline.in(ofSeconds(11)));
    }

    @Test
    void deadlineThatIsTooFarAwayIsNoLimit() throws Exception {
        Deadline never = Deadline.in(Duration.ofSeconds(Long.MAX_VALUE));
        assertThat(never.isOver()).isFalse();
        assertThat(never.remaining()).isGreaterThan(Duration.ofDays(100_000));
        try (Pair pair = SocketKind.LOCAL_STREAM.pair()) {
            pair.far().send(bytes("x"));
            assertThat(pair.near().until(never).recv(1)).isEqualTo(bytes("x"));
        }
    }

    @Test
    void timeMustNotBeNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> Deadline.in(ofMillis(-1)));
    }
}
