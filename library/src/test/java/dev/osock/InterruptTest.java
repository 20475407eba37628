package dev.osock;

import static dev.osock.testing.sockets.Bytes.TOO_MANY;
import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Failing.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.error.Reason;
import dev.osock.error.SocketException;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.Situation;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import dev.osock.testing.sockets.WaitingCall;
import java.util.concurrent.Callable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Bounded
class InterruptTest {

    /// How a call ended, and the interrupt status of its thread after it.
    private record Ended(SocketException failure, boolean interrupted) {}

    @ParameterizedTest
    @MethodSource(Kinds.CALLS_BY_THREAD)
    void interruptEndsACallThatWaitsAndTheStatusStaysSet(WaitingCall call, SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Situation situation = call.on(kind)) {
            var waiting = Caller.waiting(thread, failing(situation));
            waiting.interrupt();
            assertThat(waiting.result().failure.reason()).isEqualTo(Reason.Interrupted.INTERRUPTED);
            assertThat(waiting.result().interrupted).isTrue();
            assertThat(situation.socket().isOpen()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CALLS_BY_THREAD)
    void interruptedThreadCannotWait(WaitingCall call, SocketKind kind, ThreadKind thread) throws Exception {
        try (Situation situation = call.on(kind)) {
            var ended = Caller.start(thread, interrupted(failing(situation))).result();
            assertThat(ended.failure.reason()).isEqualTo(Reason.Interrupted.INTERRUPTED);
            assertThat(ended.interrupted).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CALLS_BY_THREAD)
    void interruptEndsACallWithATimeOut(WaitingCall call, SocketKind kind, ThreadKind thread) throws Exception {
        try (Situation situation = call.on(kind)) {
            var waiting = Caller.waiting(
                    thread, () -> situation.call(situation.socket().within(Patience.seconds(15))));
            waiting.interrupt();
            assertThat(waiting.failure().reason()).isEqualTo(Reason.Interrupted.INTERRUPTED);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.REPEATABLE_CALLS_BY_THREAD)
    void socketIsUsableAfterAnInterrupt(WaitingCall call, SocketKind kind, ThreadKind thread) throws Exception {
        try (Situation situation = call.on(kind)) {
            var waiting = Caller.waiting(thread, failing(situation));
            waiting.interrupt();
            waiting.result();
            var again = Caller.waiting(thread, () -> situation.call(situation.socket()));
            situation.release();
            again.result();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.QUEUEING_CALLS_BY_THREAD)
    void interruptInTheQueueLeavesTheOthersInTheirPlaces(WaitingCall call, SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Situation situation = call.on(kind)) {
            var current = Caller.waiting(thread, () -> situation.call(situation.socket()));
            var queued = Caller.waiting(thread, failing(situation));
            queued.interrupt();
            assertThat(queued.result().failure.reason()).isEqualTo(Reason.Interrupted.INTERRUPTED);
            assertThat(queued.result().interrupted).isTrue();
            assertThat(current.isDone()).isFalse();
            situation.release();
            current.result();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.QUEUEING_CALLS_BY_THREAD)
    void nextInTheQueueTakesThePlaceOfAnInterruptedCall(WaitingCall call, SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Situation situation = call.on(kind)) {
            var current = Caller.waiting(thread, failing(situation));
            var queued = Caller.waiting(thread.alternating(1), () -> situation.call(situation.socket()));
            current.interrupt();
            assertThat(current.result().failure.reason()).isEqualTo(Reason.Interrupted.INTERRUPTED);
            situation.release();
            queued.result();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void interruptedThreadMayDoWhatNeedNotWait(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            var echo = Caller.start(thread, interrupted(() -> {
                pair.near().send(bytes("hello"));
                byte[] received = pair.far().recv(5);
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
                return received;
            }));
            assertThat(echo.result()).isEqualTo(bytes("hello"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING_BY_THREAD)
    void interruptedThreadMayAcceptWhatWaits(SocketKind kind, ThreadKind thread) throws Exception {
        try (Socket listener = kind.listener(); Socket client = kind.open()) {
            client.connect(listener.sockname());
            try (Socket accepted = Caller.start(thread, interrupted(listener::accept)).result()) {
                assertThat(accepted.isOpen()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void bytesThatWereMovedBeforeTheInterruptAreNotLost(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.far().send(bytes("abc"));
            var receiving = Caller.waiting(thread, () -> pair.near().recv(10));
            var sending = Caller.waiting(thread, () -> pair.near().send(new byte[TOO_MANY]));
            Thread.sleep(20);
            receiving.interrupt();
            sending.interrupt();
            assertThat(receiving.failure().data()).isEqualTo(bytes("abc"));
            assertThat(sending.failure().sent()).isPositive();
        }
    }

    private static Callable<Ended> failing(Situation situation) {
        return () -> {
            SocketException failure = failureOf(() -> situation.call(situation.socket()));
            return new Ended(failure, Thread.currentThread().isInterrupted());
        };
    }

    private static <T> Callable<T> interrupted(Callable<T> call) {
        return () -> {
            Thread.currentThread().interrupt();
            return call.call();
        };
    }
}
