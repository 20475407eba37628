package dev.osock.nowait;

import static dev.osock.testing.sockets.Bytes.bytes;
import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Attempt;
import dev.osock.OtpOptions;
import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.error.Reason;
import dev.osock.error.SocketException;
import dev.osock.kind.Shutdown;
import dev.osock.message.MsgFlags;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.nio.ByteBuffer;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Nowait receives that keep their place when they are done, so that the caller is told of what comes next.
@Bounded
@OnThread
class SelectReadTest {

    /// The receiving calls, for one byte each.
    private enum Receive {
        RECV {
            @Override
            Attempt<?> on(Socket socket) throws Exception {
                return socket.nowait().recv(1);
            }
        },
        RECV_BUFFER {
            @Override
            Attempt<?> on(Socket socket) throws Exception {
                return socket.nowait().recv(ByteBuffer.allocate(1));
            }
        },
        RECVFROM {
            @Override
            Attempt<?> on(Socket socket) throws Exception {
                return socket.nowait().recvfrom(1);
            }
        },
        RECVMSG {
            @Override
            Attempt<?> on(Socket socket) throws Exception {
                return socket.nowait().recvmsg(1, 0, MsgFlags.NONE);
            }
        },
        RECVMMSG {
            @Override
            Attempt<?> on(Socket socket) throws Exception {
                return socket.nowait().recvmmsg(1, 1, 0, MsgFlags.NONE);
            }
        };

        abstract Attempt<?> on(Socket socket) throws Exception;
    }

    private static Pair pair(SocketKind kind) throws Exception {
        Pair pair = kind.pair();
        pair.near().setopt(OtpOptions.SELECT_READ, true);
        return pair;
    }

    private static <T> Attempt.Armed<T> armed(Party caller, Callable<Attempt<T>> call) throws Exception {
        Attempt<T> attempt = caller.does(call);
        assertThat(attempt).isInstanceOf(Attempt.Armed.class);
        return (Attempt.Armed<T>) attempt;
    }

    /// Receives whenever it is told to, until that fails.
    private static Reason failureWhenTold(Party caller, Socket socket) throws Exception {
        while (true) {
            caller.next(); // a hint: there may be nothing yet
            try {
                caller.does(() -> socket.nowait().recv());
            } catch (SocketException failed) {
                return failed.reason();
            }
        }
    }

