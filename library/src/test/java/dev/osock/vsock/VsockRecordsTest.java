package dev.osock.vsock;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.random;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Deadline;
import dev.osock.ReceivedMsg;
import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.address.SockaddrVm;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketTimeoutException;
import dev.osock.kind.Shutdown;
import dev.osock.kind.Type;
import dev.osock.message.Msg;
import dev.osock.message.MsgFlags;
import dev.osock.message.Received;
import dev.osock.nowait.Party;
import dev.osock.option.VsockOptions;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.ThreadKind;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Sequences of records between a machine and itself.
@Requires(Need.VSOCK_SEQPACKET)
@Bounded
class VsockRecordsTest {

    private static final Duration PATIENCE = Patience.seconds(5);

    private static Pair pair() throws Exception {
        return Vsock.pair(Type.SEQPACKET);
    }

    @ParameterizedTest
    @EnumSource
    void eachReceiveGivesOne(ThreadKind thread) throws Exception {
        try (Pair pair = pair()) {
            Caller<byte[]> waiting = Caller.waiting(thread, () -> pair.far().recv());
            pair.near().send(bytes("one"));
            assertThat(waiting.result()).isEqualTo(bytes("one"));
            pair.near().send(bytes("two"));
            pair.near().send(bytes("three"));
            assertThat(pair.far().within(PATIENCE).recv(100)).isEqualTo(bytes("two"));
            ByteBuffer direct = ByteBuffer.allocateDirect(100);
            assertThat(pair.far().until(Deadline.in(PATIENCE)).recv(direct)).isEqualTo(5);
            assertThat(direct.flip()).isEqualTo(ByteBuffer.wrap(bytes("three")));
        }
    }

    @Test
    void theEndOfARecordIsToldIfItsSenderSaysSo() throws Exception {
        try (Pair pair = pair()) {
            pair.near().sendmsg(Msg.of(bytes("ab"), bytes("cd")), MsgFlags.EOR);
            pair.near().sendmsg(Msg.of(bytes("ef")));
            ReceivedMsg first = pair.far().within(PATIENCE).recvmsg();
            assertThat(first.data()).isEqualTo(bytes("abcd"));
            assertThat(first.flags().contains(MsgFlags.EOR)).isTrue();
            ReceivedMsg second = pair.far().within(PATIENCE).recvmsg();
            assertThat(second.data()).isEqualTo(bytes("ef"));
            assertThat(second.flags().contains(MsgFlags.EOR)).isFalse();
        }
    }

    @Test
    void whatDoesNotFitIsLostAndSaidToBe() throws Exception {
        try (Pair pair = pair()) {
            pair.near().send(bytes("0123456789"));
            pair.near().send(bytes("next"));
            ReceivedMsg cut = pair.far().within(PATIENCE).recvmsg(4, 0, MsgFlags.NONE);
            assertThat(cut.data()).isEqualTo(bytes("0123"));
            assertThat(cut.flags().contains(MsgFlags.TRUNC)).isTrue();
            assertThat(pair.far().within(PATIENCE).recv(4)).isEqualTo(bytes("next"));
            pair.near().send(bytes("0123456789"));
            pair.near().send(bytes("next"));
            ByteBuffer four = ByteBuffer.allocate(4);
            assertThat(pair.far().within(PATIENCE).recv(four)).isEqualTo(4);
            assertThat(pair.far().within(PATIENCE).recv()).isEqualTo(bytes("next"));
        }
    }

    @Test
    void longOnesComeWhole() throws Exception {
        byte[] data = random(131_072); // half of a buffer: the next one waits for room, and is not cut
        try (Pair pair = pair()) {
            pair.near().send(data);
            assertThat(pair.far().within(PATIENCE).recv(262_144)).isEqualTo(data);
            pair.near().send(data);
            ByteBuffer heap = ByteBuffer.allocate(262_144);
            assertThat(pair.far().within(PATIENCE).recv(heap)).isEqualTo(data.length);
            assertThat(heap.flip()).isEqualTo(ByteBuffer.wrap(data));
            pair.near().send(data);
            assertThat(pair.far().within(PATIENCE).recvmsg(262_144, 0, MsgFlags.NONE).data()).isEqualTo(data);
            Caller<byte[]> waiting = Caller.waiting(ThreadKind.PLATFORM, () -> pair.far().recv(262_144));
            pair.near().send(data);
            assertThat(waiting.result()).isEqualTo(data);
        }
    }

