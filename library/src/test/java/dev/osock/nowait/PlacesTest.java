package dev.osock.nowait;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.osock.Attempt;
import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.error.Reason;
import dev.osock.nowait.NowaitCall.Waiting;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Bytes;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Who may try, who becomes current and who queues.
@Bounded
@OnThread
class PlacesTest {

    private static final String CALLS = "dev.osock.nowait.NowaitCall#byThread";

    @ParameterizedTest
    @MethodSource(CALLS)
    void whenNobodyIsCurrentACallIsTriedAndLeavesNoPlaceIfItIsDone(NowaitCall call, SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Waiting waiting = call.on(kind); Party a = new Party()) {
            waiting.release();
            Attempt<?> attempt = a.does(waiting::call);
            while (attempt instanceof Attempt.Select<?>(SelectInfo info)) { // what was released may be under way
                a.isTold(waiting.socket(), info);
                attempt = a.does(waiting::call);
            }
            assertThat(attempt).isInstanceOf(Attempt.Done.class);
            assertThat(places(waiting.socket())).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource(CALLS)
    void whenNobodyIsCurrentACallThatWouldBlockBecomesCurrent(NowaitCall call, SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Waiting waiting = call.on(kind); Party a = new Party()) {
            SelectInfo info = a.selects(waiting::call);
            assertThat(places(waiting.socket())).isOne();
            waiting.release();
            a.isTold(waiting.socket(), info);
        }
    }

    @ParameterizedTest
    @MethodSource(CALLS)
    void theCurrentCallerTriesAgainAtAnyTimeAndWhenDoneTheNextIsTold(
            NowaitCall call, SocketKind kind, ThreadKind thread) throws Exception {
        try (Waiting waiting = call.on(kind); Party a = new Party(); Party b = new Party()) {
            SelectInfo first = a.selects(waiting::call);
            SelectInfo second = b.selects(waiting::call);
            waiting.release();
            waiting.release();
            a.isTold(waiting.socket(), first);
            a.completes(waiting::call);
            assertThat(places(waiting.socket())).isOne();
            b.isTold(waiting.socket(), second);
            b.completes(waiting::call);
            assertThat(places(waiting.socket())).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource(CALLS)
    void theCurrentCallersNewHandleReplacesTheOldOneOfWhichNothingComes(
            NowaitCall call, SocketKind kind, ThreadKind thread) throws Exception {
        try (Waiting waiting = call.on(kind); Party a = new Party()) {
            SelectInfo old = a.selects(waiting::call);
            SelectInfo info = a.selects(waiting::call);
            assertThat(a.fails(() -> waiting.socket().cancel(old))).isInstanceOf(Reason.Invalid.class);
            assertThat(places(waiting.socket())).isOne();
            waiting.release();
            a.isTold(waiting.socket(), info);
            a.isToldNothing();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void aMessageThatHasComeStaysWhenItsHandleIsReplaced(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party()) {
            Socket socket = pair.near();
            SelectInfo first = a.selects(() -> socket.nowait().recv());
            pair.far().send(new byte[1]);
            while (a.mailbox().size() == 0) {
                Thread.sleep(1);
            }
            socket.within(ZERO).recv();
            SelectInfo second = a.selects(() -> socket.nowait().recv());
            pair.far().send(new byte[1]);
            a.isTold(socket, first);
            a.isTold(socket, second);
        }
    }

    @ParameterizedTest
    @MethodSource(CALLS)
    void anotherCallerIsQueuedAndNotTried(NowaitCall call, SocketKind kind, ThreadKind thread) throws Exception {
        try (Waiting waiting = call.on(kind); Party a = new Party(); Party b = new Party()) {
            SelectInfo first = a.selects(waiting::call);
            waiting.release();
            a.isTold(waiting.socket(), first);
            b.selects(waiting::call);
            assertThat(places(waiting.socket())).isEqualTo(2);
            b.isToldNothing();
        }
    }

    @ParameterizedTest
    @MethodSource(CALLS)
    void aQueuedCallerThatCallsAgainIsMistaken(NowaitCall call, SocketKind kind, ThreadKind thread) throws Exception {
        try (Waiting waiting = call.on(kind); Party a = new Party(); Party b = new Party()) {
            a.selects(waiting::call);
            b.selects(waiting::call);
            assertThatIllegalStateException().isThrownBy(() -> b.does(waiting::call));
            assertThat(places(waiting.socket())).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void aQueuedReaderMayMakeNoReceiveOfAnySort(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party(); Party b = new Party()) {
            Socket socket = pair.near();
            a.selects(() -> socket.nowait().recv());
            b.selects(() -> socket.nowait().recvfrom());
            assertThatIllegalStateException().isThrownBy(() -> b.does(() -> socket.nowait().recv()));
            assertThatIllegalStateException().isThrownBy(() -> b.does(() -> socket.recv()));
            assertThatIllegalStateException().isThrownBy(() -> b.does(() -> socket.recvfrom()));
            assertThatIllegalStateException().isThrownBy(() -> b.does(() -> socket.within(ofMillis(10)).recv()));
            assertThatIllegalStateException().isThrownBy(() -> b.does(() -> socket.within(ZERO).recv()));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void aBlockingReceiveTakesOverTheCallersOwnPlaceAndLeavesNothingWhenItTimesOut(
            SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party()) {
            Socket socket = pair.near();
            SelectInfo info = a.selects(() -> socket.nowait().recv());
            assertThat(a.fails(() -> socket.within(ofMillis(5)).recv())).isEqualTo(Reason.Timeout.TIMEOUT);
            assertThat(places(socket)).isZero();
            assertThat(a.fails(() -> socket.cancel(info))).isInstanceOf(Reason.Invalid.class);
            pair.far().send(new byte[1]);
            a.isToldNothing();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void aBlockingReceiveTakesOverTheCallersOwnPlaceAndLeavesNothingWhenItIsDone(SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party()) {
            Socket socket = pair.near();
            a.selects(() -> socket.nowait().recv());
            var blocked = Caller.waiting(thread, () -> a.does(() -> socket.recv()));
            assertThat(places(socket)).isOne();
            pair.far().send(Bytes.bytes("x"));
            assertThat(blocked.result()).isEqualTo(Bytes.bytes("x"));
            assertThat(places(socket)).isZero();
            a.isToldNothing();
        }
    }

    private static int places(Socket socket) {
        var info = socket.info();
        return info.numReaders() + info.numWriters() + info.numAcceptors();
    }
}
