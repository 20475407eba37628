package dev.osock;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.direct;
import static dev.osock.testing.sockets.Bytes.random;
import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.osock.address.Sockaddr;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.internal.socket.HeldMemory;
import dev.osock.message.ControlTypes;
import dev.osock.message.ExtendedError;
import dev.osock.message.MsgFlags;
import dev.osock.option.IpOptions;
import dev.osock.option.SocketOptions;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Bounded
class ZerocopyTest {

    private static final Duration PATIENCE = Patience.seconds(10);

    @ParameterizedTest
    @EnumSource(names = {"INET_STREAM", "INET6_STREAM", "INET_DGRAM", "INET6_DGRAM"})
    void whatIsSentComesAndIsDone(SocketKind kind) throws Exception {
        byte[] data = random(20_000);
        try (Pair pair = kind.pair()) {
            Zerocopy zerocopy = pair.near().zerocopy();
            for (int i = 0; i < 5; i++) {
                ByteBuffer buffer = direct(data);
                ZerocopySend send = zerocopy.send(buffer);
                assertThat(send.sent()).isEqualTo(data.length);
                assertThat(buffer.hasRemaining()).isFalse();
                assertThat(pair.far().within(PATIENCE).recv(data.length)).isEqualTo(data);
                assertThat(send.await(PATIENCE)).as("on the same machine it is copied").isTrue();
                assertThat(send.isDone()).isTrue();
                assertThat(send.await()).isTrue();
            }
            assertThat(zerocopy.outstanding()).isZero();
            assertThat(zerocopy.others()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoeverWaitsIsTold(ThreadKind threads) throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            Zerocopy zerocopy = pair.near().zerocopy();
            List<ZerocopySend> sends = new ArrayList<>();
            List<Caller<Boolean>> callers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                sends.add(zerocopy.send(direct(random(100_000))));
                if (i == 0) {
                    Caller.start(threads, () -> pair.far().recv(20 * 100_000));
                }
            }
            Collections.shuffle(sends, new Random(1));
            for (ZerocopySend each : sends) {
                callers.add(Caller.start(threads, () -> each.await(PATIENCE)));
            }
            for (Caller<Boolean> each : callers) {
                each.result();
            }
            assertThat(zerocopy.outstanding()).isZero();
        }
    }

