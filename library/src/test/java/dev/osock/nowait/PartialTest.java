package dev.osock.nowait;

import static dev.osock.nowait.Party.partial;
import static dev.osock.testing.sockets.Bytes.TOO_MANY;
import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.random;
import static dev.osock.testing.sockets.Failing.failureOf;
import static dev.osock.testing.sockets.Failing.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Attempt;
import dev.osock.SelectHandle;
import dev.osock.SelectInfo;
import dev.osock.SelectInfo.Verb;
import dev.osock.Socket;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.error.SocketException;
import dev.osock.error.SocketInvalidException;
import dev.osock.message.MsgFlags;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Nowait calls of which a part is done, and how they go on.
@Bounded
@OnThread
class PartialTest {

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void aReceiveOfSoManyBytesConsumesWhatIsThereAndTellsWhenMoreIs(SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party()) {
            Socket socket = pair.near();
            pair.far().send(bytes("abc"));
            Attempt.Partial<byte[]> part = a.beginsTo(() -> socket.nowait().recv(5));
            assertThat(part.value()).isEqualTo(bytes("abc"));
            a.isToldNothing();
            pair.far().send(bytes("de"));
            a.isTold(socket, part.info());
            assertThat(a.finishes(() -> socket.nowait().recv(2))).isEqualTo(bytes("de"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void aReceiveThatWaitsForAllFillsTheBufferPartByPart(SocketKind kind, ThreadKind thread) throws Exception {
        for (ByteBuffer buffer : new ByteBuffer[] {ByteBuffer.allocate(5), ByteBuffer.allocateDirect(5)}) {
            try (Pair pair = kind.pair(); Party a = new Party()) {
                Socket socket = pair.near();
                pair.far().send(bytes("abc"));
                Attempt.Partial<Integer> part = a.beginsTo(() -> socket.nowait().recv(buffer, MsgFlags.WAITALL));
                assertThat(part.value()).isEqualTo(3);
                assertThat(buffer.position()).isEqualTo(3);
                pair.far().send(bytes("de"));
                a.isTold(socket, part.info());
                assertThat(a.finishes(() -> socket.nowait().recv(buffer, MsgFlags.WAITALL))).isEqualTo(2);
                assertThat(buffer.flip()).isEqualTo(ByteBuffer.wrap(bytes("abcde")));
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void aSendGoesOnByItsContinuationUntilAllIsSent(SocketKind kind, ThreadKind thread) throws Exception {
        byte[] data = random(TOO_MANY);
        try (Pair pair = kind.pair(); Party a = new Party()) {
            Socket socket = pair.near();
            ByteBuffer rest = ByteBuffer.wrap(data);
            Attempt<Integer> attempt = a.does(() -> socket.nowait().send(rest));
            assertThat(partial(attempt).value()).isEqualTo(rest.position()).isPositive();
            var receiving = Caller.start(thread, () -> pair.far().within(Patience.seconds(10)).recv(TOO_MANY));
            int sent = rest.position();
            while (!(attempt instanceof Attempt.Done<Integer>(Integer last))) {
                SelectInfo info = attempt instanceof Attempt.Partial<Integer>(Integer part, SelectInfo next)
                        ? next
                        : Party.selected(attempt);
                a.isTold(socket, info);
                attempt = a.does(() -> socket.nowait().send(rest, info));
                sent = rest.position();
            }
            assertThat(sent).isEqualTo(TOO_MANY);
            assertThat(last).isPositive();
            assertThat(receiving.result()).isEqualTo(data);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void aContinuationMayBlock(SocketKind kind, ThreadKind thread) throws Exception {
        byte[] data = random(TOO_MANY);
        try (Pair pair = kind.pair(); Party a = new Party()) {
            ByteBuffer rest = ByteBuffer.wrap(data);
            SelectInfo info = a.beginsTo(() -> pair.near().nowait().send(rest)).info();
            int left = rest.remaining();
            var sending = Caller.waiting(thread, () -> a.does(() -> pair.near().send(rest, info)));
            assertThat(pair.far().recv(TOO_MANY)).isEqualTo(data);
            assertThat(sending.result()).isEqualTo(left);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS)
    void anotherCallersContinuationIsQueued(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party(); Party b = new Party()) {
            Socket socket = pair.near();
            SelectInfo info = a.beginsTo(() -> socket.nowait().send(new byte[TOO_MANY])).info();
            b.selects(() -> socket.nowait().send(ByteBuffer.allocate(1), info));
            assertThat(socket.info().numWriters()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCAL_DGRAM", "ABSTRACT_DGRAM"})
    void aSendtoThatMustWaitGoesOnToTheSameDestination(SocketKind kind) throws Exception {
        try (Socket socket = kind.open(); Socket full = kind.bound(); Party a = new Party()) {
            Attempt<Integer> attempt = socket.nowait().sendto(bytes("x"), full.sockname());
            int sent = 0;
            while (attempt instanceof Attempt.Done<Integer>) {
                sent++;
                attempt = a.does(() -> socket.nowait().sendto(bytes("x"), full.sockname()));
            }
            SelectInfo info = Party.selected(attempt);
            assertThat(info.destination()).contains(full.sockname());
            for (int i = 0; i < sent; i++) {
                full.recv();
            }
            a.isTold(socket, info);
            ByteBuffer rest = ByteBuffer.wrap(bytes("y"));
            assertThat(a.finishes(() -> socket.nowait().sendto(rest, info))).isOne();
            assertThat(full.recv()).isEqualTo(bytes("y"));
            assertThat(socket.sendto(rest.rewind(), info)).isOne();
            assertThat(full.recv()).isEqualTo(bytes("y"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCAL_DGRAM", "ABSTRACT_DGRAM"})
    void aSendtoToAPeerThatStaysFullIsToldAgainAndAgain(SocketKind kind) throws Exception {
        try (Socket socket = kind.open(); Socket full = kind.bound(); Party a = new Party()) {
            Attempt<Integer> attempt = socket.nowait().sendto(bytes("x"), full.sockname());
            while (attempt instanceof Attempt.Done<Integer>) {
                attempt = a.does(() -> socket.nowait().sendto(bytes("x"), full.sockname()));
            }
            SelectInfo first = Party.selected(attempt);
            a.isTold(socket, first);
            SelectInfo second = a.selects(() -> socket.nowait().sendto(ByteBuffer.allocate(1), first));
            a.isTold(socket, second);
            a.runs(() -> socket.cancel(second));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void aContinuationOfAnotherVerbIsInvalid(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party()) {
            Socket socket = pair.near();
            SelectInfo receive = a.selects(() -> socket.nowait().recv());
            SelectInfo send = info(Verb.SEND, receive);
            SelectInfo sendto = info(Verb.SENDTO, receive);
            ByteBuffer rest = ByteBuffer.allocate(1);
            assertThat(failureOf(() -> socket.nowait().send(rest, receive))).isInstanceOf(SocketInvalidException.class);
            assertThat(failureOf(() -> socket.nowait().send(rest, sendto))).isInstanceOf(SocketInvalidException.class);
            assertThat(failureOf(() -> socket.send(rest, sendto))).isInstanceOf(SocketInvalidException.class);
            assertThat(failureOf(() -> socket.nowait().sendto(rest, send))).isInstanceOf(SocketInvalidException.class);
            assertThat(failureOf(() -> socket.sendto(rest, send))).isInstanceOf(SocketInvalidException.class);
            assertThat(rest.position()).isZero();
        }
    }

    private static SelectInfo info(Verb verb, SelectInfo other) {
        return new SelectInfo(verb, other.handle(), MsgFlags.NONE, Optional.empty(), List.of());
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS)
    void aContinuationIsJustASendWithTheSameFlags(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            SelectInfo info = new SelectInfo(
                    Verb.SEND, SelectHandle.create(), MsgFlags.DONTROUTE, Optional.empty(), List.of());
            assertThat(pair.near().send(ByteBuffer.wrap(bytes("abc")), info)).isEqualTo(3);
            assertThat(pair.far().recv(3)).isEqualTo(bytes("abc"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS)
    void whatAReceiveGotBeforeTheEndOfTheStreamIsInTheFailure(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.far().send(bytes("abc"));
            pair.endOfFar();
            pair.near().recv(1, MsgFlags.PEEK);
            SocketException failure = failureOf(() -> awaitEnd(pair.near()));
            assertThat(failure.reason()).isEqualTo(Reason.Closed.BY_PEER);
            assertThat(failure.data()).isEqualTo(bytes("abc"));
            assertThat(reasonOf(() -> pair.near().nowait().recv(5))).isEqualTo(Reason.Closed.BY_PEER);
        }
    }

    /// Receives once the end of the stream has come: over inet, that may be a little later than the bytes.
    private static void awaitEnd(Socket socket) throws Exception {
        Thread.sleep(5);
        Party.done(socket.nowait().recv(5));
    }

    @ParameterizedTest
    @MethodSource(Kinds.INET_STREAMS)
    void whatAReceiveGotBeforeAResetIsInTheBuffer(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party()) {
            ByteBuffer buffer = ByteBuffer.allocate(10);
            pair.far().send(bytes("abc"));
            SelectInfo info = a.beginsTo(() -> pair.near().nowait().recv(buffer, MsgFlags.WAITALL)).info();
            pair.resetByFar();
            a.isTold(pair.near(), info);
            assertThat(a.fails(() -> pair.near().nowait().recv(buffer, MsgFlags.WAITALL))).isEqualTo(Errno.ECONNRESET);
            assertThat(buffer.position()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS)
    void aLargeReceiveTakesWhatIsThereInParts(SocketKind kind) throws Exception {
        byte[] data = random(TOO_MANY);
        try (Pair pair = kind.pair(); Party a = new Party()) {
            Socket socket = pair.near();
            var sending = Caller.start(ThreadKind.VIRTUAL, () -> pair.far().send(data));
            ByteBuffer all = ByteBuffer.allocate(TOO_MANY);
            while (all.hasRemaining()) {
                switch (a.does(() -> socket.nowait().recv(all.remaining()))) {
                    case Attempt.Done<byte[]>(byte[] last) -> all.put(last);
                    case Attempt.Partial<byte[]>(byte[] part, SelectInfo info) -> {
                        all.put(part);
                        a.isTold(socket, info);
                    }
                    case Attempt.Pending<byte[]> pending -> a.isTold(socket, pending.info());
                }
            }
            assertThat(sending.result()).isEqualTo(TOO_MANY);
            assertThat(all.array()).isEqualTo(data);
        }
    }
}
