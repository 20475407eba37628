package dev.osock.nowait;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Failing.reasonOf;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.error.Reason;
import dev.osock.error.SocketInvalidException;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The worked scenarios of OTP's behaviour in which callers receive; the numbers are theirs.
@Bounded
@OnThread
class ReadingScenariosTest {

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void scenario2OneMessageForTwoSendsAndTheRoleIsFreeAfterEachReceive(SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party(); Party b = new Party()) {
            Socket socket = pair.near();
            SelectInfo info = a.selects(() -> socket.nowait().recv());
            pair.far().send(bytes("1"));
            pair.far().send(bytes("2"));
            a.isTold(socket, info);
            a.isToldNothing();
            assertThat(a.finishes(() -> socket.nowait().recv(1))).isEqualTo(bytes("1"));
            assertThat(socket.info().numReaders()).isZero();
            assertThat(b.finishes(() -> socket.nowait().recv(1))).isEqualTo(bytes("2"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void scenario3TheSecondHandleReplacesTheFirst(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party()) {
            Socket socket = pair.near();
            SelectInfo first = a.selects(() -> socket.nowait().recv());
            SelectInfo second = a.selects(() -> socket.nowait().recv());
            assertThat(a.does(() -> Failing.failureOf(() -> socket.cancel(first))))
                    .isInstanceOf(SocketInvalidException.class);
            pair.far().send(bytes("x"));
            a.isTold(socket, second);
            a.isToldNothing();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void scenario4AQueuedCallerMayNotCallAgain(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party(); Party b = new Party()) {
            Socket socket = pair.near();
            a.selects(() -> socket.nowait().recv());
            b.selects(() -> socket.nowait().recv());
            assertThatIllegalStateException().isThrownBy(() -> b.does(() -> socket.nowait().recv()));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void scenario4OnlyTheCurrentCallerIsToldAndWhenItDiesTheQueuedOneIs(SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party(); Party b = new Party()) {
            Socket socket = pair.near();
            SelectInfo first = a.selects(() -> socket.nowait().recv());
            SelectInfo second = b.selects(() -> socket.nowait().recv());
            pair.far().send(bytes("x"));
            a.isTold(socket, first);
            b.isToldNothing();
            a.close();
            b.isTold(socket, second);
            assertThat(b.finishes(() -> socket.nowait().recv())).isEqualTo(bytes("x"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void scenario4WhenTheCurrentCallerCancelsTheQueuedOneIsTold(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party(); Party b = new Party()) {
            Socket socket = pair.near();
            SelectInfo first = a.selects(() -> socket.nowait().recv());
            SelectInfo second = b.selects(() -> socket.nowait().recv());
            a.runs(() -> socket.cancel(first));
            b.isToldNothing();
            pair.far().send(bytes("x"));
            b.isTold(socket, second);
            a.isToldNothing();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void scenario4WhenTheCurrentCallerReadsAllTheQueuedOneIsArmed(SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party(); Party b = new Party()) {
            Socket socket = pair.near();
            SelectInfo first = a.selects(() -> socket.nowait().recv());
            SelectInfo second = b.selects(() -> socket.nowait().recv());
            pair.far().send(bytes("x"));
            a.isTold(socket, first);
            a.finishes(() -> socket.nowait().recv());
            b.isToldNothing();
            pair.far().send(bytes("y"));
            b.isTold(socket, second);
            assertThat(b.finishes(() -> socket.nowait().recv())).isEqualTo(bytes("y"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void scenario4WhenTheCurrentCallerLeavesDataTheQueuedOneIsToldAtOnce(SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party(); Party b = new Party()) {
            Socket socket = pair.near();
            SelectInfo first = a.selects(() -> socket.nowait().recv());
            SelectInfo second = b.selects(() -> socket.nowait().recv());
            pair.far().send(bytes("x"));
            pair.far().send(bytes("y"));
            a.isTold(socket, first);
            a.finishes(() -> socket.nowait().recv(1));
            b.isTold(socket, second);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void scenario5OthersAreLockedOutByACallerThatWasToldAndOnlyAZeroTimeOutGetsPast(
            SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party()) {
            Socket socket = pair.near();
            SelectInfo info = a.selects(() -> socket.nowait().recv());
            pair.far().send(bytes("x"));
            a.isTold(socket, info);
            assertThat(reasonOf(() -> socket.within(ofMillis(50)).recv())).isEqualTo(Reason.Timeout.TIMEOUT);
            assertThat(socket.within(ZERO).recv()).isEqualTo(bytes("x"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void scenario6TheEndOfTheStreamReachesTheQueueWhenTheCurrentCallerReceives(SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party(); Party b = new Party()) {
            Socket socket = pair.near();
            SelectInfo first = a.selects(() -> socket.nowait().recv());
            SelectInfo second = b.selects(() -> socket.nowait().recv());
            var blocked = Caller.waiting(thread, () -> socket.recv());
            pair.endOfFar();
            a.isTold(socket, first);
            b.isToldNothing();
            assertThat(blocked.isDone()).isFalse();
            assertThat(a.fails(() -> socket.nowait().recv())).isEqualTo(Reason.Closed.BY_PEER);
            b.isTold(socket, second, Reason.Closed.BY_PEER);
            assertThat(blocked.failure().reason()).isEqualTo(Reason.Closed.BY_PEER);
        }
    }
}
