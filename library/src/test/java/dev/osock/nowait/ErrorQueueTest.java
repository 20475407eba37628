package dev.osock.nowait;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Failing.reasonOf;
import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Attempt;
import dev.osock.ReceivedMsg;
import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.error.Reason;
import dev.osock.kind.ReadState;
import dev.osock.kind.Shutdown;
import dev.osock.message.ControlTypes;
import dev.osock.message.MsgFlags;
import dev.osock.option.SocketOptions;
import dev.osock.option.TimestampingFlags;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Receiving from the error queue goes beside all other receiving. Its entries are the times of what was sent.
@Bounded
@OnThread
class ErrorQueueTest {

    private static final String INET_BY_THREAD = "inetByThread";

    static Stream<Arguments> inetByThread() {
        return Stream.of(SocketKind.values())
                .filter(SocketKind::isInet)
                .flatMap(kind -> Stream.of(ThreadKind.values()).map(thread -> Arguments.of(kind, thread)));
    }

    /// A pair whose near socket gets an entry for what it sends.
    private static Pair timed(SocketKind kind) throws Exception {
        Pair pair = kind.pair();
        pair.near()
                .setopt(
                        SocketOptions.TIMESTAMPING,
                        TimestampingFlags.of(
                                TimestampingFlags.TX_SOFTWARE,
                                TimestampingFlags.SOFTWARE,
                                TimestampingFlags.OPT_ID,
                                TimestampingFlags.OPT_TSONLY));
        return pair;
    }

    private static boolean isEntry(ReceivedMsg message) {
        return message.data().length == 0 && message.value(ControlTypes.TIMESTAMPING).isPresent();
    }

    private static boolean isEntry(Attempt<ReceivedMsg> attempt) {
        return isEntry(Party.done(attempt));
    }

