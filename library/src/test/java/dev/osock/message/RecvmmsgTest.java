package dev.osock.message;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.text;
import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.osock.Attempt;
import dev.osock.Descriptor;
import dev.osock.OtpOptions;
import dev.osock.ReceivedMsg;
import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.option.IpOptions;
import dev.osock.option.ReceiveBuffer;
import dev.osock.option.SocketOptions;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Bounded
class RecvmmsgTest {

    private static List<String> texts(List<ReceivedMsg> messages) {
        return messages.stream().map(each -> text(each.data())).toList();
    }

    private static void send(Socket socket, String... texts) throws Exception {
        for (String text : texts) {
            socket.send(bytes(text));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.DATAGRAMS)
    void allMessagesThatAreThereComeUpToTheNumber(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            send(pair.far(), "a", "", "ccc");
            assertThat(texts(pair.near().recvmmsg(2))).containsExactly("a", "");
            assertThat(texts(pair.near().recvmmsg(8))).containsExactly("ccc");
            send(pair.far(), "d");
            List<ReceivedMsg> one = pair.near().recvmmsg(8);
            assertThat(one).hasSize(1);
            assertThat(one.getFirst().addr()).contains(pair.far().sockname());
            assertThat(one.getFirst().length()).isEqualTo(1);
        }
    }

    @Test
    void eachHasItsSourceItsControlMessagesAndItsFlags() throws Exception {
        try (Socket near = SocketKind.INET_DGRAM.bound();
                Socket one = SocketKind.INET_DGRAM.bound();
                Socket other = SocketKind.INET_DGRAM.bound()) {
            near.setopt(IpOptions.RECVTTL, true);
            one.setopt(IpOptions.TTL, 11);
            other.setopt(IpOptions.TTL, 22);
            one.sendto(bytes("short"), near.sockname());
            other.sendto(bytes("too long"), near.sockname());
            one.sendto(bytes(""), near.sockname());
            List<ReceivedMsg> messages = near.recvmmsg(3, 5, 0, MsgFlags.NONE);
            assertThat(texts(messages)).containsExactly("short", "too l", "");
            assertThat(messages.stream().map(each -> each.addr().orElseThrow()))
                    .containsExactly(one.sockname(), other.sockname(), one.sockname());
            assertThat(messages.stream().map(each -> each.value(ControlTypes.IP_TTL).orElseThrow()))
                    .containsExactly(11, 22, 11);
            assertThat(messages.stream().map(each -> each.flags().contains(MsgFlags.TRUNC)))
                    .containsExactly(false, true, false);
        }
    }

    @Test
    void theTrueLengthIsToldIfItIsAskedFor() throws Exception {
        try (Pair pair = SocketKind.INET_DGRAM.pair()) {
            send(pair.far(), "0123456789", "abc");
            List<ReceivedMsg> messages = pair.near().recvmmsg(4, 4, 0, MsgFlags.TRUNC);
            assertThat(texts(messages)).containsExactly("0123", "abc");
            assertThat(messages.stream().map(ReceivedMsg::length)).containsExactly(10L, 3L);
        }
    }

    @Test
    void theRoomIsTheSocketsUnlessItIsGiven() throws Exception {
        try (Pair pair = SocketKind.INET_DGRAM.pair()) {
            pair.near().setopt(OtpOptions.RCVBUF, ReceiveBuffer.of(2));
            send(pair.far(), "abc", "defg", "hij");
            assertThat(texts(pair.near().recvmmsg(2))).containsExactly("ab", "de");
            assertThat(texts(pair.near().recvmmsg(2, 3, 0, MsgFlags.NONE))).containsExactly("hij");
        }
    }

