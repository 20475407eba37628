package dev.osock.nowait;

import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.OtpOptions;
import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.kind.ReadState;
import dev.osock.kind.Shutdown;
import dev.osock.nowait.NowaitCall.Waiting;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Bytes;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/// Who is told that a call has been given up, and why.
@Bounded
@OnThread
class AbortMessageTest {

    private static final String CALLS = "dev.osock.nowait.NowaitCall#byThread";

    @ParameterizedTest
    @MethodSource(CALLS)
    void closeAbortsTheCurrentCallerAndTheQueueOfEveryRole(NowaitCall call, SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Waiting waiting = call.on(kind); Party a = new Party(); Party b = new Party()) {
            SelectInfo current = a.selects(waiting::call);
            SelectInfo queued = b.selects(waiting::call);
            waiting.socket().close();
            a.isTold(waiting.socket(), current, Reason.Closed.LOCALLY);
            b.isTold(waiting.socket(), queued, Reason.Closed.LOCALLY);
        }
    }

    @ParameterizedTest
    @MethodSource(CALLS)
    void closeDoesNotAbortTheCurrentCallerOnceItHasBeenTold(NowaitCall call, SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Waiting waiting = call.on(kind); Party a = new Party(); Party b = new Party()) {
            SelectInfo current = a.selects(waiting::call);
            SelectInfo queued = b.selects(waiting::call);
            waiting.release();
            a.isTold(waiting.socket(), current);
            waiting.socket().close();
            b.isTold(waiting.socket(), queued, Reason.Closed.LOCALLY);
            a.isToldNothing();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void closeAbortsThePendingCallsOfTheCloserItself(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party()) {
            SelectInfo info = a.selects(() -> pair.near().nowait().recv());
            a.runs(pair.near()::close);
            a.isTold(pair.near(), info, Reason.Closed.LOCALLY);
        }
    }

    @ParameterizedTest
    @MethodSource(CALLS)
    void theOwnersDeathAbortsTheCurrentCallerAndTheQueue(NowaitCall call, SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Waiting waiting = call.on(kind); Party owner = new Party(); Party a = new Party(); Party b = new Party()) {
            waiting.socket().setopt(OtpOptions.CONTROLLING_PROCESS, owner.mailbox());
            SelectInfo current = a.selects(waiting::call);
            SelectInfo queued = b.selects(waiting::call);
            owner.close();
            a.isTold(waiting.socket(), current, Reason.Closed.LOCALLY);
            b.isTold(waiting.socket(), queued, Reason.Closed.LOCALLY);
        }
    }

    @ParameterizedTest
    @MethodSource(CALLS)
    void aDeadControllingProcessAbortsTheCurrentCallerAndTheQueue(NowaitCall call, SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Waiting waiting = call.on(kind); Party a = new Party(); Party b = new Party(); Party dead = new Party()) {
            SelectInfo current = a.selects(waiting::call);
            SelectInfo queued = b.selects(waiting::call);
            dead.close();
            waiting.socket().setopt(OtpOptions.CONTROLLING_PROCESS, dead.mailbox());
            a.isTold(waiting.socket(), current, Reason.Closed.LOCALLY);
            b.isTold(waiting.socket(), queued, Reason.Closed.LOCALLY);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void aReceiveThatFindsTheEndOfTheStreamAbortsQueuedReaders(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party(); Party b = new Party(); Party c = new Party()) {
            Socket socket = pair.near();
            SelectInfo current = a.selects(() -> socket.nowait().recv());
            SelectInfo second = b.selects(() -> socket.nowait().recv());
            SelectInfo third = c.selects(() -> socket.nowait().recvfrom());
            pair.endOfFar();
            a.isTold(socket, current);
            assertThat(a.fails(() -> socket.nowait().recv())).isEqualTo(Reason.Closed.BY_PEER);
            b.isTold(socket, second, Reason.Closed.BY_PEER);
            c.isTold(socket, third, Reason.Closed.BY_PEER);
            assertThat(socket.info().numReaders()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void aRecvfromThatFindsTheEndOfTheStreamDoesSoToo(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party(); Party b = new Party()) {
            Socket socket = pair.near();
            SelectInfo current = a.selects(() -> socket.nowait().recvfrom());
            SelectInfo queued = b.selects(() -> socket.nowait().recv());
            pair.endOfFar();
            a.isTold(socket, current);
            assertThat(a.fails(() -> socket.nowait().recvfrom())).isEqualTo(Reason.Closed.BY_PEER);
            b.isTold(socket, queued, Reason.Closed.BY_PEER);
            assertThat(socket.info().numReaders()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.INET_STREAMS_BY_THREAD)
    void aReceiveThatFailsAbortsQueuedReadersWithItsErrno(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party(); Party b = new Party()) {
            Socket socket = pair.near();
            SelectInfo current = a.selects(() -> socket.nowait().recv());
            SelectInfo queued = b.selects(() -> socket.nowait().recv());
            var blocked = Caller.waiting(thread, () -> socket.recv());
            pair.resetByFar();
            a.isTold(socket, current);
            assertThat(a.fails(() -> socket.nowait().recv())).isEqualTo(Errno.ECONNRESET);
            b.isTold(socket, queued, Errno.ECONNRESET);
            assertThat(blocked.failure().reason()).isEqualTo(Errno.ECONNRESET);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"INET_DGRAM", "INET6_DGRAM"})
    void aPendingErrorEndsTheReceiveThatMeetsItAndAbortsNobody(SocketKind kind) throws Exception {
        try (Socket socket = kind.bound(); Socket gone = kind.bound(); Party a = new Party(); Party b = new Party()) {
            Sockaddr nowhere = gone.sockname();
            socket.connect(nowhere);
            SelectInfo current = a.selects(() -> socket.nowait().recv());
            SelectInfo queued = b.selects(() -> socket.nowait().recvfrom());
            var blocked = Caller.waiting(ThreadKind.VIRTUAL, () -> socket.recv());
            var last = Caller.waiting(ThreadKind.PLATFORM, () -> socket.recv());
            gone.close();
            socket.send(new byte[1]);
            a.isTold(socket, current);
            assertThat(a.fails(() -> socket.nowait().recv())).isEqualTo(Errno.ECONNREFUSED);
            b.isToldNothing();
            assertThat(blocked.isDone()).isFalse();
            socket.send(new byte[1]);
            b.isTold(socket, queued);
            assertThat(b.fails(() -> socket.nowait().recvfrom())).isEqualTo(Errno.ECONNREFUSED);
            socket.send(new byte[1]);
            assertThat(blocked.failure().reason()).isEqualTo(Errno.ECONNREFUSED);
            Thread.sleep(20);
            assertThat(last.isDone()).isFalse();
            try (Socket again = kind.open()) {
                again.bind(nowhere);
                again.sendto(new byte[] {7}, socket.sockname());
                assertThat(last.result()).containsExactly(7);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void aZeroTimeOutReceiveThatFindsTheEndOfTheStreamDisturbsNobody(SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party(); Party b = new Party(); Party c = new Party()) {
            Socket socket = pair.near();
            SelectInfo current = a.selects(() -> socket.nowait().recv());
            SelectInfo queued = b.selects(() -> socket.nowait().recv());
            pair.endOfFar();
            a.isTold(socket, current);
            assertThat(c.fails(() -> socket.within(ZERO).recv())).isEqualTo(Reason.Closed.BY_PEER);
            b.isToldNothing();
            assertThat(socket.info().numReaders()).isEqualTo(2);
            assertThat(a.fails(() -> socket.nowait().recv())).isEqualTo(Reason.Closed.BY_PEER);
            b.isTold(socket, queued, Reason.Closed.BY_PEER);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void aSendThatFailsAbortsQueuedWritersWithItsErrno(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party(); Party b = new Party()) {
            Socket socket = pair.near();
            NowaitCall.fill(socket);
            a.selects(() -> NowaitCall.sendUntilFull(socket));
            SelectInfo queued = b.selects(() -> NowaitCall.sendUntilFull(socket));
            var blocked = Caller.waiting(thread, () -> socket.send(new byte[1]));
            socket.shutdown(Shutdown.WRITE);
            assertThat(a.fails(() -> socket.nowait().send(new byte[1]))).isEqualTo(Errno.EPIPE);
            b.isTold(socket, queued, Errno.EPIPE);
            assertThat(blocked.failure().reason()).isEqualTo(Errno.EPIPE);
            assertThat(socket.info().numWriters()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCAL_DGRAM", "ABSTRACT_DGRAM"})
    void aSendThatIsRefusedAsInvalidAbortsNobody(SocketKind kind) throws Exception {
        try (Waiting waiting = NowaitCall.SEND.on(kind); Party a = new Party(); Party b = new Party()) {
            Socket socket = waiting.socket();
            a.selects(waiting::call);
            SelectInfo queued = b.selects(waiting::call);
            Sockaddr inet = SockaddrIn.loopback(9);
            assertThat(a.fails(() -> socket.nowait().sendto(new byte[1], inet))).isEqualTo(Errno.EINVAL);
            b.isToldNothing();
            waiting.release();
            b.isTold(socket, queued);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_ANY, names = {".*_STREAM", ".*_SEQPACKET"})
    void anAcceptOfTheCurrentCallerThatFailsAbortsQueuedAcceptorsWithItsErrno(SocketKind kind) throws Exception {
        try (Socket listener = kind.listener(); Party a = new Party(); Party b = new Party()) {
            SelectInfo current = a.selects(() -> listener.nowait().accept());
            SelectInfo queued = b.selects(() -> listener.nowait().accept());
            listener.shutdown(Shutdown.READ);
            a.isTold(listener, current);
            assertThat(a.fails(() -> listener.nowait().accept())).isEqualTo(Errno.EINVAL);
            b.isTold(listener, queued, Errno.EINVAL);
            assertThat(listener.info().readStates()).doesNotContain(ReadState.ACCEPTING);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void aBlockedCallerGetsTheReasonAsFailureWithWhatItHadReceived(SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Pair pair = kind.pair()) {
            pair.far().send(Bytes.bytes("abc"));
            var blocked = Caller.waiting(thread, () -> pair.near().recv(10));
            pair.near().close();
            assertThat(blocked.failure().reason()).isEqualTo(Reason.Closed.LOCALLY);
            assertThat(blocked.failure().data()).isEqualTo(Bytes.bytes("abc"));
        }
    }
}
