package dev.osock.message;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.random;
import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.osock.Attempt;
import dev.osock.ReceivedMsg;
import dev.osock.Socket;
import dev.osock.address.SockaddrLl;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Shutdown;
import dev.osock.kind.Type;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Bounded
class RecvmsgTest {

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void givesTheBytesWithoutFlagsAndControlMessages(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.near().send(bytes("hello"));
            ReceivedMsg message = pair.far().recvmsg();
            assertThat(message.data()).isEqualTo(bytes("hello"));
            assertThat(message.length()).isEqualTo(5);
            assertThat(message.flags().direction()).isEqualTo(MsgFlags.Direction.RECEIVED);
            assertThat(message.flags().without(MsgFlags.EOR))
                    .isEqualTo(MsgFlags.NONE);
            assertThat(message.ctrl()).isEmpty();
            assertThat(message.descriptors()).isEmpty();
        }
    }

    @Test
    void tellsOfTheFlagCmsgCloexecOnlyIfItWasGiven() throws Exception {
        try (Pair pair = SocketKind.LOCAL_STREAM.pair()) {
            pair.near().send(bytes("hello"));
            assertThat(pair.far().recvmsg(2, 0, MsgFlags.NONE).flags()).isEqualTo(MsgFlags.NONE);
            assertThat(pair.far().recvmsg(2, 0, MsgFlags.CMSG_CLOEXEC).flags()).isEqualTo(MsgFlags.CMSG_CLOEXEC);
        }
    }

    @Requires(Need.ROOT)
    @Test
    void packetSocketsReceiveMessages() throws Exception {
        try (Socket packets = Socket.open(Domain.PACKET, Type.DGRAM, Protocol.of(0x0300)); // ETH_P_ALL
                Socket sender = SocketKind.INET_DGRAM.bound()) {
            byte[] data = random(32);
            sender.sendto(data, sender.sockname());
            ReceivedMsg message;
            do {
                message = packets.recvmsg(); // others talk on this device too
            } while (!endsWith(message.data(), data));
            assertThat(message.addr()).containsInstanceOf(SockaddrLl.class);
        }
    }

    private static boolean endsWith(byte[] whole, byte[] end) {
        int start = whole.length - end.length;
        return start >= 0 && Arrays.equals(whole, start, whole.length, end, 0, end.length);
    }

    @ParameterizedTest
    @MethodSource(Kinds.DATAGRAMS)
    void addrIsTheSendersName(SocketKind kind) throws Exception {
        try (Socket sender = kind.bound(); Socket receiver = kind.bound()) {
            sender.sendto(bytes("hello"), receiver.sockname());
            assertThat(receiver.recvmsg().addr()).contains(sender.sockname());
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS)
    void aConnectedStreamHasNoAddr(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.near().send(bytes("hello"));
            assertThat(pair.far().recvmsg().addr()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCAL_DGRAM", "ABSTRACT_DGRAM"})
    void anUnboundLocalSenderHasNoAddr(SocketKind kind) throws Exception {
        try (Socket sender = kind.open(); Socket receiver = kind.bound()) {
            sender.sendto(bytes("hello"), receiver.sockname());
            assertThat(receiver.recvmsg().addr()).isEmpty();
        }
    }

    /// The address of an earlier message must not be taken for that of a later one.
    @ParameterizedTest
    @EnumSource(names = {"LOCAL_DGRAM", "ABSTRACT_DGRAM"})
    void anAddrIsNotKeptFromAnEarlierMessage(SocketKind kind) throws Exception {
        try (Socket named = kind.bound(); Socket nameless = kind.open(); Socket receiver = kind.bound()) {
            named.sendto(bytes("1"), receiver.sockname());
            nameless.sendto(bytes("2"), receiver.sockname());
            assertThat(receiver.recvmsg().addr()).isPresent();
            assertThat(receiver.recvmsg().addr()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.MESSAGES)
    void aMessageThatIsTooLongIsCutAndFlagged(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.near().send(bytes("hello world"));
            pair.near().send(bytes("next"));
            ReceivedMsg cut = pair.far().recvmsg(5, 0, MsgFlags.NONE);
            assertThat(cut.data()).isEqualTo(bytes("hello"));
            assertThat(cut.length()).isEqualTo(5);
            assertThat(cut.flags().contains(MsgFlags.TRUNC)).isTrue();
            assertThat(pair.far().recvmsg().data()).isEqualTo(bytes("next"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.MESSAGES)
    void truncTellsTheTrueLengthAndGivesNoMoreThanCame(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.near().send(bytes("hello world"));
            ReceivedMsg cut = pair.far().recvmsg(5, 0, MsgFlags.TRUNC);
            assertThat(cut.data()).isEqualTo(bytes("hello"));
            assertThat(cut.length()).isEqualTo(11);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS)
    void aStreamThatDoesNotFitIsNotCut(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.near().send(bytes("hello world"));
            ReceivedMsg first = pair.far().recvmsg(5, 0, MsgFlags.NONE);
            assertThat(first.data()).isEqualTo(bytes("hello"));
            assertThat(first.flags().contains(MsgFlags.TRUNC)).isFalse();
            assertThat(pair.far().recvmsg().data()).isEqualTo(bytes(" world"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.DATAGRAMS)
    void anEmptyMessageIsAMessage(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.near().send(new byte[0]);
            ReceivedMsg empty = pair.far().recvmsg();
            assertThat(empty.data()).isEmpty();
            assertThat(empty.flags().contains(MsgFlags.TRUNC)).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS)
    void endOfStreamIsClosed(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.endOfFar();
            assertThat(Failing.reasonOf(() -> pair.near().recvmsg())).isEqualTo(Reason.Closed.BY_PEER);
            assertThat(Failing.reasonOf(() -> pair.near().recvmsg())).isEqualTo(Reason.Closed.BY_PEER);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.SEQPACKETS)
    void endOfASequenceOfRecordsIsClosed(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.endOfFar();
            assertThat(Failing.reasonOf(() -> pair.near().recvmsg())).isEqualTo(Reason.Closed.BY_PEER);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void peekLeavesTheMessage(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.near().send(bytes("hello"));
            assertThat(pair.far().recvmsg(MsgFlags.PEEK).data()).isEqualTo(bytes("hello"));
            assertThat(pair.far().recvmsg().data()).isEqualTo(bytes("hello"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void buffersAreFilledOneAfterTheOther(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.near().send(bytes("hello world"));
            ByteBuffer heap = ByteBuffer.allocate(6).position(2);
            ByteBuffer none = ByteBuffer.allocate(0);
            ByteBuffer direct = ByteBuffer.allocateDirect(3);
            ByteBuffer rest = ByteBuffer.allocate(20);
            ReceivedMsg message = pair.far().recvmsg(List.of(heap, none, direct, rest), 0, MsgFlags.NONE);
            assertThat(message.data()).isEmpty();
            assertThat(message.length()).isEqualTo(11);
            assertThat(heap).isEqualTo(ByteBuffer.allocate(0));
            assertThat(heap.array()).isEqualTo(new byte[] {0, 0, 'h', 'e', 'l', 'l'});
            assertThat(direct.flip()).isEqualTo(ByteBuffer.wrap(bytes("o w")));
            assertThat(rest.flip()).isEqualTo(ByteBuffer.wrap(bytes("orld")));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.DATAGRAMS)
    void largeMessagesFitHeapBuffers(SocketKind kind) throws Exception {
        int size = kind.isLocal() ? 150_000 : 60_000;
        try (Pair pair = kind.pair()) {
            byte[] data = random(size);
            pair.near().send(data);
            ByteBuffer first = ByteBuffer.allocate(size / 2);
            ByteBuffer second = ByteBuffer.allocate(size);
            pair.far().recvmsg(List.of(first, second), 0, MsgFlags.NONE);
            byte[] got = new byte[size];
            first.flip().get(got, 0, size / 2);
            second.flip().get(got, size / 2, size - size / 2);
            assertThat(got).isEqualTo(data);
            pair.near().send(data);
            assertThat(pair.far().recvmsg(size, 0, MsgFlags.NONE).data()).isEqualTo(data);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.MESSAGES)
    void moreBuffersThanACallTakesAreRefused(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            var many = java.util.Collections.nCopies(1025, ByteBuffer.allocateDirect(1));
            assertThat(Failing.reasonOf(() -> pair.near().within(ZERO).recvmsg(many, 0, MsgFlags.NONE)))
                    .isInstanceOf(Reason.Invalid.class);
        }
    }

    @Test
    void badArgumentsAreRefused() throws Exception {
        try (Socket socket = SocketKind.INET_DGRAM.bound()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> socket.recvmsg(-1, 0, MsgFlags.NONE))
                    .withMessageContaining("-1");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> socket.recvmsg(0, -2, MsgFlags.NONE))
                    .withMessageContaining("-2");
            assertThatIllegalArgumentException().isThrownBy(() -> socket.recvmsg(
                    List.of(ByteBuffer.allocate(1).asReadOnlyBuffer()), 0, MsgFlags.NONE));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.DATAGRAMS)
    void emptyErrorQueueTimesOut(SocketKind kind) throws Exception {
        if (kind.isLocal()) {
            return; // has no error queue: the flag is not heeded
        }
        try (Socket socket = kind.bound()) {
            assertThat(Failing.reasonOf(() -> socket.within(ZERO).recvmsg(MsgFlags.ERRQUEUE)))
                    .isEqualTo(Reason.Timeout.TIMEOUT);
        }
    }

    @Test
    void outOfBandDataIsFlagged() throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            assertThat(Failing.reasonOf(() -> pair.far().within(ZERO).recvmsg(MsgFlags.OOB)))
                    .isEqualTo(Errno.EINVAL);
            pair.near().send(bytes("!"), MsgFlags.OOB);
            ReceivedMsg urgent = null;
            long giveUp = System.nanoTime() + Patience.seconds(5).toNanos();
            while (urgent == null && System.nanoTime() < giveUp) {
                try {
                    urgent = pair.far().within(ZERO).recvmsg(MsgFlags.OOB);
                } catch (dev.osock.error.SocketException notYet) {
                    Thread.sleep(1);
                }
            }
            assertThat(urgent).isNotNull();
            assertThat(urgent.data()).isEqualTo(bytes("!"));
            assertThat(urgent.flags().contains(MsgFlags.OOB)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void nowaitSelectsAndThenGivesTheMessage(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            assertThat(pair.far().nowait().recvmsg()).isInstanceOf(Attempt.Select.class);
            pair.near().send(bytes("hello"));
            dev.osock.Mailbox.self().receive();
            assertThat(pair.far().nowait().recvmsg(3, 0, MsgFlags.NONE))
                    .isInstanceOfSatisfying(
                            Attempt.Done.class,
                            done -> assertThat(((ReceivedMsg) done.value()).data()).isEqualTo(bytes("hel")));
        }
    }

    @Test
    void aDatagramSocketThatIsShutDownGivesAnEmptyMessage() throws Exception {
        try (Pair pair = SocketKind.INET_DGRAM.pair()) {
            pair.near().send(bytes("earlier"));
            assertThat(pair.far().recvmsg().addr()).isPresent();
            pair.far().shutdown(Shutdown.READ);
            ReceivedMsg empty = pair.far().recvmsg();
            assertThat(empty.data()).isEmpty();
            assertThat(empty.addr()).isEqualTo(Optional.empty());
            assertThat(empty.length()).isZero();
        }
    }
}
