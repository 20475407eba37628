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
import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.SocketMessage;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.error.SocketException;
import dev.osock.option.Tos;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Bounded
class SendmsgTest {

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void allBuffersGoInOneMessage(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            Msg message = Msg.of(
                    ByteBuffer.wrap(bytes("xhel"), 1, 3),
                    direct(bytes("lo ")),
                    ByteBuffer.allocate(0),
                    ByteBuffer.wrap(bytes("world")).asReadOnlyBuffer());
            assertThat(pair.near().sendmsg(message)).isEqualTo(11);
            assertThat(message.rest()).isEmpty();
            assertThat(pair.far().recv()).isEqualTo(bytes("hello world"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.DATAGRAMS)
    void addrIsWhereItGoes(SocketKind kind) throws Exception {
        try (Socket sender = kind.bound(); Socket receiver = kind.bound()) {
            sender.sendmsg(Msg.of(bytes("hello")).to(receiver.sockname()));
            assertThat(receiver.recvfrom().source()).isEqualTo(sender.sockname());
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.DATAGRAMS)
    void noBuffersAreAnEmptyMessage(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            assertThat(Msg.of()).isEqualTo(Msg.of(List.of()));
            assertThat(pair.near().sendmsg(Msg.of())).isZero();
            assertThat(pair.near().sendmsg(Msg.of(new byte[0]))).isZero();
            assertThat(pair.far().recv()).isEmpty();
            assertThat(pair.far().recv()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS)
    void aStreamTakesMoreBuffersThanOneCall(SocketKind kind) throws Exception {
        List<ByteBuffer> many = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            byte[] one = {(byte) i, (byte) (i >> 8)};
            many.add(i % 3 == 0 ? direct(one) : ByteBuffer.wrap(one));
        }
        try (Pair pair = kind.pair()) {
            assertThat(pair.near().sendmsg(Msg.of(many))).isEqualTo(10_000);
            byte[] got = pair.far().recv(10_000);
            for (int i = 0; i < 5000; i++) {
                assertThat(got[2 * i]).isEqualTo((byte) i);
                assertThat(got[2 * i + 1]).isEqualTo((byte) (i >> 8));
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.MESSAGES)
    void aMessageOfMoreBuffersThanOneCallTakesIsRefused(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            List<ByteBuffer> many = new ArrayList<>(Collections.nCopies(1024, ByteBuffer.wrap(new byte[1])));
            many.replaceAll(_ -> ByteBuffer.wrap(new byte[1]));
            many.addAll(Collections.nCopies(10, ByteBuffer.allocate(0)));
            assertThat(pair.near().sendmsg(Msg.of(many))).isEqualTo(1024);
            many.replaceAll(_ -> ByteBuffer.wrap(new byte[1]));
            SocketException refused = Failing.failureOf(() -> pair.near().sendmsg(Msg.of(many)));
            assertThat(refused.reason()).isInstanceOf(Reason.Invalid.class);
            assertThat(refused).hasMessageContaining("1034 buffers").hasMessageContaining("1024");
            assertThat(many).allMatch(each -> each.remaining() == 1);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS)
    void aTimedOutSendLeavesTheRestInTheBuffers(SocketKind kind) throws Exception {
        byte[] data = random(TOO_MANY);
        try (Pair pair = kind.pair()) {
            Msg message = Msg.of(
                    ByteBuffer.wrap(data, 0, 1000), direct(new byte[0]),
                    ByteBuffer.wrap(data, 1000, data.length - 1000));
            SocketException timeout =
                    Failing.failureOf(() -> pair.near().within(ofMillis(50)).sendmsg(message));
            assertThat(timeout.reason()).isEqualTo(Reason.Timeout.TIMEOUT);
            assertThat(timeout.sent()).isPositive().isEqualTo(data.length - message.remaining());
            Caller<byte[]> reader = Caller.start(ThreadKind.PLATFORM, () -> pair.far().recv(data.length));
            pair.near().sendmsg(Msg.of(message.rest()));
            assertThat(reader.result()).isEqualTo(data);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS)
    void aNowaitSendGoesOnWithItsContinuation(SocketKind kind) throws Exception {
        byte[] data = random(TOO_MANY);
        try (Pair pair = kind.pair()) {
            Msg message = Msg.of(direct(data));
            Caller<byte[]> reader = null;
            Attempt<Long> attempt = pair.near().nowait().sendmsg(message);
            long sent = 0;
            while (!(attempt instanceof Attempt.Done<Long>(Long last))) {
                SelectInfo info =
                        switch (attempt) {
                            case Attempt.Partial<Long>(Long part, SelectInfo told) -> {
                                sent += part;
                                yield told;
                            }
                            case Attempt.Pending<Long> pending -> pending.info();
                            case Attempt.Done<Long> _ -> throw new AssertionError();
                        };
                assertThat(info.verb()).isEqualTo(SelectInfo.Verb.SENDMSG);
                reader = reader == null
                        ? Caller.start(ThreadKind.PLATFORM, () -> pair.far().recv(data.length))
                        : reader;
                assertThat(Mailbox.self().receive()).isInstanceOf(SocketMessage.SelectMessage.class);
                attempt = pair.near().nowait().sendmsg(message.rest(), info);
            }
            assertThat(sent + last).isEqualTo(data.length);
            assertThat(reader).isNotNull();
            assertThat(reader.result()).isEqualTo(data);
        }
    }

    @Test
    void aContinuationOfAnotherVerbIsRefused() throws Exception {
        try (Pair pair = SocketKind.LOCAL_STREAM.pair()) {
            var select = (Attempt.Select<byte[]>) pair.near().nowait().recv(1);
            assertThat(Failing.reasonOf(() -> pair.near().sendmsg(List.of(), select.info())))
                    .isInstanceOf(Reason.Invalid.class);
        }
    }

    @Test
    void flagsAreHeeded() throws Exception {
        try (Pair pair = SocketKind.INET_DGRAM.pair()) {
            pair.near().sendmsg(Msg.of(bytes("one ")), MsgFlags.MORE);
            pair.near().sendmsg(Msg.of(bytes("datagram")));
            assertThat(pair.far().recv()).isEqualTo(bytes("one datagram"));
        }
    }

    @Test
    void withoutADestinationAnUnconnectedSocketIsRefused() throws Exception {
        try (Socket socket = SocketKind.INET_DGRAM.bound()) {
            assertThat(Failing.reasonOf(() -> socket.sendmsg(Msg.of(bytes("?"))))).isEqualTo(Errno.EDESTADDRREQ);
        }
    }

    @Test
    void controlMessagesMustFitTheirRoom() throws Exception {
        try (Pair pair = SocketKind.INET_DGRAM.pair()) {
            ControlMessage ttl = ControlTypes.IP_TTL.of(3);
            pair.near().setopt(OtpOptions.SNDCTRLBUF, 24);
            pair.near().sendmsg(Msg.of(bytes("one")).with(ttl));
            SocketException refused = Failing.failureOf(
                    () -> pair.near().sendmsg(Msg.of(bytes("two")).with(ttl, ControlTypes.IP_TOS.of(Tos.LOWDELAY))));
            assertThat(refused.reason()).isInstanceOf(Reason.Invalid.class);
            assertThat(refused).hasMessageContaining("ip tos").hasMessageContaining("0 of 24 are left");
            pair.near().setopt(OtpOptions.SNDCTRLBUF, 23);
            assertThat(Failing.reasonOf(() -> pair.near().sendmsg(Msg.of(bytes("x")).with(ttl))))
                    .isInstanceOf(Reason.Invalid.class);
            assertThat(pair.far().recv()).isEqualTo(bytes("one"));
        }
    }

    @Test
    void whatTheSystemRefusesIsItsErrno() throws Exception {
        try (Pair pair = SocketKind.INET_DGRAM.pair()) {
            assertThat(Failing.reasonOf(() -> pair.near()
                    .sendmsg(
                            Msg.of(bytes("x")).with(ControlTypes.IP_RECVTTL.ofData(new byte[] {1, 0, 0, 0})))))
                    .isEqualTo(Errno.EINVAL);
            assertThat(Failing.reasonOf(
                    () -> pair.near().sendmsg(Msg.of(bytes("x")).with(ControlTypes.IP_TTL.of(300)))))
                    .isEqualTo(Errno.EINVAL);
        }
        try (Pair pair = SocketKind.LOCAL_STREAM.pair()) {
            assertThat(Failing.reasonOf(() -> pair.near()
                    .sendmsg(
                            Msg.of(bytes("x")).with(ControlTypes.RIGHTS.of(new Rights(List.of(-1)))))))
                    .isEqualTo(Errno.EBADF);
        }
    }

    @Test
    void aTypeThatCannotBeSentAsAValueIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ControlTypes.RXQ_OVFL.of(1L))
                .withMessageContaining("socket rxq_ovfl");
    }

    @Test
    void onAClosedSocketValuesAreNotLookedAt() throws Exception {
        Socket socket = SocketKind.INET_DGRAM.bound();
        socket.setopt(OtpOptions.SNDCTRLBUF, 1);
        socket.close();
        assertThat(Failing.reasonOf(
                () -> socket.within(ZERO).sendmsg(Msg.of(bytes("x")).with(ControlTypes.IP_TTL.of(1)))))
                .isEqualTo(Reason.Closed.LOCALLY);
    }

    @Test
    void heapBuffersCannotBeSentWithoutCopying() throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> pair.near().sendmsg(Msg.of(bytes("x")), MsgFlags.ZEROCOPY))
                    .withMessageContaining("zerocopy");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> pair.near().send(bytes("x"), MsgFlags.ZEROCOPY))
                    .withMessageContaining("zerocopy");
            assertThat(pair.near().sendmsg(Msg.of(direct(bytes("x"))), MsgFlags.ZEROCOPY))
                    .isEqualTo(1);
            assertThat(pair.far().recv(1)).isEqualTo(bytes("x"));
        }
    }

