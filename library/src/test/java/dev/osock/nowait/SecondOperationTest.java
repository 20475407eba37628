package dev.osock.nowait;

import static dev.osock.testing.sockets.Bytes.bytes;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.error.Reason;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a second operation comes to while a first one is pending. The names say: whose first, whose second, what it
/// comes to. (The rows with connects are in [NowaitConnectTest].)
@Bounded
@OnThread
class SecondOperationTest {

    private final Party me = new Party();
    private final Party other = new Party();

    @AfterEach
    void die() {
        me.close();
        other.close();
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void ownAsyncReceiveThenOwnAsyncReceiveReplaces(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            Socket socket = pair.near();
            SelectInfo old = me.selects(() -> socket.nowait().recv());
            SelectInfo info = me.selects(() -> socket.nowait().recvfrom());
            assertThat(me.fails(() -> socket.cancel(old))).isInstanceOf(Reason.Invalid.class);
            me.runs(() -> socket.cancel(info));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void ownAsyncReceiveThenOwnBlockingReceiveProceedsAndTheOldHandleIsDead(SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Pair pair = kind.pair()) {
            Socket socket = pair.near();
            SelectInfo old = me.selects(() -> socket.nowait().recv());
            var blocked = Caller.waiting(thread, () -> me.does(() -> socket.recv()));
            assertThat(me.fails(() -> socket.cancel(old))).isInstanceOf(Reason.Invalid.class);
            pair.far().send(bytes("x"));
            assertThat(blocked.result()).isEqualTo(bytes("x"));
            me.isToldNothing();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void ownAsyncReceiveThenOwnReceiveWithTimeOutZeroOnlyPollsIfNothingIsThere(SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Pair pair = kind.pair()) {
            Socket socket = pair.near();
            SelectInfo info = me.selects(() -> socket.nowait().recv());
            assertThat(me.fails(() -> socket.within(ZERO).recv())).isEqualTo(Reason.Timeout.TIMEOUT);
            assertThat(socket.info().numReaders()).isOne();
            pair.far().send(bytes("x"));
            me.isTold(socket, info);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void ownAsyncReceiveThenOwnReceiveWithTimeOutZeroEndsTheRoleIfSomethingIsRead(SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Pair pair = kind.pair()) {
            Socket socket = pair.near();
            SelectInfo info = me.selects(() -> socket.nowait().recv());
            pair.far().send(bytes("x"));
            me.isTold(socket, info);
            assertThat(me.does(() -> socket.within(ZERO).recv(1))).isEqualTo(bytes("x"));
            assertThat(socket.info().numReaders()).isZero();
            assertThat(me.fails(() -> socket.cancel(info))).isInstanceOf(Reason.Invalid.class);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void ownAsyncReceiveThenOthersReceiveIsQueuedAsyncOrBlocking(SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Pair pair = kind.pair()) {
            Socket socket = pair.near();
            me.selects(() -> socket.nowait().recv());
            other.selects(() -> socket.nowait().recv());
            var blocked = Caller.waiting(thread, () -> socket.recv());
            assertThat(socket.info().numReaders()).isEqualTo(3);
            pair.far().send(bytes("1"));
            assertThat(me.finishes(() -> awaited(me, () -> socket.nowait().recv(1)))).isEqualTo(bytes("1"));
            pair.far().send(bytes("2"));
            assertThat(other.finishes(() -> awaited(other, () -> socket.nowait().recv(1)))).isEqualTo(bytes("2"));
            pair.far().send(bytes("3"));
            assertThat(blocked.result()).isEqualTo(bytes("3"));
        }
    }

    private static <T> T awaited(Party party, Callable<T> call) throws Exception {
        party.next();
        return call.call();
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void ownAsyncReceiveThenOthersReceiveWithTimeOutZeroReadsAndLeavesMyRole(SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Pair pair = kind.pair()) {
            Socket socket = pair.near();
            SelectInfo info = me.selects(() -> socket.nowait().recv());
            pair.far().send(bytes("x"));
            me.isTold(socket, info);
            assertThat(other.does(() -> socket.within(ZERO).recv())).isEqualTo(bytes("x"));
            assertThat(socket.info().numReaders()).isOne();
            me.runs(() -> socket.cancel(info));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void othersReceiveWithMeInTheQueueThenAnyReceiveOfMineIsAMistake(SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Pair pair = kind.pair()) {
            Socket socket = pair.near();
            other.selects(() -> socket.nowait().recv());
            me.selects(() -> socket.nowait().recv());
            assertThatIllegalStateException().isThrownBy(() -> me.does(() -> socket.nowait().recv()));
            assertThatIllegalStateException().isThrownBy(() -> me.does(() -> socket.nowait().recvfrom()));
            assertThatIllegalStateException().isThrownBy(() -> me.does(() -> socket.recv()));
            assertThatIllegalStateException().isThrownBy(() -> me.does(() -> socket.within(ofMillis(1)).recv()));
            assertThatIllegalStateException().isThrownBy(() -> me.does(() -> socket.within(ZERO).recv()));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void anyReceiveThenAcceptIsInvalid(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            Socket socket = pair.near();
            me.selects(() -> socket.nowait().recv());
            for (Party party : new Party[] {me, other}) {
                assertThat(party.fails(() -> socket.nowait().accept())).isInstanceOf(Reason.Invalid.class);
                assertThat(party.fails(() -> socket.within(ZERO).accept())).isInstanceOf(Reason.Invalid.class);
                assertThat(party.fails(() -> socket.accept())).isInstanceOf(Reason.Invalid.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING_BY_THREAD)
    void anyAcceptThenReceiveIsInvalid(SocketKind kind, ThreadKind thread) throws Exception {
        try (Socket listener = kind.listener()) {
            me.selects(() -> listener.nowait().accept());
            for (Party party : new Party[] {me, other}) {
                assertThat(party.fails(() -> listener.nowait().recv())).isInstanceOf(Reason.Invalid.class);
                assertThat(party.fails(() -> listener.nowait().recvfrom())).isInstanceOf(Reason.Invalid.class);
                assertThat(party.fails(() -> listener.within(ZERO).recv())).isInstanceOf(Reason.Invalid.class);
                assertThat(party.fails(() -> listener.recv())).isInstanceOf(Reason.Invalid.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void ownAsyncSendThenOwnSendIsTriedAtOnceAndOthersIsQueued(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            Socket socket = pair.near();
            NowaitCall.fill(socket);
            SelectInfo old = me.selects(() -> NowaitCall.sendUntilFull(socket));
            SelectInfo info = me.selects(() -> NowaitCall.sendUntilFull(socket));
            assertThat(me.fails(() -> socket.cancel(old))).isInstanceOf(Reason.Invalid.class);
            other.selects(() -> NowaitCall.sendUntilFull(socket));
            assertThatIllegalStateException().isThrownBy(() -> other.does(() -> socket.nowait().send(bytes("y"))));
            assertThatIllegalStateException().isThrownBy(() -> other.does(() -> socket.within(ZERO).send(bytes("y"))));
            assertThat(socket.info().numWriters()).isEqualTo(2);
            me.runs(() -> socket.cancel(info));
        }
    }
}
