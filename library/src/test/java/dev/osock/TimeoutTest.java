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

    private static final Duration TIME = ofMillis(30);
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
        Duration time = Patience.millis(30);
        while (!isServedBehind(call.on(kind), time, thread)) {
            time = time.multipliedBy(2);
            assertThat(time).as("so long it takes to begin to queue").isLessThan(Patience.seconds(5));
        }
    }

    /// Makes a call that times out, and another one, which is served.
    ///
    /// @return whether that queued behind the first: it has had the time to begin
    private static boolean isServedBehind(Situation situation, Duration time, ThreadKind thread) throws Exception {
        try (situation) {
            var current = Caller.start(thread, () -> {
                situation.call(situation.socket().within(time));
                return null;
            });
            while (!current.waits() && !current.isDone()) {
                Thread.sleep(1);
            }
            var next = Caller.waiting(thread.alternating(1), () -> situation.call(situation.socket()));
            boolean queued = !current.isDone();
            assertThat(current.failure().reason()).isEqualTo(Reason.Timeout.TIMEOUT);
            situation.release();
            next.result();
            return queued;
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