    @Test
    void messagesAreCountedAsSendsAndReceives() throws Exception {
        try (Pair pair = SocketKind.INET_DGRAM.pair()) {
            pair.near().sendmsg(Msg.of(bytes("hello"), bytes(" world")));
            pair.far().recvmsg(5, 0, MsgFlags.TRUNC);
            assertThat(pair.near().info().counters().byOtpName())
                    .containsEntry("write_tries", 1L)
                    .containsEntry("write_pkg", 1L)
                    .containsEntry("write_byte", 11L)
                    .containsEntry("write_pkg_max", 11L);
            assertThat(pair.far().info().counters().byOtpName())
                    .containsEntry("read_tries", 1L)
                    .containsEntry("read_pkg", 1L)
                    .containsEntry("read_byte", 5L)
                    .containsEntry("read_pkg_max", 5L);
            Failing.failureOf(() -> pair.near().sendmsg(Msg.of(bytes("x")).with(ControlTypes.IP_TTL.of(300))));
            assertThat(pair.near().info().counters().byOtpName()).containsEntry("write_fails", 1L);
            assertThat(pair.far().nowait().recvmsg()).isInstanceOf(Attempt.Select.class);
            assertThat(pair.far().info().counters().byOtpName()).containsEntry("read_waits", 1L);
        }
    }
}
