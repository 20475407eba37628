package dev.osock.message;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.text;
import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.osock.Attempt;
import dev.osock.Descriptor;
import dev.osock.Mailbox;
import dev.osock.MessageBatch;
import dev.osock.Socket;
import dev.osock.SocketMessage;
import dev.osock.address.Sockaddr;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.error.SocketException;
import dev.osock.kind.Shutdown;
import dev.osock.option.IpOptions;
import dev.osock.option.SocketOptions;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Bytes;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Bounded
class MessageBatchTest {

    private static final Duration PATIENCE = Patience.seconds(5);
    private static final int LARGE = 1 << 22;

    private static List<String> texts(MessageBatch batch) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < batch.count(); i++) {
            texts.add(text(Bytes.remaining(batch.data(i))));
        }
        return texts;
    }

    private static MessageBatch of(String... texts) {
        MessageBatch batch = MessageBatch.of(64, 100);
        for (String text : texts) {
            batch.add().put(bytes(text)).flip();
        }
        return batch;
    }

    private static void send(Socket socket, String... texts) throws Exception {
        for (String text : texts) {
            socket.send(bytes(text));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.DATAGRAMS)
    void messagesThatAreThereComeUpToTheCapacity(SocketKind kind) throws Exception {
        MessageBatch batch = MessageBatch.of(2, 10);
        try (Pair pair = kind.pair()) {
            send(pair.far(), "a", "", "ccc");
            assertThat(pair.near().recvmmsg(batch)).isEqualTo(2);
            assertThat(texts(batch)).containsExactly("a", "");
            assertThat(batch.address(0)).isEqualTo(pair.far().sockname());
            assertThat(pair.near().recvmmsg(batch)).isEqualTo(1);
            assertThat(texts(batch)).containsExactly("ccc");
            assertThat(batch.length(0)).isEqualTo(3);
            assertThatThrownBy(() -> batch.data(1)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void messagesThatAreAddedGoInOrder(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair(); MessageBatch batch = of("one", "two", "three")) {
            assertThat(pair.near().sendmmsg(batch)).isEqualTo(3);
            assertThat(batch.sent()).isEqualTo(3);
            assertThat(pair.near().sendmmsg(batch)).isZero();
            if (kind.isStream()) {
                assertThat(pair.far().recv(11)).isEqualTo(bytes("onetwothree"));
            } else {
                for (String each : List.of("one", "two", "three")) {
                    assertThat(text(pair.far().recv())).isEqualTo(each);
                }
            }
            batch.rewind();
            assertThat(pair.near().sendmmsg(batch)).isEqualTo(3);
        }
    }

    @Test
    void aServerAnswersInPlaceEachToWhereItCameFrom() throws Exception {
        try (Socket server = SocketKind.INET_DGRAM.bound();
                Socket one = SocketKind.INET_DGRAM.bound();
                Socket other = SocketKind.INET_DGRAM.bound();
                MessageBatch batch = MessageBatch.of(8, 100)) {
            for (int round = 0; round < 3; round++) {
                one.sendto(bytes("1"), server.sockname());
                other.sendto(bytes("22"), server.sockname());
                one.sendto(bytes("333"), server.sockname());
                assertThat(server.recvmmsg(batch)).isEqualTo(3);
                assertThat(batch.isSameAddress(0, 2)).isTrue();
                assertThat(batch.isSameAddress(0, 1)).isFalse();
                assertThat(batch.address(2)).isSameAs(batch.address(0));
                batch.data(1).put(0, (byte) 'x');
                assertThat(server.sendmmsg(batch)).isEqualTo(3);
                assertThat(text(one.recv())).isEqualTo("1");
                assertThat(text(one.recv())).isEqualTo("333");
                assertThat(text(other.recv())).isEqualTo("x2");
            }
        }
    }

    @Test
    void eachHasItsDestinationAndItsControlMessages() throws Exception {
        try (Socket sender = SocketKind.INET_DGRAM.bound();
                Socket one = SocketKind.INET_DGRAM.bound();
                Socket other = SocketKind.INET_DGRAM.bound();
                MessageBatch batch = MessageBatch.of(3, 100, 40)) {
            other.setopt(IpOptions.RECVTTL, true);
            ByteBuffer data = ByteBuffer.wrap(bytes("a"));
            batch.add(data, one.sockname()).add(ByteBuffer.wrap(bytes("b")), other.sockname());
            assertThat(data.hasRemaining()).isFalse();
            batch.ctrl(1, List.of(ControlTypes.IP_TTL.of(33)));
            assertThat(sender.sendmmsg(batch)).isEqualTo(2);
            assertThat(text(one.recv())).isEqualTo("a");
            assertThat(other.recvmmsg(batch)).isEqualTo(1);
            assertThat(texts(batch)).containsExactly("b");
            assertThat(batch.number(0, ControlTypes.IP_TTL, -1)).isEqualTo(33);
            assertThat(batch.value(0, ControlTypes.IP_TTL)).contains(33);
            assertThat(batch.number(0, ControlTypes.UDP_GRO, -1)).isEqualTo(-1);
            assertThat(batch.ctrl(0)).hasSize(1);
        }
    }

    @Test
    void whatIsTooLongIsCutAndSaysSo() throws Exception {
        try (Pair pair = SocketKind.INET_DGRAM.pair(); MessageBatch batch = MessageBatch.of(4, 4)) {
            send(pair.far(), "0123456789", "abc");
            assertThat(pair.near().recvmmsg(batch, MsgFlags.TRUNC)).isEqualTo(2);
            assertThat(texts(batch)).containsExactly("0123", "abc");
            assertThat(batch.length(0)).isEqualTo(10);
            assertThat(batch.flags(0).contains(MsgFlags.TRUNC)).isTrue();
            assertThat(batch.flags(1)).isEqualTo(MsgFlags.NONE);
        }
    }

    @Test
    void whatAnEarlierUseHasLeftDoesNotShow() throws Exception {
        try (Pair pair = SocketKind.INET_DGRAM.pair();
                Socket stranger = SocketKind.INET_DGRAM.bound();
                MessageBatch batch = MessageBatch.of(3, 50, 24)) {
            batch.add(ByteBuffer.wrap(bytes("to a stranger")), stranger.sockname());
            batch.ctrl(0, List.of(ControlTypes.IP_TTL.of(9)));
            assertThat(pair.near().sendmmsg(batch)).isEqualTo(1);
            assertThat(text(stranger.recv())).isEqualTo("to a stranger");
            send(pair.far(), "x".repeat(50), "y", "z");
            assertThat(pair.near().recvmmsg(batch)).isEqualTo(3);
            assertThat(texts(batch)).containsExactly("x".repeat(50), "y", "z");
            assertThat(batch.address(0)).isEqualTo(pair.far().sockname());
            assertThat(batch.ctrl(0)).isEmpty();
            batch.clear();
            batch.add().put(bytes("plain")).flip();
            assertThat(pair.near().sendmmsg(batch)).isEqualTo(1);
            assertThat(text(pair.far().recv())).isEqualTo("plain");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReceiveWaitsForTheFirst(ThreadKind threads) throws Exception {
        try (Pair pair = SocketKind.INET_DGRAM.pair(); MessageBatch batch = MessageBatch.of(4, 10)) {
            assertThat(Failing.reasonOf(() -> pair.near().within(ZERO).recvmmsg(batch)))
                    .isEqualTo(Reason.Timeout.TIMEOUT);
            Caller<Integer> caller = Caller.waiting(threads, () -> pair.near().recvmmsg(batch));
            assertThatIllegalStateException()
                    .isThrownBy(() -> pair.far().sendmmsg(batch))
                    .withMessage("sendmmsg: the batch is in use by another call");
            send(pair.far(), "a");
            assertThat(caller.result()).isEqualTo(1);
        }
    }

    /// Another thread cannot take the memory away from under a call.
    @ParameterizedTest
    @EnumSource
    void closingWhileACallUsesItIsForItsEnd(ThreadKind threads) throws Exception {
        MessageBatch batch = MessageBatch.of(4, 10);
        try (Pair pair = SocketKind.INET_DGRAM.pair()) {
            Caller<Integer> caller = Caller.waiting(threads, () -> pair.near().recvmmsg(batch));
            batch.close();
            send(pair.far(), "a");
            assertThat(caller.result()).isEqualTo(1);
            assertThat(texts(batch)).containsExactly("a");
            assertThatIllegalStateException()
                    .isThrownBy(() -> pair.near().recvmmsg(batch))
                    .withMessage("recvmmsg: the batch is closed");
            assertThatIllegalStateException().isThrownBy(batch::add).withMessage("add: the batch is closed");
            batch.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void closingWhileASendUsesItIsForItsEnd(ThreadKind threads) throws Exception {
        MessageBatch batch = MessageBatch.of(1024, 100);
        for (int i = 0; i < batch.capacity(); i++) {
            batch.add().putInt(i).flip();
        }
        try (Pair pair = SocketKind.LOCAL_DGRAM.pair()) {
            Caller<Integer> caller = Caller.waiting(threads, () -> pair.near().sendmmsg(batch));
            batch.close();
            for (int i = 0; i < 1024; i++) {
                assertThat(ByteBuffer.wrap(pair.far().within(PATIENCE).recv()).getInt()).isEqualTo(i);
            }
            assertThat(caller.result()).isEqualTo(1024);
            assertThatIllegalStateException()
                    .isThrownBy(() -> pair.near().sendmmsg(batch))
                    .withMessage("sendmmsg: the batch is closed");
        }
    }

    @ParameterizedTest
    @EnumSource
    void closingTheSocketEndsASendAndTellsHowManyHaveGone(ThreadKind threads) throws Exception {
        try (Pair pair = SocketKind.LOCAL_DGRAM.pair(); MessageBatch batch = MessageBatch.of(1024, 100)) {
            for (int i = 0; i < batch.capacity(); i++) {
                batch.add().putInt(i).flip();
            }
            Caller<Integer> caller = Caller.waiting(threads, () -> pair.near().sendmmsg(batch));
            pair.near().close();
            SocketException failure = caller.failure();
            assertThat(failure.reason()).isEqualTo(Reason.Closed.LOCALLY);
            assertThat(failure.sent()).isEqualTo(batch.sent()).isBetween(1L, 1023L);
            for (int i = 0; i < batch.sent(); i++) {
                assertThat(ByteBuffer.wrap(pair.far().within(PATIENCE).recv()).getInt()).isEqualTo(i);
            }
            assertThat(Failing.reasonOf(() -> pair.far().within(ZERO).recv())).isEqualTo(Reason.Timeout.TIMEOUT);
        }
    }

    @Test
    void aCallWithoutWaitingIsToldAndGoesOn() throws Exception {
        try (Pair pair = SocketKind.INET_DGRAM.pair(); MessageBatch batch = MessageBatch.of(4, 10)) {
            assertThat(pair.near().nowait().recvmmsg(batch)).isInstanceOf(Attempt.Select.class);
            send(pair.far(), "a");
            assertThat(Mailbox.self().receive(PATIENCE)).get().isInstanceOf(SocketMessage.SelectMessage.class);
            assertThat(pair.near().nowait().recvmmsg(batch)).isEqualTo(new Attempt.Done<>(1));
            assertThat(texts(batch)).containsExactly("a");
        }
    }

    @Test
    void whatDoesNotGoAtOnceGoesLaterFromTheSameBatch() throws Exception {
        try (Pair pair = SocketKind.LOCAL_DGRAM.pair(); MessageBatch batch = MessageBatch.of(1024, 100)) {
            for (int i = 0; i < batch.capacity(); i++) {
                batch.add().putInt(i).flip();
            }
            int sent = 0;
            int next = 0;
            while (batch.sent() < batch.count()) {
                switch (pair.near().nowait().sendmmsg(batch)) {
                    case Attempt.Done<Integer>(Integer count) -> sent += count;
                    case Attempt.Partial<Integer>(Integer count, var info) -> {
                        sent += count;
                        pair.near().cancel(info);
                    }
                    case Attempt.Pending<Integer> pending -> pair.near().cancel(pending.info());
                }
                assertThat(batch.sent()).isEqualTo(sent);
                while (next < sent) {
                    assertThat(ByteBuffer.wrap(pair.far().recv()).getInt()).isEqualTo(next++);
                }
            }
            assertThat(next).isEqualTo(1024);
        }
    }

    @Test
    void aMessageThatFailsIsToldWithItsIndexAndCanBeLeftOut() throws Exception {
        try (Pair pair = SocketKind.INET_DGRAM.pair(); MessageBatch batch = MessageBatch.of(4, 70_000)) {
            batch.add().put(bytes("a")).flip();
            batch.add(); // all its room, which is too much for a datagram
            batch.add().put(bytes("c")).flip();
            for (int sent : new int[] {1, 0}) {
                SocketException failure = Failing.failureOf(() -> pair.near().sendmmsg(batch));
                assertThat(failure.is(Errno.EMSGSIZE)).isTrue();
                assertThat(failure.sent()).isEqualTo(sent);
                assertThat(failure).hasMessageStartingWith("sendmmsg [1] of 3 inet/dgram");
            }
            assertThat(batch.sent()).isEqualTo(1);
            batch.skip();
            assertThat(pair.near().sendmmsg(batch)).isEqualTo(1);
            assertThat(text(pair.far().recv())).isEqualTo("a");
            assertThat(text(pair.far().recv())).isEqualTo("c");
            assertThatIllegalStateException().isThrownBy(batch::skip);
        }
    }

    /// The kernel keeps the failure of a later message, and the next receive tells it, once.
    @Test
    void theFailureOfALaterMessageIsToldOnce() throws Exception {
        try (Socket near = SocketKind.INET_DGRAM.bound(); MessageBatch batch = MessageBatch.of(4, 10)) {
            Sockaddr gone;
            try (Socket far = SocketKind.INET_DGRAM.bound()) {
                near.connect(far.sockname());
                far.sendto(bytes("before"), near.sockname());
                gone = far.sockname();
            }
            near.send(bytes("nobody is there")); // an ICMP message comes back
            int messages = 0;
            int failures = 0;
            for (int i = 0; i < 3; i++) {
                try {
                    messages += near.within(ZERO).recvmmsg(batch);
                } catch (SocketException failed) {
                    failures += failed.is(Errno.ECONNREFUSED) ? 1 : 0;
                }
            }
            assertThat(messages).as("from %s", gone).isEqualTo(1);
            assertThat(failures).isEqualTo(1);
        }
    }

    /// What comes back about an earlier message ends the system call that sends a later one, and none is left out.
    @Test
    void anErrorThatComesBackLosesNoMessageAndIsToldOnce() throws Exception {
        try (Socket near = SocketKind.INET_DGRAM.bound(); MessageBatch batch = MessageBatch.of(5, 10)) {
            try (Socket far = SocketKind.INET_DGRAM.bound()) {
                near.connect(far.sockname());
            }
            for (int i = 0; i < 5; i++) {
                batch.add().put(bytes("x")).flip();
            }
            int failures = 0;
            while (batch.sent() < 5) {
                int before = batch.sent();
                try {
                    assertThat(near.sendmmsg(batch)).isEqualTo(5 - before);
                } catch (SocketException failed) {
                    assertThat(failed.is(Errno.ECONNREFUSED)).isTrue();
                    assertThat(failed.sent()).isEqualTo(batch.sent() - before);
                    failures++;
                }
            }
            assertThat(near.info().counters().writePackages()).isEqualTo(5);
            assertThat(failures).isLessThan(5);
            assertThat(Failing.reasonOf(() -> near.within(PATIENCE).recv())).as("of the last")
                    .isEqualTo(Errno.ECONNREFUSED);
            assertThat(Failing.reasonOf(() -> near.within(ZERO).recv())).isEqualTo(Reason.Timeout.TIMEOUT);
        }
    }

    @Test
    void theEndOfAStreamAndOfReceiving() throws Exception {
        try (Pair stream = SocketKind.LOCAL_STREAM.pair();
                Pair datagrams = SocketKind.INET_DGRAM.pair();
                MessageBatch batch = MessageBatch.of(4, 10)) {
            send(stream.far(), "0123456789abc");
            stream.endOfFar();
            assertThat(stream.near().recvmmsg(batch)).isEqualTo(2);
            assertThat(texts(batch)).containsExactly("0123456789", "abc");
            assertThat(Failing.reasonOf(() -> stream.near().recvmmsg(batch))).isEqualTo(Reason.Closed.BY_PEER);
            assertThat(batch.count()).isZero();
            datagrams.near().shutdown(Shutdown.READ);
            assertThat(datagrams.near().recvmmsg(batch)).isZero();
        }
    }

    @Test
    void aStreamTakesAMessageInPartsAndAllOfIt() throws Exception {
        int size = 300_000;
        try (Pair pair = SocketKind.INET_STREAM.pair(); MessageBatch batch = MessageBatch.of(4, size)) {
            byte[] data = Bytes.random(4 * size);
            for (int i = 0; i < 4; i++) {
                batch.add().put(data, i * size, size).flip();
            }
            Caller<byte[]> reader = Caller.start(ThreadKind.PLATFORM, () -> pair.far().recv(4 * size));
            assertThat(pair.near().within(PATIENCE).sendmmsg(batch)).isEqualTo(4);
            assertThat(reader.result()).isEqualTo(data);
        }
    }

    @Test
    void descriptorsBelongToTheBatch() throws Exception {
        try (Pair pair = SocketKind.LOCAL_DGRAM.pair();
                Pair other = SocketKind.LOCAL_STREAM.pair();
                Descriptor input = other.near().duplicate();
                MessageBatch batch = MessageBatch.of(4, 10, 100)) {
            pair.far().send(bytes("none"));
            pair.far().sendDescriptors(bytes("one"), input);
            pair.far().sendDescriptors(bytes("two"), input, input);
            assertThat(pair.near().recvmmsg(batch)).isEqualTo(3);
            assertThat(batch.descriptors(0)).isEmpty();
            assertThat(batch.descriptors(1)).hasSize(1);
            assertThat(batch.descriptors(2)).hasSize(2);
            Descriptor kept = batch.descriptors(2).getFirst();
            Descriptor dropped = batch.descriptors(2).getLast();
            try (Socket socket = kept.toSocket()) {
                batch.clear();
                assertThat(dropped.isOpen()).isFalse();
                socket.send(bytes("alive"));
                assertThat(text(other.far().recv(5))).isEqualTo("alive");
            }
        }
    }

    @Test
    void moreThanFitOneSystemCallOfALocalSocketAreLeftForTheNext() throws Exception {
        try (Pair pair = SocketKind.LOCAL_SEQPACKET.pair(); MessageBatch batch = MessageBatch.of(8, 10)) {
            send(pair.far(), "a", "b");
            assertThat(pair.near().recvmmsg(batch)).isEqualTo(1);
            assertThat(pair.near().recvmmsg(batch)).isEqualTo(1);
        }
    }

    @Test
    void whatNoMemoryHasRoomForSaysSo() {
        for (int room : new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE - 7, 1 << 30}) {
            assertThatExceptionOfType(OutOfMemoryError.class)
                    .isThrownBy(() -> MessageBatch.of(1024, room))
                    .withMessageContaining("memory");
        }
    }

    @Test
    void argumentsAreChecked() {
        for (int capacity : new int[] {0, -1, 1025}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> MessageBatch.of(capacity, 10))
                    .withMessage("a batch has 1 to 1024 messages, not " + capacity);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> MessageBatch.of(1, 0)).withMessageContaining("0 bytes");
        for (int control : new int[] {-1, (1 << 30) + 1, Integer.MAX_VALUE}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> MessageBatch.of(1, 1, control))
                    .withMessageContaining("control messages of " + control);
        }
        MessageBatch batch = MessageBatch.of(1, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> batch.add(ByteBuffer.allocate(3), Sockaddr.unspec()))
                .withMessageContaining("a message of 3 bytes");
        batch.add();
        assertThatIllegalStateException().isThrownBy(batch::add).withMessage("add: the batch is full with 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> batch.ctrl(0, List.of(ControlTypes.IP_TTL.of(1))))
                .withMessageContaining("does not fit");
        assertThatIllegalArgumentException().isThrownBy(() -> batch.segmentSize(0, 65_536));
        assertThatThrownBy(() -> batch.segment(0, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aClosedSocketSaysSo() throws Exception {
        Socket socket = SocketKind.INET_DGRAM.open();
        socket.close();
        MessageBatch batch = MessageBatch.of(1, 1);
        assertThat(Failing.reasonOf(() -> socket.sendmmsg(batch))).isEqualTo(Reason.Closed.LOCALLY);
        assertThat(Failing.reasonOf(() -> socket.recvmmsg(batch))).isEqualTo(Reason.Closed.LOCALLY);
    }

    @Test
    void manyMessagesArriveInOrderWhoeverIsFaster() throws Exception {
        int many = 20_000;
        try (Pair pair = SocketKind.LOCAL_DGRAM.pair();
                MessageBatch out = MessageBatch.of(32, 8);
                MessageBatch in = MessageBatch.of(32, 8)) {
            pair.near().setopt(SocketOptions.SNDBUF, LARGE);
            Caller<Void> sender = Caller.start(ThreadKind.VIRTUAL, () -> {
                for (int i = 0; i < many;) {
                    out.clear();
                    while (out.count() < 32 && i < many) {
                        out.add().putInt(i++).flip();
                    }
                    pair.near().within(PATIENCE).sendmmsg(out);
                }
                return null;
            });
            for (int next = 0; next < many;) {
                pair.far().within(PATIENCE).recvmmsg(in);
                for (int i = 0; i < in.count(); i++) {
                    assertThat(in.data(i).getInt()).isEqualTo(next++);
                }
            }
            sender.result();
        }
    }

    @Test
    void whatComesOverALocalStreamGoesBack() throws Exception {
        try (Socket listener = SocketKind.LOCAL_STREAM.listener();
                Socket client = SocketKind.LOCAL_STREAM.bound();
                MessageBatch batch = MessageBatch.of(4, 10)) {
            client.connect(listener.sockname());
            try (Socket server = listener.accept()) {
                send(client, "hello");
                assertThat(server.recvmmsg(batch)).isEqualTo(1);
                assertThat(server.sendmmsg(batch)).isEqualTo(1);
                assertThat(text(client.recv(5))).isEqualTo("hello");
            }
        }
    }

    @Test
    void whatCameWithAMessageStaysWhenAnotherIsChanged() throws Exception {
        try (Pair pair = SocketKind.LOCAL_DGRAM.pair();
                Descriptor input = pair.far().duplicate();
                MessageBatch batch = MessageBatch.of(4, 10, 100)) {
            pair.far().sendDescriptors(bytes("one"), input);
            pair.far().sendDescriptors(bytes("two"), input);
            assertThat(pair.near().recvmmsg(batch)).isEqualTo(2);
            assertThat(batch.flags(0)).isEqualTo(MsgFlags.NONE);
            batch.ctrl(0, List.of());
            assertThat(batch.ctrl(0)).isEmpty();
            assertThat(batch.ctrl(1)).hasSize(1);
            assertThat(batch.descriptors(0)).hasSize(1);
            assertThat(batch.descriptors(1)).hasSize(1);
            assertThat(batch.descriptors(0).getFirst().fd()).isNotEqualTo(batch.descriptors(1).getFirst().fd());
        }
    }
}
