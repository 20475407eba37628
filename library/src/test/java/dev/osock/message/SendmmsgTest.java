package dev.osock.message;

import static dev.osock.testing.sockets.Bytes.TOO_MANY;
import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.direct;
import static dev.osock.testing.sockets.Bytes.random;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.osock.Attempt;
import dev.osock.Mailbox;
import dev.osock.OtpOptions;
import dev.osock.ReceivedMsg;
import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.error.SocketException;
import dev.osock.option.IpOptions;
import dev.osock.option.SocketOptions;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Bounded
class SendmmsgTest {

    private static final int LARGE = 1 << 22;

    /// Messages of four bytes that hold their numbers, of heap and direct buffers in turn.
    private static List<Msg> numbered(int count) {
        List<Msg> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ByteBuffer number = ByteBuffer.allocate(Integer.BYTES).putInt(i).flip();
            messages.add(Msg.of(i % 2 == 0 ? number : direct(number.array())));
        }
        return messages;
    }

    private static int number(byte[] data) {
        assertThat(data).hasSize(Integer.BYTES);
        return ByteBuffer.wrap(data).getInt();
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void everyMessageGoesWithItsBuffersInOrder(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            List<Msg> messages = List.of(
                    Msg.of(ByteBuffer.wrap(bytes("xon"), 1, 2), direct(bytes("e"))),
                    Msg.of(direct(bytes("t")), ByteBuffer.allocate(0), ByteBuffer.wrap(bytes("wo")).asReadOnlyBuffer()),
                    Msg.of(bytes("three")));
            assertThat(pair.near().sendmmsg(messages)).isEqualTo(3);
            assertThat(messages).allMatch(each -> each.remaining() == 0);
            if (kind.isStream()) {
                assertThat(pair.far().recv(11)).isEqualTo(bytes("onetwothree"));
            } else {
                for (String each : List.of("one", "two", "three")) {
                    assertThat(pair.far().recv()).isEqualTo(bytes(each));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.DATAGRAMS)
    void eachHasItsOwnDestination(SocketKind kind) throws Exception {
        try (Socket sender = kind.bound(); Socket one = kind.bound(); Socket other = kind.bound()) {
            List<Msg> messages = List.of(
                    Msg.of(bytes("1")).to(one.sockname()),
                    Msg.of(bytes("2")).to(other.sockname()),
                    Msg.of(bytes("3")).to(one.sockname()));
            assertThat(sender.sendmmsg(messages)).isEqualTo(3);
            assertThat(one.recv()).isEqualTo(bytes("1"));
            assertThat(one.recvfrom().source()).isEqualTo(sender.sockname());
            assertThat(other.recv()).isEqualTo(bytes("2"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.MESSAGES)
    void emptyMessagesAndNoMessages(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            assertThat(pair.near().sendmmsg(List.of())).isZero();
            assertThat(pair.near().sendmmsg(List.of(Msg.of(), Msg.of(new byte[0]), Msg.of(bytes("x")))))
                    .isEqualTo(3);
            assertThat(pair.far().recv()).isEmpty();
            assertThat(pair.far().recv()).isEmpty();
            assertThat(pair.far().recv()).isEqualTo(bytes("x"));
        }
    }

    @Test
    void moreThanOneSystemCallTakesGoInSeveral() throws Exception {
        int many = 3000;
        try (Pair pair = SocketKind.INET_DGRAM.pair()) {
            pair.far().setopt(SocketOptions.RCVBUFFORCE, LARGE);
            assertThat(pair.near().sendmmsg(numbered(many))).isEqualTo(many);
            for (int i = 0; i < many; i++) {
                assertThat(number(pair.far().within(Patience.seconds(5)).recv())).isEqualTo(i);
            }
            assertThat(pair.near().info().counters().writeTries()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS)
    void aStreamTakesMessagesOfAnyLength(SocketKind kind) throws Exception {
        byte[] data = random(TOO_MANY);
        List<Msg> messages = new ArrayList<>();
        int at = 0;
        for (int size : new int[] {1, 70_000, 3, 0, 5_000_000, 17}) {
            messages.add(Msg.of(messages.size() % 2 == 0
                    ? ByteBuffer.wrap(data, at, size)
                    : direct(Arrays.copyOfRange(data, at, at + size))));
            at += size;
        }
        List<ByteBuffer> bytewise = new ArrayList<>();
        for (int i = 0; i < 2500; i++) {
            bytewise.add(ByteBuffer.wrap(data, at++, 1));
        }
        messages.add(Msg.of(bytewise));
        messages.add(Msg.of(ByteBuffer.wrap(data, at, data.length - at)));
        try (Pair pair = kind.pair()) {
            Caller<byte[]> reader = Caller.start(ThreadKind.PLATFORM, () -> pair.far().recv(data.length));
            assertThat(pair.near().sendmmsg(messages)).isEqualTo(messages.size());
            assertThat(reader.result()).isEqualTo(data);
        }
    }

    @Test
    void aMessageThatCannotGoEndsTheCallAndThoseBeforeItHaveGone() throws Exception {
        try (Pair pair = SocketKind.INET_DGRAM.pair()) {
            List<Msg> messages = new ArrayList<>(numbered(5));
            messages.add(2, Msg.of(new byte[70_000]));
            SocketException failure = Failing.failureOf(() -> pair.near().sendmmsg(messages));
            assertThat(failure.is(Errno.EMSGSIZE)).isTrue();
            assertThat(failure.sent()).isEqualTo(2);
            assertThat(failure).hasMessageContaining("sendmmsg [2] of 6");
            assertThat(messages.get(2).remaining()).isEqualTo(70_000);
            assertThat(messages.get(3).remaining()).isEqualTo(4);
            assertThat(pair.near().sendmmsg(messages.subList(3, 6))).isEqualTo(3);
            for (int i = 0; i < 5; i++) {
                assertThat(number(pair.far().recv())).isEqualTo(i);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.MESSAGES)
    void ifOneIsInvalidNoneGoes(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            List<ByteBuffer> many = Collections.nCopies(1025, ByteBuffer.wrap(new byte[1]));
            SocketException refused =
                    Failing.failureOf(() -> pair.near().sendmmsg(List.of(Msg.of(bytes("x")), Msg.of(many))));
            assertThat(refused.reason()).isInstanceOf(Reason.Invalid.class);
            assertThat(refused).hasMessageContaining("[1] of 2").hasMessageContaining("1025 buffers");
            Msg bad = Msg.of(bytes("x")).with(ControlMessage.of(1, 2, new byte[5000]));
            refused = Failing.failureOf(() -> pair.near().sendmmsg(List.of(Msg.of(bytes("x")), bad)));
            assertThat(refused).hasMessageContaining("[1] of 2").hasMessageContaining("does not fit");
            assertThat(refused.sent()).isZero();
            assertThat(Failing.reasonOf(() -> pair.far().within(ZERO).recv())).isEqualTo(Reason.Timeout.TIMEOUT);
        }
    }

    @Test
    void eachHasItsOwnControlMessages() throws Exception {
        try (Pair pair = SocketKind.INET_DGRAM.pair()) {
            pair.far().setopt(IpOptions.RECVTTL, true);
            List<Msg> messages = List.of(
                    Msg.of(bytes("a")).with(ControlTypes.IP_TTL.of(3)),
                    Msg.of(bytes("b")),
                    Msg.of(bytes("c")).with(ControlTypes.IP_TTL.of(5)));
            pair.near().sendmmsg(messages);
            List<Integer> ttls = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                ttls.add(pair.far().recvmsg().value(ControlTypes.IP_TTL).orElseThrow());
            }
            assertThat(ttls).startsWith(3).endsWith(5).doesNotHaveDuplicates();
        }
    }

    @Test
    void aTimeOutTellsHowManyHaveGone() throws Exception {
        try (Pair pair = SocketKind.LOCAL_DGRAM.pair()) {
            List<Msg> messages = numbered(100_000);
            SocketException failure =
                    Failing.failureOf(() -> pair.near().within(ofMillis(20)).sendmmsg(messages));
            assertThat(failure.reason()).isEqualTo(Reason.Timeout.TIMEOUT);
            int gone = (int) failure.sent();
            assertThat(gone).isPositive();
            assertThat(failure).hasMessageContaining(gone + " messages sent");
            assertThat(messages.subList(0, gone)).allMatch(each -> each.remaining() == 0);
            assertThat(messages.subList(gone, messages.size())).allMatch(each -> each.remaining() == 4);
            for (int i = 0; i < gone; i++) {
                assertThat(number(pair.far().recv())).isEqualTo(i);
            }
        }
    }

    @Test
    void whoWaitsGoesOnWhenThereIsRoom() throws Exception {
        int many = 20_000;
        try (Pair pair = SocketKind.LOCAL_SEQPACKET.pair()) {
            Caller<Integer> sender = Caller.start(ThreadKind.VIRTUAL, () -> pair.near().sendmmsg(numbered(many)));
            for (int i = 0; i < many; i++) {
                assertThat(number(pair.far().recv())).isEqualTo(i);
            }
            assertThat(sender.result()).isEqualTo(many);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.SEQPACKETS)
    void aNowaitCallTellsHowManyHaveGoneAndGoesOnWithTheRest(SocketKind kind) throws Exception {
        int many = 5000;
        try (Pair pair = kind.pair(); Mailbox mailbox = Mailbox.create()) {
            Caller<Void> reader = null;
            List<Msg> left = numbered(many);
            int parts = 0;
            while (true) {
                List<Msg> now = left;
                Attempt<Integer> attempt = mailbox.call(() -> pair.near().nowait().sendmmsg(now));
                if (attempt instanceof Attempt.Done<Integer>(Integer count)) {
                    assertThat(count).isEqualTo(left.size());
                    break;
                }
                if (attempt instanceof Attempt.Partial<Integer>(Integer count, SelectInfo info)) {
                    assertThat(info.verb()).isEqualTo(SelectInfo.Verb.SENDMMSG);
                    left = left.subList(count, left.size());
                    parts++;
                }
                if (reader == null) {
                    reader = Caller.start(ThreadKind.PLATFORM, () -> {
                        for (int i = 0; i < many; i++) {
                            assertThat(number(pair.far().recv())).isEqualTo(i);
                        }
                        return null;
                    });
                }
                assertThat(mailbox.receive(Patience.seconds(5))).isPresent();
            }
            assertThat(parts).isPositive();
            reader.result();
        }
    }

    @Test
    void descriptorsGoWithTheirMessages() throws Exception {
        try (Pair pair = SocketKind.LOCAL_DGRAM.pair(); Socket passed = SocketKind.INET_DGRAM.bound()) {
            int fd = passed.getopt(OtpOptions.FD);
            Msg with = Msg.of(bytes("b")).with(ControlTypes.RIGHTS.of(new Rights(List.of(fd))));
            pair.near().sendmmsg(List.of(Msg.of(bytes("a")), with));
            try (ReceivedMsg first = pair.far().recvmsg(); ReceivedMsg second = pair.far().recvmsg()) {
                assertThat(first.descriptors()).isEmpty();
                try (Socket same = second.descriptors().getFirst().toSocket()) {
                    assertThat(same.sockname()).isEqualTo(passed.sockname());
                }
            }
        }
    }

    @Test
    void onlyMemoryThatStaysIsSentWithoutCopying() throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            List<Msg> messages = List.of(Msg.of(direct(bytes("a"))), Msg.of(bytes("b")));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> pair.near().sendmmsg(messages, MsgFlags.ZEROCOPY))
                    .withMessageContaining("sendmmsg");
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void onAClosedSocketNothingGoes(SocketKind kind) throws Exception {
        Socket socket = kind.open();
        socket.close();
        for (List<Msg> messages : List.of(List.<Msg>of(), numbered(2))) {
            assertThat(Failing.reasonOf(() -> socket.sendmmsg(messages))).isEqualTo(Reason.Closed.LOCALLY);
        }
    }
}