    /// What an earlier receive of another layout has left must not show.
    @Test
    void sizesChangeFromCallToCall() throws Exception {
        int[][] sizes = {{8, 100, 0}, {3, 100, 0}, {8, 100, 0}, {8, 1, 0}, {64, 2000, 64}, {1, 60_000, 0}, {9, 100, 0}};
        try (Pair pair = SocketKind.INET_DGRAM.pair()) {
            pair.near().setopt(IpOptions.RECVTTL, true);
            for (int round = 0; round < 3; round++) {
                for (int[] size : sizes) {
                    for (int count = 1; count <= 3; count++) {
                        List<String> sent = new ArrayList<>();
                        for (int i = 0; i < count; i++) {
                            sent.add("x".repeat(1 + (round * 31 + count * 7 + i * 11) % 90));
                            send(pair.far(), sent.getLast());
                        }
                        List<String> got = new ArrayList<>();
                        while (got.size() < count) {
                            List<ReceivedMsg> some = pair.near()
                                    .within(Patience.seconds(5))
                                    .recvmmsg(size[0], size[1], size[2], MsgFlags.NONE);
                            assertThat(some).allMatch(each -> each.value(ControlTypes.IP_TTL).isPresent());
                            got.addAll(texts(some));
                        }
                        assertThat(got)
                                .isEqualTo(sent.stream()
                                        .map(each -> each.substring(0, Math.min(each.length(), size[1])))
                                        .toList());
                    }
                }
            }
        }
    }

    @Test
    void noMoreThan1024ComeAtOnce() throws Exception {
        int many = 1500;
        try (Pair pair = SocketKind.INET_DGRAM.pair()) {
            pair.near().setopt(SocketOptions.RCVBUFFORCE, 1 << 22);
            for (int i = 0; i < many; i++) {
                send(pair.far(), String.valueOf(i));
            }
            List<String> got = new ArrayList<>();
            got.addAll(texts(pair.near().recvmmsg(many, 8, 64, MsgFlags.NONE)));
            assertThat(got).hasSize(1024);
            got.addAll(texts(pair.near().recvmmsg(many, 8, 64, MsgFlags.NONE)));
            for (int i = 0; i < many; i++) {
                assertThat(got.get(i)).isEqualTo(String.valueOf(i));
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS)
    void ofAStreamComesWhatIsThereAndThenTheEnd(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            send(pair.far(), "abcdefg");
            pair.endOfFar();
            assertThat(texts(pair.near().recvmmsg(8, 3, 0, MsgFlags.NONE))).containsExactly("abc", "def", "g");
            assertThat(Failing.reasonOf(() -> pair.near().recvmmsg(8))).isEqualTo(Reason.Closed.BY_PEER);
            assertThat(Failing.reasonOf(() -> pair.near().recvmmsg(8))).isEqualTo(Reason.Closed.BY_PEER);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.SEQPACKETS)
    void anEmptyRecordIsNotTheEnd(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            send(pair.far(), "a", "", "b");
            pair.endOfFar();
            List<String> got = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                got.addAll(texts(pair.near().recvmmsg(8)));
            }
            assertThat(got).containsExactly("a", "", "b");
            assertThat(Failing.reasonOf(() -> pair.near().recvmmsg(8))).isEqualTo(Reason.Closed.BY_PEER);
        }
    }

    @ParameterizedTest
    @EnumSource
    void itWaitsForTheFirstOnly(ThreadKind thread) throws Exception {
        try (Pair pair = SocketKind.INET_DGRAM.pair()) {
            assertThat(Failing.reasonOf(() -> pair.near().within(ZERO).recvmmsg(4))).isEqualTo(Reason.Timeout.TIMEOUT);
            Caller<List<ReceivedMsg>> waiting = Caller.waiting(thread, () -> pair.near().recvmmsg(4));
            send(pair.far(), "a");
            assertThat(texts(waiting.result())).containsExactly("a");
        }
    }

    @Test
    void aNowaitCallIsToldWhenThereIsSomething() throws Exception {
        try (Pair pair = SocketKind.INET_DGRAM.pair()) {
            Socket near = pair.near();
            if (!(near.nowait().recvmmsg(4) instanceof Attempt.Select<List<ReceivedMsg>>(SelectInfo info))) {
                throw new AssertionError("done");
            }
            assertThat(info.verb()).isEqualTo(SelectInfo.Verb.RECVMMSG);
            near.cancel(info);
            send(pair.far(), "a", "b");
            if (!(near.nowait().recvmmsg(4) instanceof Attempt.Done<List<ReceivedMsg>>(List<ReceivedMsg> messages))) {
                throw new AssertionError("not done");
            }
            assertThat(texts(messages)).containsExactly("a", "b");
        }
    }