    @Test
    void oneThatIsLongerThanThePeersBufferIsRefused() throws Exception {
        try (Socket listener = Vsock.listener(Type.SEQPACKET); Socket near = Vsock.open(Type.SEQPACKET)) {
            listener.setopt(VsockOptions.BUFFER_SIZE, 4096L);
            near.connect(Vsock.local(listener));
            try (Socket far = listener.accept()) {
                assertThat(far.getopt(VsockOptions.BUFFER_SIZE)).isEqualTo(4096);
                assertThat(Failing.reasonOf(() -> near.send(new byte[4097])))
                        .isEqualTo(Need.isKernelAtLeast(6, 2) ? Errno.EMSGSIZE : Errno.ENOMEM);
                near.send(new byte[4096]);
                assertThat(far.within(PATIENCE).recv(8192)).hasSize(4096);
            }
        }
    }

    /// As these have a length by which the buffer can be divided.
    @ParameterizedTest
    @EnumSource
    void aSendWaitsForRoom(ThreadKind thread) throws Exception {
        byte[] data = random(65_536);
        try (Pair pair = pair()) {
            for (int i = 0; i < 4; i++) {
                pair.near().within(PATIENCE).send(data);
            }
            assertThat(Failing.failureOf(() -> pair.near().within(Duration.ofMillis(50)).send(data)))
                    .isInstanceOf(SocketTimeoutException.class);
            Caller<Integer> sending = Caller.waiting(thread, () -> pair.near().send(data));
            for (int i = 0; i < 4; i++) {
                assertThat(Arrays.equals(pair.far().within(PATIENCE).recv(100_000), data)).isTrue();
            }
            assertThat(sending.result()).isEqualTo(data.length);
            assertThat(Arrays.equals(pair.far().within(PATIENCE).recv(100_000), data)).isTrue();
        }
    }