    private static int readers(Socket socket) {
        return socket.info().numReaders();
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfReceiveThatIsDoneIsArmedAndToldOfTheNext(Receive call) throws Exception {
        try (Pair pair = pair(SocketKind.INET_DGRAM); Party a = new Party()) {
            Socket near = pair.near();
            pair.far().send(bytes("1"));
            Attempt<?> attempt = a.does(() -> call.on(near));
            assertThat(attempt).isInstanceOf(Attempt.Armed.class);
            SelectInfo info = ((Attempt.Armed<?>) attempt).info();
            a.isToldNothing();
            assertThat(readers(near)).isOne();
            pair.far().send(bytes("2"));
            a.isTold(near, info);
            assertThat(a.does(() -> call.on(near))).isInstanceOf(Attempt.Armed.class);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void whatIsThereAlreadyIsToldAtOnce(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = pair(kind); Party a = new Party()) {
            Socket near = pair.near();
            pair.far().send(bytes("1"));
            pair.far().send(bytes("2"));
            Attempt.Armed<byte[]> one = armed(a, () -> near.nowait().recv(1));
            assertThat(one.value()).isEqualTo(bytes("1"));
            a.isTold(near, one.info());
            assertThat(armed(a, () -> near.nowait().recv(1)).value()).isEqualTo(bytes("2"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void bytesThatAreLeftOfAStreamAreTold(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = pair(kind); Party a = new Party()) {
            Socket near = pair.near();
            pair.far().send(bytes("12"));
            a.isTold(near, armed(a, () -> near.nowait().recv(1)).info());
            assertThat(armed(a, () -> near.nowait().recv()).value()).isEqualTo(bytes("2"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void aReceiveThatIsNotDoneIsAsEver(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = pair(kind); Party a = new Party()) {
            Socket near = pair.near();
            SelectInfo nothing = a.selects(() -> near.nowait().recv(2));
            pair.far().send(bytes("1"));
            a.isTold(near, nothing);
            Attempt.Partial<byte[]> part = a.beginsTo(() -> near.nowait().recv(2));
            assertThat(part.value()).isEqualTo(bytes("1"));
            pair.far().send(bytes("2"));
            a.isTold(near, part.info());
            assertThat(armed(a, () -> near.nowait().recv(1)).value()).isEqualTo(bytes("2"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void whoIsArmedKeepsTheTurnUntilItCancels(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = pair(kind); Party a = new Party(); Party b = new Party()) {
            Socket near = pair.near();
            pair.far().send(bytes("1"));
            SelectInfo mine = armed(a, () -> near.nowait().recv(1)).info();
            SelectInfo queued = b.selects(() -> near.nowait().recv(1));
            pair.far().send(bytes("2"));
            a.isTold(near, mine);
            b.isToldNothing();
            SelectInfo next = armed(a, () -> near.nowait().recv(1)).info();
            a.runs(() -> near.cancel(next));
            assertThat(a.fails(() -> near.cancel(next))).isInstanceOf(Reason.Invalid.class);
            pair.far().send(bytes("3"));
            b.isTold(near, queued);
            assertThat(armed(b, () -> near.nowait().recv(1)).value()).isEqualTo(bytes("3"));
            a.isToldNothing();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void whoWaitsItselfWaitsForTheTurnToo(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = pair(kind); Party a = new Party()) {
            Socket near = pair.near();
            pair.far().send(bytes("1"));
            SelectInfo mine = armed(a, () -> near.nowait().recv(1)).info();
            Caller<byte[]> waiting = Caller.waiting(thread, () -> near.recv(1));
            pair.far().send(bytes("2"));
            a.isTold(near, mine);
            assertThat(waiting.isDone()).isFalse();
            a.runs(() -> near.cancel(mine));
            assertThat(waiting.result()).isEqualTo(bytes("2"));
            assertThat(readers(near)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void callingAgainReplacesTheHandle(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = pair(kind); Party a = new Party()) {
            Socket near = pair.near();
            pair.far().send(bytes("1"));
            SelectInfo old = armed(a, () -> near.nowait().recv(1)).info();
            SelectInfo info = a.selects(() -> near.nowait().recv(1));
            assertThat(a.fails(() -> near.cancel(old))).isInstanceOf(Reason.Invalid.class);
            assertThat(readers(near)).isOne();
            pair.far().send(bytes("2"));
            a.isTold(near, info);
            a.isToldNothing();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void aReceiveThatMayWaitIsNotArmed(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = pair(kind)) {
            Socket near = pair.near();
            for (int i = 0; i < 3; i++) {
                pair.far().send(bytes("1"));
            }
            assertThat(near.recv(1)).isEqualTo(bytes("1"));
            assertThat(near.within(Patience.seconds(5)).recv(1)).isEqualTo(bytes("1"));
            assertThat(near.within(ZERO).recv(1)).isEqualTo(bytes("1"));
            assertThat(readers(near)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void aPollOfItsOwnEndsThePlace(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = pair(kind); Party a = new Party()) {
            Socket near = pair.near();
            pair.far().send(bytes("1"));
            SelectInfo mine = armed(a, () -> near.nowait().recv(1)).info();
            pair.far().send(bytes("2"));
            a.isTold(near, mine);
            assertThat(a.does(() -> near.within(ZERO).recv(1))).isEqualTo(bytes("2"));
            assertThat(readers(near)).isZero();
            a.isToldNothing();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void closingTellsWhoIsArmed(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = pair(kind); Party a = new Party()) {
            pair.far().send(bytes("1"));
            SelectInfo mine = armed(a, () -> pair.near().nowait().recv(1)).info();
            pair.near().close();
            a.isTold(pair.near(), mine, Reason.Closed.LOCALLY);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING_BY_THREAD)
    void theEndIsToldAndLeavesNoPlace(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = pair(kind); Party a = new Party()) {
            Socket near = pair.near();
            pair.far().send(bytes("1"));
            pair.endOfFar();
            SelectInfo mine = armed(a, () -> near.nowait().recv(1)).info();
            a.isTold(near, mine);
            assertThat(a.fails(() -> near.nowait().recv(1))).isEqualTo(Reason.Closed.BY_PEER);
            assertThat(readers(near)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING_BY_THREAD)
    void theEndThatComesLaterIsTold(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = pair(kind); Party a = new Party()) {
            Socket near = pair.near();
            for (int i = 0; i < 3; i++) {
                pair.far().send(bytes("1"));
                SelectInfo mine = armed(a, () -> near.nowait().recv()).info();
                a.runs(() -> near.cancel(mine));
            }
            pair.far().send(bytes("1"));
            armed(a, () -> near.nowait().recv());
            pair.endOfFar();
            assertThat(failureWhenTold(a, near)).isEqualTo(Reason.Closed.BY_PEER);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING_BY_THREAD)
    void theEndThatHasComeWithTheLastBytesIsTold(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = pair(kind); Party a = new Party()) {
            Socket near = pair.near();
            SelectInfo nothing = a.selects(() -> near.nowait().recv());
            pair.far().send(bytes("1"));
            pair.endOfFar();
            a.isTold(near, nothing);
            SelectInfo mine = armed(a, () -> near.nowait().recv()).info();
            a.isTold(near, mine);
            assertThat(a.fails(() -> near.nowait().recv())).isEqualTo(Reason.Closed.BY_PEER);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING_BY_THREAD)
    void shuttingDownTellsWhoIsArmed(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = pair(kind); Party a = new Party()) {
            Socket near = pair.near();
            pair.far().send(bytes("1"));
            SelectInfo mine = armed(a, () -> near.nowait().recv(1)).info();
            near.shutdown(Shutdown.READ);
            a.isTold(near, mine);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void whenItsMailboxEndsTheNextIsTold(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = pair(kind); Party b = new Party()) {
            Socket near = pair.near();
            SelectInfo queued;
            try (Party a = new Party()) {
                pair.far().send(bytes("1"));
                armed(a, () -> near.nowait().recv(1));
                queued = b.selects(() -> near.nowait().recv(1));
            }
            pair.far().send(bytes("2"));
            b.isTold(near, queued);
        }
    }

    @ParameterizedTest
    @EnumSource
    void itCanBeTurnedOffAndIsOffAtFirst(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party()) {
            Socket near = pair.near();
            assertThat(near.getopt(OtpOptions.SELECT_READ)).isFalse();
            near.setopt(OtpOptions.SELECT_READ, true);
            assertThat(near.getopt(OtpOptions.SELECT_READ)).isTrue();
            pair.far().send(bytes("1"));
            SelectInfo mine = armed(a, () -> near.nowait().recv(1)).info();
            near.setopt(OtpOptions.SELECT_READ, false);
            pair.far().send(bytes("2"));
            a.isTold(near, mine);
            assertThat(a.finishes(() -> near.nowait().recv(1))).isEqualTo(bytes("2"));
            assertThat(readers(near)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING_BY_THREAD)
    void acceptsAreNotArmedAndWhatTheyAcceptDoesNotInheritIt(SocketKind kind, ThreadKind thread) throws Exception {
        try (Socket listener = kind.listener(); Party a = new Party(); Socket client = kind.open()) {
            listener.setopt(OtpOptions.SELECT_READ, true);
            SelectInfo nobody = a.selects(() -> listener.nowait().accept());
            client.connect(listener.sockname());
            a.isTold(listener, nobody);
            try (Socket accepted = a.finishes(() -> listener.nowait().accept())) {
                assertThat(listener.info().numAcceptors()).isZero();
                assertThat(accepted.getopt(OtpOptions.SELECT_READ)).isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void aLoopThatReceivesOnlyWhenToldMissesNothing(SocketKind kind, ThreadKind thread) throws Exception {
        int many = 2000;
        try (Pair pair = pair(kind); Party a = new Party()) {
            Socket near = pair.near();
            pair.far().send(new byte[1]);
            var received = new AtomicInteger();
            Caller<Void> sender = Caller.start(thread.alternating(1), () -> {
                for (int i = 1; i < many; i++) {
                    pair.far().send(new byte[] {(byte) i});
                    while (i - received.get() > 64) {
                        Thread.sleep(1); // so that datagrams find room
                    }
                }
                return null;
            });
            while (received.get() < many) {
                Attempt<byte[]> attempt = a.does(() -> near.nowait().recv());
                if (attempt instanceof Attempt.Armed<byte[]>(byte[] data, SelectInfo _)) {
                    for (byte each : data) {
                        assertThat(each).isEqualTo((byte) received.getAndIncrement());
                    }
                }
                if (received.get() < many) {
                    assertThat(a.mailbox().receive(Patience.seconds(5))).isPresent();
                }
            }
            sender.result();
        }
    }
}
