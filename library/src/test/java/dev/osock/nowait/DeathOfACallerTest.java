package dev.osock.nowait;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.nowait.NowaitCall.Waiting;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What becomes of the places of a caller that dies. (A connector's is in [NowaitConnectTest].)
@Bounded
@OnThread
class DeathOfACallerTest {

    private static final String CALLS = "dev.osock.nowait.NowaitCall#byThread";

    @ParameterizedTest
    @MethodSource(CALLS)
    void whenTheCurrentCallerDiesTheNextIsArmed(NowaitCall call, SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Waiting waiting = call.on(kind); Party a = new Party(); Party b = new Party()) {
            a.selects(waiting::call);
            SelectInfo queued = b.selects(waiting::call);
            a.close();
            waiting.release();
            b.isTold(waiting.socket(), queued);
            b.completes(waiting::call);
        }
    }

    @ParameterizedTest
    @MethodSource(CALLS)
    void whenTheOnlyCallerDiesTheRoleIsFree(NowaitCall call, SocketKind kind, ThreadKind thread) throws Exception {
        try (Waiting waiting = call.on(kind); Party a = new Party(); Party b = new Party()) {
            a.selects(waiting::call);
            a.close();
            SelectInfo info = b.selects(waiting::call);
            waiting.release();
            b.isTold(waiting.socket(), info);
        }
    }

    @ParameterizedTest
    @MethodSource(CALLS)
    void aQueuedCallerThatDiesIsRemovedSilently(NowaitCall call, SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Waiting waiting = call.on(kind); Party a = new Party(); Party b = new Party(); Party c = new Party()) {
            SelectInfo first = a.selects(waiting::call);
            b.selects(waiting::call);
            SelectInfo third = c.selects(waiting::call);
            b.close();
            waiting.release();
            waiting.release();
            a.isTold(waiting.socket(), first);
            a.completes(waiting::call);
            c.isTold(waiting.socket(), third);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void aBlockedCallerIsServedWhenTheOneBeforeItDies(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party()) {
            Socket socket = pair.near();
            a.selects(() -> socket.nowait().recv());
            var blocked = Caller.waiting(thread, () -> socket.recv());
            a.close();
            pair.far().send(new byte[] {7});
            assertThat(blocked.result()).containsExactly(7);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void socketsThatTheDeadCallerDidNotOwnStayOpen(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party()) {
            a.selects(() -> pair.near().nowait().recv());
            a.close();
            assertThat(pair.near().isOpen()).isTrue();
            assertThat(pair.near().info().numReaders()).isZero();
        }
    }
}
