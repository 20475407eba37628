package dev.osock.nowait;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.direct;
import static dev.osock.testing.sockets.Bytes.random;
import static dev.osock.testing.sockets.Failing.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.osock.Attempt;
import dev.osock.NowaitZerocopy;
import dev.osock.OtpOptions;
import dev.osock.ReceivedMsg;
import dev.osock.SelectHandle;
import dev.osock.SelectInfo;
import dev.osock.SelectInfo.Verb;
import dev.osock.Socket;
import dev.osock.SocketMessage;
import dev.osock.SocketMessage.AbortMessage;
import dev.osock.SocketMessage.SelectMessage;
import dev.osock.ZerocopySend;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.internal.socket.HeldMemory;
import dev.osock.message.ControlTypes;
import dev.osock.message.MsgFlags;
import dev.osock.option.IpOptions;
import dev.osock.option.ReceiveBuffer;
import dev.osock.option.SocketOptions;
import dev.osock.option.TimestampingFlags;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Sends without copying by callers that do not wait, neither for room nor for the end of a send.
@Bounded
class NowaitZerocopyTest {

    private static final Duration PATIENCE = Patience.seconds(10);

    /// How many bytes are outstanding while nobody receives: more than there is room for.
    private static final int HELD = 60_000;

    /// A pair that is full soon.
    private static Pair small() throws Exception {
        Pair pair = SocketKind.INET_STREAM.pair();
        pair.near().setopt(SocketOptions.SNDBUF, 1 << 16);
        return pair;
    }

