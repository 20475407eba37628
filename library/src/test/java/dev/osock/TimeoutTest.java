package dev.osock;

import static dev.osock.testing.sockets.Failing.reasonOf;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.error.Reason;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Situation;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import dev.osock.testing.sockets.WaitingCall;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Bounded
class TimeoutTest {

    private static final Duration TIME = ofMillis(60);
    private static final Duration LATE = Patience.millis(1500);

    @ParameterizedTest
    @MethodSource(Kinds.CALLS_BY_THREAD)
    void callEndsWhenTheTimeIsOverAndNotBefore(WaitingCall call, SocketKind kind, ThreadKind thread) throws Exception {
        try (Situation situation = call.on(kind)) {
            assertThat(durationOfTimeOut(situation, TIME, thread)).isBetween(TIME, TIME.plus(LATE));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CALLS_BY_THREAD)
    void timeOutOfZeroDoesNotWait(WaitingCall call, SocketKind kind, ThreadKind thread) throws Exception {
        try (Situation situation = call.on(kind)) {
            assertThat(durationOfTimeOut(situation, ZERO, thread)).isLessThan(LATE);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.QUEUEING_CALLS_ON_ONE_KIND)
    void timeInTheQueueCounts(WaitingCall call, SocketKind kind, ThreadKind thread) throws Exception {
        try (Situation situation = call.on(kind)) {
            var current = Caller.waiting(thread.alternating(1), () -> situation.call(situation.socket()));
            assertThat(durationOfTimeOut(situation, TIME, thread)).isBetween(TIME, TIME.plus(LATE));
            situation.release();
            current.result();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.REPEATABLE_CALLS_BY_THREAD)
    void callSucceedsAfterATimeOut(WaitingCall call, SocketKind kind, ThreadKind thread) throws Exception {
        try (Situation situation = call.on(kind)) {
            durationOfTimeOut(situation, ofMillis(5), thread);
            var again = Caller.waiting(thread, () -> situation.call(situation.socket()));
            situation.release();
            again.result();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.REPEATABLE_CALLS_BY_THREAD)
    void callThatIsReleasedInTimeSucceeds(WaitingCall call, SocketKind kind, ThreadKind thread) throws Exception {
        try (Situation situation = call.on(kind)) {
            var waiting = Caller.waiting(
                    thread, () -> situation.call(situation.socket().within(Patience.seconds(9))));
            situation.release();
            waiting.result();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.QUEUEING_CALLS_ON_ONE_KIND)
    void nextInTheQueueIsServedAfterATimeOut(WaitingCall call, SocketKind kind, ThreadKind thread) throws Exception {
        try (Situation situation = call.on(kind)) {
            var current = Caller.waiting(
                    thread, () -> situation.call(situation.socket().within(Patience.millis(300))));
            var next = Caller.waiting(thread.alternating(1), () -> situation.call(situation.socket()));
            assertThat(current.failure().reason()).isEqualTo(Reason.Timeout.TIMEOUT);
            situation.release();
            next.result();
        }
    }

    private static Duration durationOfTimeOut(Situation situation, Duration time, ThreadKind thread) throws Exception {
        return Caller.start(thread, () -> {
            long start = System.nanoTime();
            assertThat(reasonOf(() -> situation.call(situation.socket().within(time))))
                    .isEqualTo(Reason.Timeout.TIMEOUT);
            return Duration.ofNanos(System.nanoTime() - start);
        })
                .result();
    }
}