    /// Linux sends a part of a record for which there is too little room, unless the call may wait in the kernel, and
    /// the same again with the next try.
    @Test
    void aRecordThatIsCutIsTheLastAndDoesNotArrive() throws Exception {
        byte[] data = random(200_000);
        try (Pair pair = pair()) {
            pair.near().send(data);
            assertThat(Failing.reasonOf(() -> pair.near().within(PATIENCE).send(data))).isEqualTo(Errno.ENOBUFS);
            assertThat(Failing.reasonOf(() -> pair.near().send(bytes("x")))).isEqualTo(Errno.EPIPE);
            assertThat(Arrays.equals(pair.far().within(PATIENCE).recv(262_144), data)).isTrue();
            assertThat(Failing.reasonOf(() -> pair.far().within(PATIENCE).recv())).isEqualTo(Reason.Closed.BY_PEER);
            pair.far().send(bytes("still"));
            assertThat(pair.near().within(PATIENCE).recv()).isEqualTo(bytes("still"));
        }
        try (Pair pair = pair()) {
            List<Msg> two = List.of(Msg.of(data), Msg.of(data));
            assertThat(Failing.failureOf(() -> pair.near().within(PATIENCE).sendmmsg(two)))
                    .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Errno.ENOBUFS))
                    .satisfies(failure -> assertThat(failure.sent()).isEqualTo(1));
            assertThat(Arrays.equals(pair.far().within(PATIENCE).recv(262_144), data)).isTrue();
            assertThat(Failing.reasonOf(() -> pair.far().within(PATIENCE).recv())).isEqualTo(Reason.Closed.BY_PEER);
        }
    }

    @Test
    void anEmptyOneIsNotSent() throws Exception {
        try (Pair pair = pair()) {
            assertThat(pair.near().send(new byte[0])).isZero();
            pair.near().send(bytes("x"));
            assertThat(pair.far().within(PATIENCE).recv()).isEqualTo(bytes("x"));
        }
    }

    @Test
    void aReceiveWithoutRoomTakesNothing() throws Exception {
        try (Pair pair = pair()) {
            pair.near().send(bytes("x"));
            pair.near().shutdown(Shutdown.WRITE);
            assertThat(pair.far().within(PATIENCE).recv(ByteBuffer.allocate(0))).isZero();
            assertThat(pair.far().within(PATIENCE).recv()).isEqualTo(bytes("x"));
            assertThat(pair.far().within(PATIENCE).recv(ByteBuffer.allocate(0))).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theEndIsTheEndHoweverItIsReceived(ThreadKind thread) throws Exception {
        try (Pair pair = pair(); Party party = new Party()) {
            Caller<byte[]> waiting = Caller.waiting(thread, () -> pair.far().recv());
            pair.near().shutdown(Shutdown.WRITE);
            assertThat(waiting.failure().reason()).isEqualTo(Reason.Closed.BY_PEER);
            Socket far = pair.far();
            assertThat(Failing.reasonOf(() -> far.within(PATIENCE).recv(9))).isEqualTo(Reason.Closed.BY_PEER);
            assertThat(Failing.reasonOf(() -> far.within(PATIENCE).recv(100_000))).isEqualTo(Reason.Closed.BY_PEER);
            assertThat(Failing.reasonOf(() -> far.within(PATIENCE).recv(ByteBuffer.allocate(9))))
                    .isEqualTo(Reason.Closed.BY_PEER);
            assertThat(Failing.reasonOf(() -> far.within(PATIENCE).recvfrom())).isEqualTo(Reason.Closed.BY_PEER);
            assertThat(Failing.reasonOf(() -> far.within(PATIENCE).recvmsg())).isEqualTo(Reason.Closed.BY_PEER);
            assertThat(Failing.reasonOf(() -> far.within(PATIENCE).recvmmsg(3))).isEqualTo(Reason.Closed.BY_PEER);
            assertThat(party.fails(() -> far.nowait().recv())).isEqualTo(Reason.Closed.BY_PEER);
            far.send(bytes("still"));
            assertThat(pair.near().within(PATIENCE).recv()).isEqualTo(bytes("still"));
        }
    }

    @Test
    void whatTheClosedPeerSentIsReceivedToTheEnd() throws Exception {
        try (Pair pair = pair()) {
            pair.near().send(bytes("one"));
            pair.near().send(bytes("two"));
            pair.near().close();
            assertThat(pair.far().within(PATIENCE).recv()).isEqualTo(bytes("one"));
            assertThat(pair.far().within(PATIENCE).recv()).isEqualTo(bytes("two"));
            assertThat(Failing.reasonOf(() -> pair.far().within(PATIENCE).recv())).isEqualTo(Reason.Closed.BY_PEER);
            assertThat(Failing.reasonOf(() -> pair.far().send(bytes("x")))).isEqualTo(Errno.EPIPE);
        }
    }

    @Test
    void severalGoAndComeWithOneCall() throws Exception {
        try (Pair pair = pair()) {
            assertThat(pair.near().sendmmsg(List.of(Msg.of(bytes("a")), Msg.of(bytes("bc")), Msg.of(bytes("def")))))
                    .isEqualTo(3);
            pair.near().shutdown(Shutdown.WRITE);
            List<byte[]> got = new java.util.ArrayList<>();
            while (got.size() < 3) {
                pair.far().within(PATIENCE).recvmmsg(8).forEach(each -> got.add(each.data()));
            }
            assertThat(got).containsExactly(bytes("a"), bytes("bc"), bytes("def"));
            assertThat(Failing.reasonOf(() -> pair.far().within(PATIENCE).recvmmsg(8)))
                    .isEqualTo(Reason.Closed.BY_PEER);
        }
    }

    @Test
    void callsThatDoNotWaitAreTold() throws Exception {
        try (Pair pair = pair(); Party party = new Party()) {
            Socket far = pair.far();
            SelectInfo receiving = party.selects(() -> far.nowait().recv());
            pair.near().send(bytes("hello"));
            party.isTold(far, receiving);
            assertThat(party.finishes(() -> far.nowait().recv())).isEqualTo(bytes("hello"));
            SelectInfo waiting = party.selects(() -> far.nowait().recvmsg());
            pair.near().close();
            party.isTold(far, waiting);
            assertThat(party.fails(() -> far.nowait().recvmsg())).isEqualTo(Reason.Closed.BY_PEER);
        }
    }

    /// The kernel tells no source of what comes over a connection.
    @Test
    void thePeerIsNotNamedWithEach() throws Exception {
        try (Pair pair = pair()) {
            pair.near().send(bytes("x"));
            Received received = pair.far().within(PATIENCE).recvfrom();
            assertThat(received.data()).isEqualTo(bytes("x"));
            assertThat(received.source()).isNotInstanceOf(SockaddrVm.class);
            assertThat(pair.far().peername()).isInstanceOf(SockaddrVm.class);
        }
    }

    /// Linux lets nobody look before 6.7.
    @Test
    void aLookLeavesTheRecordOrIsRefused() throws Exception {
        try (Pair pair = pair()) {
            pair.near().send(bytes("hello"));
            assertThat(pair.far().within(PATIENCE).recvmsg(0, 0, MsgFlags.NONE).data()).isEqualTo(bytes("hello"));
            pair.near().send(bytes("again"));
            try {
                assertThat(pair.far().within(PATIENCE).recv(0, MsgFlags.PEEK)).isEqualTo(bytes("again"));
            } catch (SocketErrnoException refused) {
                assertThat(refused.errno())
                        .isEqualTo(Need.isKernelAtLeast(6, 2) ? Errno.EOPNOTSUPP : Errno.ENOMEM);
                assertThat(Need.isKernelAtLeast(6, 7)).isFalse();
            }
            assertThat(pair.far().within(PATIENCE).recv()).isEqualTo(bytes("again"));
        }
    }
}