    @ParameterizedTest
    @MethodSource(INET_BY_THREAD)
    void itIsReadWhileOthersWaitForData(SocketKind kind, ThreadKind thread) throws Exception {
        for (ThreadKind other : ThreadKind.values()) {
            try (Pair pair = timed(kind)) {
                Socket near = pair.near();
                var first = Caller.waiting(other, () -> near.recv());
                var second = Caller.waiting(other, () -> near.recv());
                var waiting = Caller.waiting(thread, () -> near.recvmsg(MsgFlags.ERRQUEUE));
                near.send(bytes("a"));
                assertThat(isEntry(waiting.result())).isTrue();
                near.send(bytes("b"));
                assertThat(isEntry(near.within(Patience.millis(500)).recvmsg(MsgFlags.ERRQUEUE))).isTrue();
                assertThat(first.isDone()).isFalse();
                pair.far().send(bytes("c"));
                assertThat(first.result()).isEqualTo(bytes("c"));
                pair.far().send(bytes("d"));
                assertThat(second.result()).isEqualTo(bytes("d"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource(INET_BY_THREAD)
    void itHoldsNobodyUp(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = timed(kind)) {
            Socket near = pair.near();
            var first = Caller.waiting(thread, () -> near.recvmsg(MsgFlags.ERRQUEUE));
            var second = Caller.waiting(thread.alternating(1), () -> near.recvmsg(MsgFlags.ERRQUEUE));
            var data = Caller.waiting(thread, () -> near.recv());
            assertThat(near.info().numReaders()).isEqualTo(3);
            assertThat(near.info().readStates()).contains(ReadState.SELECTED);
            pair.far().send(bytes("a"));
            assertThat(data.result()).isEqualTo(bytes("a"));
            pair.far().send(bytes("b"));
            assertThat(near.within(Patience.millis(500)).recv()).isEqualTo(bytes("b"));
            assertThat(first.isDone()).isFalse();
            near.send(bytes("c"));
            assertThat(isEntry(first.result())).isTrue();
            assertThat(second.isDone()).isFalse();
            near.send(bytes("d"));
            assertThat(isEntry(second.result())).isTrue();
            assertThat(near.info().numReaders()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource(INET_BY_THREAD)
    void itHasPlacesOfItsOwn(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = timed(kind); Party a = new Party(); Party b = new Party()) {
            Socket near = pair.near();
            SelectInfo data = a.selects(() -> near.nowait().recv());
            SelectInfo entry = a.selects(() -> near.nowait().recvmsg(MsgFlags.ERRQUEUE));
            SelectInfo queued = b.selects(() -> near.nowait().recvmsg(MsgFlags.ERRQUEUE));
            assertThat(near.info().numReaders()).isEqualTo(3);
            near.send(bytes("a"));
            a.isTold(near, entry);
            assertThat(isEntry(a.does(() -> near.nowait().recvmsg(MsgFlags.ERRQUEUE)))).isTrue();
            b.isToldNothing();
            near.send(bytes("b"));
            b.isTold(near, queued);
            assertThat(isEntry(b.does(() -> near.nowait().recvmsg(MsgFlags.ERRQUEUE)))).isTrue();
            pair.far().send(bytes("c"));
            a.isTold(near, data);
            assertThat(a.finishes(() -> near.nowait().recv())).isEqualTo(bytes("c"));
        }
    }

    @ParameterizedTest
    @MethodSource(INET_BY_THREAD)
    void aCancelledPlaceIsGivenUp(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = timed(kind); Party a = new Party(); Party b = new Party()) {
            Socket near = pair.near();
            SelectInfo entry = a.selects(() -> near.nowait().recvmsg(MsgFlags.ERRQUEUE));
            SelectInfo queued = b.selects(() -> near.nowait().recvmsg(MsgFlags.ERRQUEUE));
            assertThat(b.fails(() -> near.cancel(entry))).isInstanceOf(Reason.Invalid.class);
            a.runs(() -> near.cancel(entry));
            assertThat(a.fails(() -> near.cancel(entry))).isInstanceOf(Reason.Invalid.class);
            near.send(bytes("a"));
            b.isTold(near, queued);
            a.isToldNothing();
            b.runs(() -> near.cancel(queued));
            assertThat(near.info().numReaders()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource(INET_BY_THREAD)
    void closeAndDeathEndPlaces(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = timed(kind); Party a = new Party(); Party b = new Party()) {
            Socket near = pair.near();
            try (Party dead = new Party()) {
                dead.selects(() -> near.nowait().recvmsg(MsgFlags.ERRQUEUE));
            }
            SelectInfo current = a.selects(() -> near.nowait().recvmsg(MsgFlags.ERRQUEUE));
            SelectInfo queued = b.selects(() -> near.nowait().recvmsg(MsgFlags.ERRQUEUE));
            assertThat(near.info().numReaders()).isEqualTo(2);
            near.close();
            a.isTold(near, current, Reason.Closed.LOCALLY);
            b.isTold(near, queued, Reason.Closed.LOCALLY);
            assertThat(a.fails(() -> near.cancel(current))).isEqualTo(Reason.Closed.LOCALLY);
        }
        try (Pair pair = timed(kind)) {
            var waiting = Caller.waiting(thread, () -> pair.near().recvmsg(MsgFlags.ERRQUEUE));
            var queued = Caller.waiting(thread.alternating(1), () -> pair.near().recvmsg(MsgFlags.ERRQUEUE));
            pair.near().close();
            assertThat(waiting.failure().reason()).isEqualTo(Reason.Closed.LOCALLY);
            assertThat(queued.failure().reason()).isEqualTo(Reason.Closed.LOCALLY);
        }
    }

    @ParameterizedTest
    @MethodSource(INET_BY_THREAD)
    void itHasNoEnd(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = timed(kind)) {
            Socket near = pair.near();
            near.send(bytes("a"));
            near.shutdown(Shutdown.READ);
            assertThat(isEntry(near.recvmsg(MsgFlags.ERRQUEUE))).isTrue();
            assertThat(reasonOf(() -> near.within(ZERO).recvmsg(MsgFlags.ERRQUEUE))).isEqualTo(Reason.Timeout.TIMEOUT);
            near.send(bytes("b"));
            near.within(Patience.millis(500)).recvfrom(1, MsgFlags.ERRQUEUE);
            near.send(bytes("c"));
            assertThat(near.within(Patience.millis(500)).recv(1, MsgFlags.ERRQUEUE)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(INET_BY_THREAD)
    void itsReceivesAreCounted(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = timed(kind)) {
            Socket near = pair.near();
            pair.far().send(bytes("abc"));
            assertThat(near.recv()).hasSize(3);
            near.send(bytes("a"));
            assertThat(isEntry(near.recvmsg(MsgFlags.ERRQUEUE))).isTrue();
            assertThat(near.info().counters().byOtpName())
                    .containsEntry("read_pkg", 2L)
                    .containsEntry("read_byte", 3L)
                    .containsEntry("read_pkg_max", 3L);
        }
    }

    @ParameterizedTest
    @EnumSource(ThreadKind.class)
    void whoWaitsForAnEntrySleepsWhileThereIsAnotherError(ThreadKind thread) throws Exception {
        try (Socket socket = SocketKind.INET_DGRAM.bound(); Socket gone = SocketKind.INET_DGRAM.bound()) {
            socket.connect(gone.sockname());
            var waiting = Caller.waiting(thread, () -> socket.recvmsg(MsgFlags.ERRQUEUE));
            gone.close();
            socket.send(bytes("a")); // and an error is pending, but not in the queue
            var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
            Thread.sleep(100);
            long start = system.getProcessCpuTime();
            Thread.sleep(300);
            assertThat(system.getProcessCpuTime() - start).isLessThan(150_000_000L);
            assertThat(waiting.isDone()).isFalse();
            socket.close();
            assertThat(waiting.failure().reason()).isEqualTo(Reason.Closed.LOCALLY);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCAL_STREAM", "LOCAL_DGRAM", "LOCAL_SEQPACKET"})
    void socketsThatHaveNoneReceiveAsEver(SocketKind kind) throws Exception {
        for (ThreadKind thread : ThreadKind.values()) {
            try (Pair pair = kind.pair()) {
                var waiting = Caller.waiting(thread, () -> pair.near().recvmsg(MsgFlags.ERRQUEUE));
                pair.far().send(bytes("a"));
                assertThat(waiting.result().data()).isEqualTo(bytes("a"));
            }
        }
    }
}
