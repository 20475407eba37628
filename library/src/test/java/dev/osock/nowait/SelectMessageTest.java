package dev.osock.nowait;

import static dev.osock.testing.sockets.Bytes.bytes;
import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.nowait.NowaitCall.Waiting;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// When the message comes that tells a caller to call again.
@Bounded
@OnThread
class SelectMessageTest {

    private static final String CALLS = "dev.osock.nowait.NowaitCall#byThread";

    @ParameterizedTest
    @MethodSource(CALLS)
    void oneMessageComesForEachArming(NowaitCall call, SocketKind kind, ThreadKind thread) throws Exception {
        try (Waiting waiting = call.on(kind); Party a = new Party()) {
            SelectInfo info = a.selects(waiting::call);
            waiting.release();
            waiting.release();
            a.isTold(waiting.socket(), info);
            waiting.release();
            a.isToldNothing();
        }
    }

    @ParameterizedTest
    @MethodSource(CALLS)
    void whoIsArmedWhileTheSocketIsReadyIsToldAtOnce(NowaitCall call, SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Waiting waiting = call.on(kind); Party a = new Party(); Party b = new Party()) {
            SelectInfo first = a.selects(waiting::call);
            waiting.release();
            a.isTold(waiting.socket(), first);
            SelectInfo second = b.selects(waiting::call);
            a.runs(() -> waiting.socket().cancel(first));
            b.isTold(waiting.socket(), second);
            b.isToldNothing();
        }
    }

    @ParameterizedTest
    @MethodSource(CALLS)
    void theCurrentCallerKeepsItsPlaceWhenItHasBeenToldUntilItCallsAgain(
            NowaitCall call, SocketKind kind, ThreadKind thread) throws Exception {
        try (Waiting waiting = call.on(kind); Party a = new Party(); Party b = new Party()) {
            SelectInfo first = a.selects(waiting::call);
            waiting.release();
            a.isTold(waiting.socket(), first);
            SelectInfo second = b.selects(waiting::call);
            b.isToldNothing();
            a.completes(waiting::call);
            waiting.release();
            b.isTold(waiting.socket(), second);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void theMessageIsAHintAndACallThatWouldBlockAgainIsArmedAgain(SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party()) {
            Socket socket = pair.near();
            SelectInfo first = a.selects(() -> socket.nowait().recv());
            pair.far().send(bytes("x"));
            a.isTold(socket, first);
            assertThat(socket.within(ZERO).recv()).isEqualTo(bytes("x"));
            SelectInfo second = a.selects(() -> socket.nowait().recv());
            a.isToldNothing();
            pair.far().send(bytes("y"));
            a.isTold(socket, second);
            assertThat(a.finishes(() -> socket.nowait().recv())).isEqualTo(bytes("y"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void theEndOfTheStreamIsToldAndTheCallFindsIt(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party()) {
            SelectInfo info = a.selects(() -> pair.near().nowait().recv());
            pair.endOfFar();
            a.isTold(pair.near(), info);
            assertThat(a.fails(() -> pair.near().nowait().recv())).isEqualTo(Reason.Closed.BY_PEER);
            assertThat(pair.near().info().numReaders()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.INET_STREAMS_BY_THREAD)
    void aResetIsToldAndTheCallFindsIt(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party(); Party b = new Party()) {
            Socket socket = pair.near();
            NowaitCall.fill(socket);
            SelectInfo reading = a.selects(() -> socket.nowait().recv());
            SelectInfo writing = b.selects(() -> NowaitCall.sendUntilFull(socket));
            pair.resetByFar();
            a.isTold(socket, reading);
            b.isTold(socket, writing);
            assertThat(a.fails(() -> socket.nowait().recv())).isEqualTo(Errno.ECONNRESET);
            assertThat(b.fails(() -> socket.nowait().send(new byte[1]))).isEqualTo(Errno.EPIPE);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void theQueueIsServedInOrderWhetherItsCallersWaitOrAreTold(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party(); Party b = new Party(); Party c = new Party()) {
            Socket socket = pair.near();
            SelectInfo first = a.selects(() -> socket.nowait().recv(1));
            var second = Caller.waiting(thread, () -> socket.recv(1));
            SelectInfo third = b.selects(() -> socket.nowait().recv(1));
            var fourth = Caller.waiting(thread, () -> socket.within(Patience.seconds(5)).recv(1));
            SelectInfo fifth = c.selects(() -> socket.nowait().recv(1));
            for (String each : new String[] {"1", "2", "3", "4", "5"}) {
                pair.far().send(bytes(each));
            }
            a.isTold(socket, first);
            assertThat(a.finishes(() -> socket.nowait().recv(1))).isEqualTo(bytes("1"));
            assertThat(second.result()).isEqualTo(bytes("2"));
            b.isTold(socket, third);
            assertThat(b.finishes(() -> socket.nowait().recv(1))).isEqualTo(bytes("3"));
            assertThat(fourth.result()).isEqualTo(bytes("4"));
            c.isTold(socket, fifth);
            assertThat(c.finishes(() -> socket.nowait().recv(1))).isEqualTo(bytes("5"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void manyQueuedCallersAreToldOneAfterTheOther(SocketKind kind, ThreadKind thread) throws Exception {
        List<Party> parties = new ArrayList<>();
        List<SelectInfo> infos = new ArrayList<>();
        try (Pair pair = kind.pair()) {
            Socket socket = pair.near();
            for (int i = 0; i < 20; i++) {
                var party = new Party();
                parties.add(party);
                infos.add(party.selects(() -> socket.nowait().recv(1)));
            }
            for (int i = 0; i < 20; i++) {
                pair.far().send(new byte[] {(byte) i});
                parties.get(i).isTold(socket, infos.get(i));
                assertThat(parties.get(i).finishes(() -> socket.nowait().recv(1))).containsExactly(i);
            }
            assertThat(Failing.reasonOf(() -> socket.within(ZERO).recv())).isEqualTo(Reason.Timeout.TIMEOUT);
        } finally {
            parties.forEach(Party::close);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void bothDirectionsOfOneCallerAreToldApart(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party()) {
            Socket socket = pair.near();
            NowaitCall.fill(socket);
            SelectInfo reading = a.selects(() -> socket.nowait().recv());
            SelectInfo writing = a.selects(() -> NowaitCall.sendUntilFull(socket));
            pair.far().send(bytes("x"));
            a.isTold(socket, reading);
            a.isToldNothing();
            assertThat(a.finishes(() -> socket.nowait().recv())).isEqualTo(bytes("x"));
            Socket far = pair.far();
            while (a.mailbox().size() == 0) {
                Failing.reasonOf(() -> {
                    while (true) {
                        far.within(ZERO).recv();
                    }
                });
            }
            a.isTold(socket, writing);
        }
    }
}