    /// The watch ends when the last has been told, a moment later.
    private static void nobodyReads(Socket socket) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (socket.info().numReaders() > 0 && System.nanoTime() < end) {
            Thread.sleep(1);
        }
        assertThat(socket.info().numReaders()).isZero();
    }

    private static ZerocopySend sent(Party party, Socket socket, int size) throws Exception {
        return party.finishes(() -> socket.nowait().zerocopy().send(direct(random(size)), MsgFlags.NONE));
    }

    /// Asks, and asks again when told.
    private static boolean awaited(Party party, Socket socket, ZerocopySend send) throws Exception {
        Attempt<Boolean> attempt = party.does(() -> socket.nowait().zerocopy().await(send));
        if (attempt instanceof Attempt.Select<Boolean>(SelectInfo info)) {
            party.isTold(socket, info);
            return party.finishes(() -> socket.nowait().zerocopy().await(send));
        }
        return Party.done(attempt);
    }

    private static SelectInfo asks(Party party, Socket socket, ZerocopySend send) throws Exception {
        return party.selects(() -> socket.nowait().zerocopy().await(send));
    }

    @ParameterizedTest
    @EnumSource(names = {"INET_STREAM", "INET6_STREAM", "INET_DGRAM", "INET6_DGRAM"})
    void whatIsSentComesAndIsDone(SocketKind kind) throws Exception {
        byte[] data = random(20_000);
        try (Pair pair = kind.pair(); Party party = new Party()) {
            Socket near = pair.near();
            for (int i = 0; i < 5; i++) {
                ByteBuffer buffer = direct(data);
                ZerocopySend send = party.finishes(() -> near.nowait().zerocopy().send(buffer, MsgFlags.NONE));
                assertThat(send.sent()).isEqualTo(data.length);
                assertThat(buffer.hasRemaining()).isFalse();
                assertThat(pair.far().within(PATIENCE).recv(data.length)).isEqualTo(data);
                assertThat(awaited(party, near, send)).as("on the same machine it is copied").isTrue();
                assertThat(send.isDone()).isTrue();
                assertThat(party.finishes(() -> near.nowait().zerocopy().await(send))).isTrue();
            }
            assertThat(near.zerocopy().outstanding()).isZero();
            assertThat(near.zerocopy().others()).isEmpty();
            party.isToldNothing();
        }
    }

    @Test
    void toAnAddress() throws Exception {
        byte[] data = random(20_000);
        try (Socket near = SocketKind.INET_DGRAM.bound();
                Socket far = SocketKind.INET_DGRAM.bound();
                Party party = new Party()) {
            ZerocopySend send = party.finishes(
                    () -> near.nowait().zerocopy().sendto(direct(data), far.sockname(), MsgFlags.NONE));
            assertThat(far.within(PATIENCE).recv(data.length)).isEqualTo(data);
            awaited(party, near, send);
            assertThat(party.fails(() -> near.nowait().zerocopy().send(direct(data), MsgFlags.NONE)))
                    .isEqualTo(Errno.EDESTADDRREQ);
            assertThat(near.zerocopy().outstanding()).isZero();
        }
    }

    @Test
    void whatDoesNotGoAtOnceIsTriedAgainWhenToldAndEachPartIsDoneByItself() throws Exception {
        byte[] data = random(20_000_000);
        try (Pair pair = small(); Party party = new Party()) {
            Socket near = pair.near();
            NowaitZerocopy zerocopy = near.nowait().zerocopy();
            ByteBuffer buffer = direct(data);
            List<ZerocopySend> parts = new ArrayList<>();
            Attempt.Partial<ZerocopySend> first = party.beginsTo(() -> zerocopy.send(buffer, MsgFlags.NONE));
            assertThat(first.value().sent()).isEqualTo(buffer.position()).isBetween(1L, data.length - 1L);
            assertThat(first.info().verb()).isEqualTo(Verb.SEND);
            parts.add(first.value());
            SelectInfo full = party.selects(() -> zerocopy.send(buffer, MsgFlags.NONE));
            assertThat(near.zerocopy().outstanding()).as("what has not been sent is nothing").isEqualTo(1);
            Caller<byte[]> reader =
                    Caller.start(ThreadKind.PLATFORM, () -> pair.far().within(PATIENCE).recv(data.length));
            party.isTold(near, full);
            while (buffer.hasRemaining()) {
                switch (party.does(() -> zerocopy.send(buffer, MsgFlags.NONE))) {
                    case Attempt.Done<ZerocopySend>(ZerocopySend last) -> parts.add(last);
                    case Attempt.Partial<ZerocopySend>(ZerocopySend next, SelectInfo info) -> {
                        parts.add(next);
                        party.isTold(near, info);
                    }
                    case Attempt.Pending<ZerocopySend> nothing -> party.isTold(near, nothing.info());
                }
            }
            assertThat(reader.result()).isEqualTo(data);
            assertThat(parts.stream().mapToLong(ZerocopySend::sent).sum()).isEqualTo(data.length);
            Collections.shuffle(parts, new Random(1));
            for (ZerocopySend each : parts) {
                awaited(party, near, each);
            }
            assertThat(near.zerocopy().outstanding()).isZero();
        }
    }

    @Test
    void aSendThatHasNoRoomCanBeCancelled() throws Exception {
        try (Pair pair = small(); Party a = new Party(); Party b = new Party()) {
            Socket near = pair.near();
            ByteBuffer buffer = direct(random(20_000_000));
            SelectInfo rest = a.beginsTo(() -> near.nowait().zerocopy().send(buffer, MsgFlags.NONE)).info();
            SelectInfo queued = b.selects(() -> near.nowait().zerocopy().send(direct(bytes("b")), MsgFlags.NONE));
            a.runs(() -> near.cancel(rest));
            int sent = buffer.position();
            assertThat(pair.far().within(PATIENCE).recv(sent)).hasSize(sent);
            b.isTold(near, queued);
            a.isToldNothing();
        }
    }

    @Test
    void whoAsksIsToldOnceWhenItIsDone() throws Exception {
        try (Pair pair = Pair.holding(); Party party = new Party()) {
            Socket near = pair.near();
            ZerocopySend send = sent(party, near, HELD);
            SelectInfo info = asks(party, near, send);
            assertThat(info.verb()).isEqualTo(Verb.AWAIT);
            party.isToldNothing();
            assertThat(send.isDone()).isFalse();
            pair.far().within(PATIENCE).recv(HELD);
            party.isTold(near, info);
            assertThat(send.isDone()).isTrue();
            assertThat(near.zerocopy().outstanding()).isZero();
            assertThat(party.finishes(() -> near.nowait().zerocopy().await(send))).isTrue();
            party.isToldNothing();
            nobodyReads(near);
        }
    }

    @Test
    void everySendThatIsAskedAboutHasAMessageOfItsOwn() throws Exception {
        try (Pair pair = Pair.holding(); Party a = new Party(); Party b = new Party()) {
            Socket near = pair.near();
            Set<SocketMessage> expected = new HashSet<>();
            for (int i = 0; i < 10; i++) {
                ZerocopySend send = sent(a, near, i == 0 ? HELD : 1_000);
                expected.add(new SelectMessage(near, asks(a, near, send).handle()));
                if (i == 9) {
                    SelectInfo others = asks(b, near, send);
                    pair.far().within(PATIENCE).recv(HELD + 9 * 1_000);
                    b.isTold(near, others);
                }
            }
            Set<SocketMessage> told = new HashSet<>();
            for (int i = 0; i < 10; i++) {
                told.add(a.next());
            }
            assertThat(told).isEqualTo(expected).hasSize(10);
            a.isToldNothing();
            b.isToldNothing();
        }
    }

    @Test
    void askedAboutAgainOnlyTheLatestIsTold() throws Exception {
        try (Pair pair = Pair.holding(); Party party = new Party()) {
            Socket near = pair.near();
            ZerocopySend send = sent(party, near, HELD);
            SelectInfo first = asks(party, near, send);
            SelectInfo second = asks(party, near, send);
            assertThat(second.handle()).isNotEqualTo(first.handle());
            assertThat(party.fails(() -> near.cancel(first))).isInstanceOf(Reason.Invalid.class);
            pair.far().within(PATIENCE).recv(HELD);
            party.isTold(near, second);
            party.isToldNothing();
        }
    }

    @Test
    void aCancelledQuestionIsNotAnswered() throws Exception {
        try (Pair pair = Pair.holding(); Party a = new Party(); Party b = new Party()) {
            Socket near = pair.near();
            ZerocopySend send = sent(a, near, HELD);
            SelectInfo info = asks(a, near, send);
            assertThat(near.info().numReaders()).isEqualTo(1);
            assertThat(b.fails(() -> near.cancel(info))).isInstanceOf(Reason.Invalid.class);
            a.runs(() -> near.cancel(info));
            assertThat(a.fails(() -> near.cancel(info))).isInstanceOf(Reason.Invalid.class);
            assertThat(near.info().numReaders()).isZero();
            assertThat(near.zerocopy().outstanding()).as("the memory is the kernel's still").isEqualTo(1);
            SelectInfo again = asks(a, near, send);
            pair.far().within(PATIENCE).recv(HELD);
            while (a.mailbox().size() == 0) {
                Thread.sleep(1);
            }
            a.runs(() -> near.cancel(again));
            a.isToldNothing();
            assertThat(a.fails(() -> near.cancel(again))).isInstanceOf(Reason.Invalid.class);
            near.close();
            assertThat(a.fails(() -> near.cancel(again))).isEqualTo(Reason.Closed.LOCALLY);
        }
    }

    @ParameterizedTest
    @EnumSource
    void itGoesBesideThoseWhoWait(ThreadKind threads) throws Exception {
        try (Pair pair = Pair.holding(); Party before = new Party(); Party after = new Party()) {
            Socket near = pair.near();
            ZerocopySend first = sent(before, near, HELD);
            SelectInfo early = asks(before, near, first);
            Caller<Boolean> waiting = Caller.start(threads, () -> first.await(PATIENCE));
            assertThat(Failing.reasonOf(() -> first.await(Duration.ofMillis(30)))).isEqualTo(Reason.Timeout.TIMEOUT);
            pair.far().within(PATIENCE).recv(HELD);
            before.isTold(near, early);
            waiting.result();

            ZerocopySend second = sent(before, near, HELD);
            ZerocopySend third = sent(before, near, 1_000);
            Caller<Boolean> reads = Caller.waiting(threads, () -> second.await(PATIENCE));
            SelectInfo late = asks(after, near, third);
            assertThat(near.info().numReaders()).as("the thread reads for all").isEqualTo(1);
            pair.far().within(PATIENCE).recv(HELD + 1_000);
            reads.result();
            after.isTold(near, late);
        }
    }

    @Test
    void aThreadThatGivesUpLeavesReadingToOthers() throws Exception {
        try (Pair pair = Pair.holding(); Party party = new Party()) {
            Socket near = pair.near();
            ZerocopySend send = sent(party, near, HELD);
            Caller<Boolean> gone = Caller.waiting(ThreadKind.VIRTUAL, () -> send.await(Duration.ofMillis(200)));
            SelectInfo info = asks(party, near, send);
            assertThat(gone.failure().reason()).isEqualTo(Reason.Timeout.TIMEOUT);
            Caller<Boolean> waiting = Caller.start(ThreadKind.VIRTUAL, () -> send.await(PATIENCE));
            party.runs(() -> near.cancel(info));
            pair.far().within(PATIENCE).recv(HELD);
            waiting.result();
            party.isToldNothing();
        }
    }

    @Test
    void whatElseIsInTheErrorQueueIsKept() throws Exception {
        try (Pair pair = Pair.holding(); Party party = new Party()) {
            Socket near = pair.near();
            near.setopt(
                    SocketOptions.TIMESTAMPING,
                    TimestampingFlags.of(
                            TimestampingFlags.TX_ACK,
                            TimestampingFlags.SOFTWARE,
                            TimestampingFlags.OPT_ID,
                            TimestampingFlags.OPT_TSONLY));
            ZerocopySend send = sent(party, near, HELD);
            SelectInfo info = asks(party, near, send);
            pair.far().within(PATIENCE).recv(HELD);
            party.isTold(near, info);
            List<ReceivedMsg> others = new ArrayList<>(near.zerocopy().others());
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (others.isEmpty() && System.nanoTime() < end) {
                others.addAll(near.zerocopy().others());
            }
            assertThat(others).singleElement()
                    .satisfies(entry -> assertThat(entry.value(ControlTypes.TIMESTAMPING)).isPresent());
        }
    }

    @Test
    void anErrorOfTheNetworkIsNoEnd() throws Exception {
        try (Socket near = SocketKind.INET_DGRAM.bound(); Party party = new Party()) {
            near.setopt(IpOptions.RECVERR, true);
            try (Socket far = SocketKind.INET_DGRAM.bound()) {
                near.connect(far.sockname());
            }
            awaited(party, near, sent(party, near, 100));
            List<ReceivedMsg> others = new ArrayList<>();
            while (others.isEmpty()) {
                others.addAll(near.zerocopy().others());
            }
            assertThat(others).singleElement()
                    .satisfies(
                            entry -> assertThat(entry.value(ControlTypes.IP_RECVERR).orElseThrow().error())
                                    .isEqualTo(Errno.ECONNREFUSED));
        }
    }

    @Test
    void aPeerThatResetsEndsWhatIsOutstanding() throws Exception {
        try (Pair pair = Pair.holding(); Party party = new Party()) {
            Socket near = pair.near();
            ZerocopySend send = sent(party, near, HELD);
            SelectInfo info = asks(party, near, send);
            pair.resetByFar();
            party.isTold(near, info);
            party.completes(() -> near.nowait().zerocopy().await(send));
            assertThat(party.fails(() -> near.nowait().zerocopy().send(direct(bytes("x")), MsgFlags.NONE)))
                    .isEqualTo(Errno.ECONNRESET);
            assertThat(near.zerocopy().outstanding()).isZero();
        }
    }

    @Test
    void closingTellsWhoAsksAndKeepsTheMemory() throws Exception {
        int held = HeldMemory.count();
        byte[] data = random(HELD);
        try (Pair pair = Pair.holding(); Party a = new Party(); Party b = new Party()) {
            Socket near = pair.near();
            ZerocopySend send = a.finishes(() -> near.nowait().zerocopy().send(direct(data), MsgFlags.NONE));
            SelectInfo one = asks(a, near, send);
            SelectInfo other = asks(b, near, send);
            Caller<Boolean> waiting = Caller.start(ThreadKind.VIRTUAL, () -> send.await(PATIENCE));
            near.close();
            assertThat(a.mailbox().size()).as("as soon as it is closed").isOne();
            a.isTold(near, one, Reason.Closed.LOCALLY);
            b.isTold(near, other, Reason.Closed.LOCALLY);
            assertThat(waiting.failure().reason()).isEqualTo(Reason.Closed.LOCALLY);
            assertThat(a.fails(() -> near.nowait().zerocopy().await(send))).isEqualTo(Reason.Closed.LOCALLY);
            assertThat(HeldMemory.count()).isEqualTo(held + 1);
            assertThat(pair.far().within(PATIENCE).recv(HELD)).isEqualTo(data);
            a.isToldNothing();
        }
        try (Pair pair = small(); Party party = new Party()) {
            Socket near = pair.near();
            NowaitZerocopy zerocopy = near.nowait().zerocopy();
            ByteBuffer large = direct(random(20_000_000));
            var part = party.beginsTo(() -> zerocopy.send(large, MsgFlags.NONE));
            near.close();
            party.isTold(near, part.info(), Reason.Closed.LOCALLY);
            assertThat(party.fails(() -> zerocopy.send(large, MsgFlags.NONE))).isEqualTo(Reason.Closed.LOCALLY);
            assertThat(HeldMemory.count()).isEqualTo(held + 2);
        }
    }

    @Test
    void aMailboxThatEndsIsForgottenAndOthersAreTold() throws Exception {
        try (Pair pair = Pair.holding(); Party party = new Party()) {
            Socket near = pair.near();
            ZerocopySend send = sent(party, near, HELD);
            try (Party dead = new Party()) {
                asks(dead, near, send);
            }
            nobodyReads(near);
            SelectInfo info = asks(party, near, send);
            try (Party dead = new Party()) {
                asks(dead, near, send);
            }
            pair.far().within(PATIENCE).recv(HELD);
            party.isTold(near, info);
        }
    }

    @Test
    void aCallbackIsCalled() throws Exception {
        BlockingQueue<SocketMessage> told = new LinkedBlockingQueue<>();
        SelectHandle handle = SelectHandle.notifying(Runnable::run, told::add);
        try (Pair pair = Pair.holding(); Party party = new Party()) {
            Socket near = pair.near();
            ZerocopySend send = sent(party, near, HELD);
            party.selects(() -> near.nowait(handle).zerocopy().await(send));
            pair.far().within(PATIENCE).recv(HELD);
            assertThat(told.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(new SelectMessage(near, handle));
            ZerocopySend next = sent(party, near, HELD);
            party.selects(() -> near.nowait(handle).zerocopy().await(next));
            near.close();
            assertThat(told.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isEqualTo(new AbortMessage(near, handle, Reason.Closed.LOCALLY));
        }
    }

    @Test
    void optionsOfReceivesDoNotMatter() throws Exception {
        try (Pair pair = Pair.holding(); Party party = new Party()) {
            Socket near = pair.near();
            near.setopt(OtpOptions.SELECT_READ, true);
            near.setopt(OtpOptions.RCVCTRLBUF, 1);
            near.setopt(OtpOptions.RCVBUF, ReceiveBuffer.of(1));
            for (int i = 0; i < 2; i++) {
                ZerocopySend send = sent(party, near, HELD);
                SelectInfo info = asks(party, near, send);
                pair.far().within(PATIENCE).recv(HELD);
                party.isTold(near, info);
                nobodyReads(near);
            }
            assertThat(near.zerocopy().others()).isEmpty();
        }
    }

    @Test
    void argumentsAreChecked() throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair(); Pair local = SocketKind.LOCAL_STREAM.pair()) {
            NowaitZerocopy zerocopy = pair.near().nowait().zerocopy();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> zerocopy.send(ByteBuffer.allocate(1), MsgFlags.NONE))
                    .withMessageStartingWith("zerocopy: only direct buffers");
            ZerocopySend others = pair.far().zerocopy().send(direct(bytes("x")));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> zerocopy.await(others))
                    .withMessageStartingWith("await: not a send of ");
            assertThat(reasonOf(() -> local.near().nowait().zerocopy())).isEqualTo(Errno.EOPNOTSUPP);
        }
    }

    /// An event loop with a ring of buffers, which fills one again when it is told that the kernel is done with it,
    /// while threads send, wait and look as well.
    @Test
    void anEventLoopUsesItsBuffersAgainAndAgain() throws Exception {
        int many = 3_000;
        int size = 10_000;
        try (Pair pair = SocketKind.INET_STREAM.pair(); Party party = new Party()) {
            Socket near = pair.near();
            Caller<Integer> reader = Caller.start(ThreadKind.PLATFORM, () -> received(pair.far(), many * size));
            NowaitZerocopy zerocopy = near.nowait().zerocopy();
            Queue<ByteBuffer> free = new ArrayDeque<>();
            for (int i = 0; i < 8; i++) {
                free.add(ByteBuffer.allocateDirect(size));
            }
            int told = 0;
            for (int i = 0; i < many; i++) {
                ByteBuffer buffer = free.remove().clear();
                for (int k = 0; k < size; k += 8) {
                    buffer.putLong(k, i);
                }
                Queue<ZerocopySend> parts = new ArrayDeque<>();
                while (buffer.hasRemaining()) {
                    switch (party.does(() -> zerocopy.send(buffer, MsgFlags.NONE))) {
                        case Attempt.Done<ZerocopySend>(ZerocopySend send) -> parts.add(send);
                        case Attempt.Partial<ZerocopySend>(ZerocopySend send, SelectInfo info) -> {
                            parts.add(send);
                            party.isTold(near, info);
                        }
                        case Attempt.Pending<ZerocopySend> pending -> party.isTold(near, pending.info());
                    }
                }
                if (i % 100 == 0) {
                    parts.peek().await(PATIENCE);
                    near.zerocopy().others();
                }
                for (ZerocopySend each : parts) {
                    Attempt<Boolean> attempt = party.does(() -> zerocopy.await(each));
                    if (attempt instanceof Attempt.Select<Boolean>(SelectInfo info)) {
                        party.isTold(near, info);
                        party.completes(() -> zerocopy.await(each));
                        told++;
                    }
                }
                free.add(buffer);
            }
            assertThat(reader.result()).isEqualTo(many * size);
            assertThat(near.zerocopy().outstanding()).isZero();
            assertThat(told).isPositive();
            nobodyReads(near);
        }
    }

    /// Receives bytes, of which each message's are its number.
    private static int received(Socket far, int bytes) throws Exception {
        int got = 0;
        while (got < bytes) {
            ByteBuffer message = ByteBuffer.wrap(far.within(PATIENCE).recv(10_000));
            for (int k = 0; k < message.limit(); k += 8) {
                assertThat(message.getLong(k)).isEqualTo(got / 10_000);
            }
            got += message.limit();
        }
        return got;
    }
}