    @Test
    void descriptorsBelongToTheirMessages() throws Exception {
        try (Pair pair = SocketKind.LOCAL_DGRAM.pair();
                Socket one = SocketKind.INET_DGRAM.bound();
                Socket two = SocketKind.INET_DGRAM.bound();
                Descriptor first = one.duplicate();
                Descriptor second = two.duplicate()) {
            pair.far().sendDescriptors(bytes("a"), first);
            send(pair.far(), "b");
            pair.far().sendDescriptors(bytes("c"), second, first);
            List<ReceivedMsg> messages = pair.near().recvmmsg(8);
            assertThat(texts(messages)).containsExactly("a", "b", "c");
            assertThat(messages.stream().map(each -> each.descriptors().size())).containsExactly(1, 0, 2);
            assertThat(messages).allMatch(each -> !each.flags().contains(MsgFlags.CTRUNC));
            try (Socket same = messages.get(2).descriptors().getFirst().toSocket()) {
                assertThat(same.sockname()).isEqualTo(two.sockname());
            }
            messages.forEach(ReceivedMsg::close);
        }
    }

    @Test
    void anErrorIsToldByTheCallThatMeetsIt() throws Exception {
        Socket gone = SocketKind.INET_DGRAM.bound();
        try (Socket near = SocketKind.INET_DGRAM.bound()) {
            near.connect(gone.sockname());
            gone.close();
            near.send(bytes("x"));
            assertThat(Failing.reasonOf(() -> near.within(Patience.seconds(5)).recvmmsg(4)))
                    .isEqualTo(Errno.ECONNREFUSED);
        }
    }

    @Test
    void theErrorQueueHasMessagesToo() throws Exception {
        Socket gone = SocketKind.INET_DGRAM.bound();
        try (Socket near = SocketKind.INET_DGRAM.bound()) {
            near.setopt(IpOptions.RECVERR, true);
            near.connect(gone.sockname());
            gone.close();
            near.send(bytes("x"));
            List<ReceivedMsg> entries = near.within(Patience.seconds(5)).recvmmsg(4, 0, 0, MsgFlags.ERRQUEUE);
            assertThat(entries).hasSize(1);
            assertThat(entries.getFirst().value(ControlTypes.IP_RECVERR).orElseThrow().error())
                    .isEqualTo(Errno.ECONNREFUSED);
        }
    }

    @Test
    void eachMessageIsCounted() throws Exception {
        try (Pair pair = SocketKind.INET_DGRAM.pair()) {
            pair.far().sendmmsg(List.of(Msg.of(bytes("a")), Msg.of(bytes("bcd")), Msg.of(bytes(""))));
            pair.near().recvmmsg(8);
            var sent = pair.far().info().counters();
            assertThat(List.of(sent.writePackages(), sent.writeBytes(), sent.writePackageMax()))
                    .containsExactly(3L, 4L, 3L);
            var received = pair.near().info().counters();
            assertThat(List.of(received.readPackages(), received.readBytes(), received.readPackageMax()))
                    .containsExactly(3L, 4L, 3L);
        }
    }

    @Test
    void badNumbersAreRefused() throws Exception {
        try (Socket socket = SocketKind.INET_DGRAM.open()) {
            assertThatIllegalArgumentException().isThrownBy(() -> socket.recvmmsg(0)).withMessageContaining("count");
            assertThatIllegalArgumentException().isThrownBy(() -> socket.recvmmsg(1, -1, 0, MsgFlags.NONE));
            assertThatIllegalArgumentException().isThrownBy(() -> socket.nowait().recvmmsg(1, 0, -1, MsgFlags.NONE));
        }
    }
}