    @Test
    void aSendThatIsNotDoneSaysSo() throws Exception {
        try (Pair pair = Pair.holding()) {
            ZerocopySend send = pair.near().zerocopy().send(direct(random(60_000)));
            assertThat(send.isDone()).isFalse();
            assertThat(Failing.reasonOf(() -> send.await(ZERO))).isEqualTo(Reason.Timeout.TIMEOUT);
            assertThat(Failing.failureOf(() -> send.await(Duration.ofMillis(20)))).hasMessageContaining("zerocopy")
                    .hasMessageContaining("timeout after 0.02 s");
            var done = new CompletableFuture<ZerocopySend>();
            send.whenDone(done::complete);
            Caller<Boolean> caller = Caller.start(ThreadKind.PLATFORM, () -> send.await(PATIENCE));
            assertThat(done).isNotDone();
            pair.far().within(PATIENCE).recv(60_000);
            caller.result();
            assertThat(done.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isSameAs(send);
            assertThat(send.isDone()).isTrue();
        }
    }

    @Test
    void anEmptySendIsDoneAtOnce() throws Exception {
        try (Pair pair = SocketKind.INET_DGRAM.pair()) {
            assertThat(pair.near().zerocopy().send(ByteBuffer.allocateDirect(0)).await()).isFalse();
            assertThat(pair.far().recv()).isEmpty();
        }
    }

    /// The kernel would count it, and what comes after would be taken for done too early.
    @Test
    void anEmptyDatagramIsNotCounted() throws Exception {
        try (Pair pair = SocketKind.INET_DGRAM.pair()) {
            Socket near = pair.near();
            near.zerocopy().send(ByteBuffer.allocateDirect(0));
            assertThat(Failing.reasonOf(() -> near.within(ZERO).recvmsg(MsgFlags.ERRQUEUE)))
                    .isEqualTo(Reason.Timeout.TIMEOUT);
            ZerocopySend send = near.zerocopy().send(direct(random(1_000)));
            assertThat(send.await(PATIENCE)).isTrue();
            assertThat(near.zerocopy().outstanding()).isZero();
            assertThat(Failing.reasonOf(() -> near.within(ZERO).recvmsg(MsgFlags.ERRQUEUE)))
                    .isEqualTo(Reason.Timeout.TIMEOUT);
        }
    }

    /// What comes back about an earlier datagram is no reason to copy from then on, nor to count otherwise.
    @Test
    void whatIsNotSentAsAnErrorIsPendingIsNotCounted() throws Exception {
        try (Socket near = SocketKind.INET_DGRAM.bound()) {
            Sockaddr gone;
            try (Socket far = SocketKind.INET_DGRAM.bound()) {
                gone = far.sockname();
                near.connect(gone);
            }
            near.zerocopy().send(direct(bytes("nobody is there"))).await(PATIENCE);
            assertThat(Failing.reasonOf(() -> near.zerocopy().send(direct(bytes("a"))))).isEqualTo(Errno.ECONNREFUSED);
            assertThat(near.zerocopy().outstanding()).isZero();
            try (Socket far = SocketKind.INET_DGRAM.open()) {
                far.bind(gone);
                near.zerocopy().send(direct(bytes("b")));
                assertThat(far.within(PATIENCE).recv()).isEqualTo(bytes("b"));
            }
            ExtendedError done = near.within(PATIENCE)
                    .recvmsg(MsgFlags.ERRQUEUE)
                    .value(ControlTypes.IP_RECVERR)
                    .orElseThrow();
            assertThat(done.origin()).isEqualTo(ExtendedError.Origin.ZEROCOPY);
            assertThat(done.info()).as("the second that the kernel has counted").isEqualTo(1);
        }
    }

    @Test
    void littleRoomForControlMessagesLosesNothing() throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            pair.near().setopt(OtpOptions.RCVCTRLBUF, 1);
            ZerocopySend send = pair.near().zerocopy().send(direct(random(1_000)));
            assertThat(pair.far().recv(1_000)).hasSize(1_000);
            assertThat(send.await(PATIENCE)).isTrue();
            assertThat(pair.near().zerocopy().others()).isEmpty();
        }
    }

    @Test
    void whatElseIsInTheErrorQueueIsKept() throws Exception {
        try (Socket near = SocketKind.INET_DGRAM.bound()) {
            near.setopt(IpOptions.RECVERR, true);
            try (Socket far = SocketKind.INET_DGRAM.bound()) {
                near.connect(far.sockname());
            }
            Zerocopy zerocopy = near.zerocopy();
            ZerocopySend first = zerocopy.send(direct(bytes("nobody is there")));
            first.await(PATIENCE);
            List<ReceivedMsg> others = new ArrayList<>(zerocopy.others());
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (others.isEmpty() && System.nanoTime() < end) {
                others.addAll(zerocopy.others());
            }
            assertThat(others).hasSize(1);
            ExtendedError error = others.getFirst().value(ControlTypes.IP_RECVERR).orElseThrow();
            assertThat(error.error()).isEqualTo(Errno.ECONNREFUSED);
            assertThat(zerocopy.others()).isEmpty();
        }
    }

    @Test
    void closingKeepsTheMemoryAndTellsWhoWaits() throws Exception {
        int held = HeldMemory.count();
        try (Pair pair = Pair.holding()) {
            byte[] data = random(60_000);
            ZerocopySend send = pair.near().zerocopy().send(direct(data));
            Caller<Boolean> caller = Caller.waiting(ThreadKind.VIRTUAL, () -> send.await());
            pair.near().close();
            assertThat(caller.failure().reason()).isEqualTo(Reason.Closed.LOCALLY);
            assertThat(Failing.reasonOf(send::isDone)).isEqualTo(Reason.Closed.LOCALLY);
            assertThat(HeldMemory.count()).isEqualTo(held + 1);
            assertThat(pair.far().within(PATIENCE).recv(60_000)).isEqualTo(data);
        }
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            ZerocopySend send = pair.near().zerocopy().send(direct(bytes("x")));
            pair.far().recv(1);
            send.await(PATIENCE);
            pair.near().close();
            assertThat(send.isDone()).as("also when the socket is closed since").isTrue();
        }
        assertThat(HeldMemory.count()).isEqualTo(held + 1);
    }

    @Test
    void memoryThatCanBeTakenAwayIsRefused() throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair();
                Arena confined = Arena.ofConfined();
                Arena shared = Arena.ofShared()) {
            Zerocopy zerocopy = pair.near().zerocopy();
            for (ByteBuffer each : List.of(
                    ByteBuffer.allocate(1),
                    confined.allocate(1).asByteBuffer(),
                    shared.allocate(1).asByteBuffer())) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> zerocopy.send(each))
                        .withMessageStartingWith("zerocopy: only direct buffers");
            }
            zerocopy.send(Arena.ofAuto().allocate(1).asByteBuffer());
            zerocopy.send(Arena.global().allocate(1).asByteBuffer());
            assertThat(pair.far().recv(2)).hasSize(2);
        }
    }

    @Test
    void sendsWithTheFlagAreNotMixedIn() throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            pair.near().zerocopy();
            assertThatIllegalStateException()
                    .isThrownBy(() -> pair.near().send(direct(bytes("x")), MsgFlags.ZEROCOPY))
                    .withMessageStartingWith("send: what is sent with the flag zerocopy");
            MessageBatch batch = MessageBatch.of(1, 10);
            batch.add().put(bytes("x")).flip();
            assertThatIllegalStateException()
                    .isThrownBy(() -> pair.near().sendmmsg(batch, MsgFlags.ZEROCOPY))
                    .withMessageStartingWith("sendmmsg: what is sent with the flag zerocopy");
            pair.far().setopt(SocketOptions.ZEROCOPY, true);
            assertThatIllegalStateException().isThrownBy(() -> pair.far().zerocopy());
        }
        try (Pair pair = SocketKind.LOCAL_STREAM.pair()) {
            assertThat(Failing.failureOf(() -> pair.near().zerocopy())).hasMessageContaining("zerocopy");
        }
    }

    /// Two threads that always send, one of whom waits: what the kernel tells meanwhile is forgotten again.
    @Test
    void manySendsOfSeveralThreadsAreAllDone() throws Exception {
        int many = 2_000;
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            Caller<byte[]> reader = Caller.start(ThreadKind.PLATFORM,
                    () -> pair.far().within(PATIENCE).recv(3 * many * 500));
            List<Caller<Void>> senders = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                senders.add(Caller.start(ThreadKind.VIRTUAL, () -> {
                    List<ZerocopySend> sends = new ArrayList<>();
                    for (int k = 0; k < many; k++) {
                        sends.add(pair.near().zerocopy().send(direct(random(500))));
                    }
                    for (ZerocopySend each : sends) {
                        each.await(PATIENCE);
                    }
                    return null;
                }));
            }
            for (Caller<Void> each : senders) {
                each.result();
            }
            assertThat(reader.result()).hasSize(3 * many * 500);
            assertThat(pair.near().zerocopy().outstanding()).isZero();
        }
    }
}
