package dev.osock.message;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.direct;
import static dev.osock.testing.sockets.Bytes.random;
import static dev.osock.testing.sockets.Bytes.remaining;
import static dev.osock.testing.sockets.Bytes.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.osock.Attempt;
import dev.osock.MessageBatch;
import dev.osock.ReceivedMsg;
import dev.osock.Socket;
import dev.osock.address.SockaddrIn;
import dev.osock.error.Errno;
import dev.osock.error.SocketException;
import dev.osock.error.SocketInvalidException;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.option.SocketOption;
import dev.osock.option.SocketOptions;
import dev.osock.option.UdpOptions;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Namespaces;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Bounded
class SegmentsTest {

    private static final Duration PATIENCE = Patience.seconds(5);
    private static final int LARGE = 1 << 22;

    /// Receives datagrams until so many bytes have come, and checks that each but the last is of a size.
    private static byte[] receive(Socket socket, int bytes, int size) throws Exception {
        var all = new ByteArrayOutputStream();
        while (all.size() < bytes) {
            byte[] datagram = socket.within(PATIENCE).recv();
            all.write(datagram);
            assertThat(datagram.length).isEqualTo(all.size() == bytes ? (bytes - 1) % size + 1 : size);
        }
        return all.toByteArray();
    }

    private static long writeTries(Socket socket) throws Exception {
        return socket.info().counters().writeTries();
    }

    @ParameterizedTest
    @MethodSource(Kinds.DATAGRAMS)
    void aBufferGoesAsDatagramsOfASize(SocketKind kind) throws Exception {
        byte[] data = random(9 * 700 + 1);
        try (Pair pair = kind.pair()) {
            for (ByteBuffer buffer : List.of(direct(data), ByteBuffer.wrap(data))) {
                assertThat(pair.near().within(PATIENCE).sendSegments(buffer, 700)).isEqualTo(data.length);
                assertThat(buffer.hasRemaining()).isFalse();
                assertThat(receive(pair.far(), data.length, 700)).isEqualTo(data);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "100, 13000, '6400 6400 200', 1", // at most 64 datagrams
        "1200, 100000, '64800 35200', 1", // at most 65,507 bytes
        "1200, 66000, '64800 1200', 2", // one datagram is no train
        "1000, 128001, '64000 64000 1', 2",
        "1200, 1036800, '64800 64800 64800 64800 64800 64800 64800 64800"
                + " 64800 64800 64800 64800 64800 64800 64800 64800', 1",
        "1200, 1166400, '64800 64800 64800 64800 64800 64800 64800 64800 64800"
                + " 64800 64800 64800 64800 64800 64800 64800 64800 64800', 2", // 16 trains with one system call
        "40000, 100000, '40000 40000 20000', 3"
    })
    void trainsAreAsLongAsTheKernelTakesAndGoTogether(int size, int bytes, String trains, int systemCalls)
            throws Exception {
        byte[] data = random(bytes);
        for (SocketKind kind : List.of(SocketKind.INET_DGRAM, SocketKind.INET6_DGRAM)) {
            try (Pair pair = kind.pair(); MessageBatch batch = MessageBatch.of(8, 65_507)) {
                pair.far().setopt(SocketOptions.RCVBUFFORCE, LARGE);
                pair.far().setopt(UdpOptions.GRO, true);
                ByteBuffer buffer = direct(data);
                assertThat(pair.near().sendSegments(buffer, size)).isEqualTo(bytes);
                assertThat(buffer.hasRemaining()).isFalse();
                assertThat(writeTries(pair.near())).isEqualTo(systemCalls);
                assertThat(pair.near().info().counters().writePackages()).isEqualTo((bytes + size - 1) / size);
                List<String> came = new ArrayList<>();
                var all = new ByteArrayOutputStream();
                while (all.size() < bytes) {
                    pair.far().within(PATIENCE).recvmmsg(batch);
                    for (int i = 0; i < batch.count(); i++) {
                        came.add(String.valueOf(batch.data(i).remaining()));
                        all.write(remaining(batch.data(i)));
                    }
                }
                assertThat(all.toByteArray()).isEqualTo(data);
                if (Need.isKernelAtLeast(6, 1)) { // Linux 5.10 takes a train apart on the loopback interface
                    assertThat(String.join(" ", came)).isEqualTo(trains);
                }
            }
        }
    }

    /// What is copied on its way goes train by train.
    @Test
    void trainsFromTheHeapGoOneAfterTheOther() throws Exception {
        byte[] data = random(100_000);
        try (Pair pair = SocketKind.INET_DGRAM.pair()) {
            pair.far().setopt(SocketOptions.RCVBUFFORCE, LARGE);
            assertThat(pair.near().sendSegments(ByteBuffer.wrap(data), 1200)).isEqualTo(data.length);
            assertThat(writeTries(pair.near())).isEqualTo(2);
            assertThat(receive(pair.far(), data.length, 1200)).isEqualTo(data);
        }
    }

    @Test
    void severalTrainsGoToAnAddress() throws Exception {
        byte[] data = random(200_000);
        try (Socket sender = SocketKind.INET_DGRAM.bound(); Socket receiver = SocketKind.INET_DGRAM.bound()) {
            receiver.setopt(SocketOptions.RCVBUFFORCE, LARGE);
            assertThat(sender.sendSegments(direct(data), 1000, receiver.sockname(), MsgFlags.NONE))
                    .isEqualTo(data.length);
            assertThat(receive(receiver, data.length, 1000)).isEqualTo(data);
            assertThat(writeTries(sender)).isEqualTo(1);
        }
    }

    @Test
    void oneDatagramIsNoTrain() throws Exception {
        try (Pair pair = SocketKind.INET_DGRAM.pair()) {
            pair.far().setopt(UdpOptions.GRO, true);
            for (int size : new int[] {1000, 999, 0}) {
                assertThat(pair.near().sendSegments(ByteBuffer.allocate(size), 1000)).isEqualTo(size);
                ReceivedMsg message = pair.far().within(PATIENCE).recvmsg();
                assertThat(message.data()).hasSize(size);
                assertThat(message.ctrl()).isEmpty();
                assertThat(message.segments()).hasSize(1);
            }
        }
    }

    @Test
    void toAnAddress() throws Exception {
        byte[] data = random(2500);
        try (Socket sender = SocketKind.INET_DGRAM.bound(); Socket receiver = SocketKind.INET_DGRAM.bound()) {
            assertThat(sender.sendSegments(ByteBuffer.wrap(data), 1000, receiver.sockname(), MsgFlags.NONE))
                    .isEqualTo(2500);
            assertThat(receive(receiver, 2500, 1000)).isEqualTo(data);
            SocketException failure = Failing.failureOf(() -> sender.sendSegments(ByteBuffer.wrap(data), 1000));
            assertThat(failure.is(Errno.EDESTADDRREQ)).isTrue();
            assertThat(failure.sent()).isZero();
        }
    }

    /// The socket's own option has a size for all that is sent, which does not count here.
    @ParameterizedTest
    @CsvSource({"1200, 5000", "1200, 66000", "1200, 1200", "1200, 1100", "8000, 16000", "100, 1200", "500, 32500"})
    void theSizeOfTheCallCounts(int size, int bytes) throws Exception {
        byte[] data = random(bytes);
        try (Pair pair = SocketKind.INET_DGRAM.pair(); MessageBatch batch = MessageBatch.of(1, bytes)) {
            pair.far().setopt(SocketOptions.RCVBUFFORCE, LARGE);
            pair.near().setopt(UdpOptions.SEGMENT, 500);
            pair.near().sendSegments(direct(data), size);
            assertThat(receive(pair.far(), bytes, size)).isEqualTo(data);
            pair.near().sendSegments(ByteBuffer.wrap(data), size);
            assertThat(receive(pair.far(), bytes, size)).isEqualTo(data);
            batch.add().put(data).flip();
            batch.segmentSize(0, size);
            pair.near().sendmmsg(batch);
            assertThat(receive(pair.far(), bytes, size)).isEqualTo(data);
            pair.near().setopt(SocketOptions.NO_CHECK, true); // trains are refused
            pair.near().sendSegments(direct(data), size);
            assertThat(receive(pair.far(), bytes, size)).isEqualTo(data);
            batch.rewind();
            pair.near().sendmmsg(batch);
            assertThat(receive(pair.far(), bytes, size)).isEqualTo(data);
        }
    }

    @Test
    void theFlagThatJoinsDatagramsIsRefused() throws Exception {
        try (Pair pair = SocketKind.INET_DGRAM.pair()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> pair.near().sendSegments(ByteBuffer.allocate(3000), 1000, MsgFlags.MORE))
                    .withMessage("sendSegments: the flag more would make one datagram of all");
        }
    }

    @Test
    void datagramsOfTrainsAreCounted() throws Exception {
        try (Pair pair = SocketKind.INET_DGRAM.pair(); MessageBatch batch = MessageBatch.of(2, 3000)) {
            for (int i = 0; i < 2; i++) {
                batch.add().put(random(2500)).flip();
                batch.segmentSize(i, 1000);
            }
            pair.near().sendmmsg(batch);
            pair.near().sendSegments(direct(random(2500)), 1000);
            var counters = pair.near().info().counters();
            assertThat(counters.writePackages()).isEqualTo(9);
            assertThat(counters.writePackageMax()).isEqualTo(1000);
            assertThat(counters.writeTries()).isEqualTo(2);
        }
    }

    /// Without checksums the kernel refuses trains, EINVAL, and takes datagrams.
    @ParameterizedTest
    @CsvSource({"INET_DGRAM, 10", "INET6_DGRAM, 10", "INET_DGRAM, 150", "INET6_DGRAM, 150"})
    void whatIsRefusedAsATrainGoesOneByOneFromThenOn(SocketKind kind, int count) throws Exception {
        byte[] data = random(count * 1000);
        SocketOption<Boolean> withoutChecksums =
                kind == SocketKind.INET_DGRAM ? SocketOptions.NO_CHECK : UdpOptions.NO_CHECK6_TX;
        try (Pair pair = kind.pair()) {
            pair.far().setopt(UdpOptions.NO_CHECK6_RX, true);
            pair.far().setopt(SocketOptions.RCVBUFFORCE, LARGE);
            pair.near().sendSegments(direct(data), 1000);
            assertThat(receive(pair.far(), data.length, 1000)).isEqualTo(data);
            pair.near().setopt(withoutChecksums, true);
            pair.near().sendSegments(direct(data), 1000);
            assertThat(receive(pair.far(), data.length, 1000)).isEqualTo(data);
            pair.near().setopt(withoutChecksums, false);
            pair.far().setopt(UdpOptions.GRO, true);
            pair.near().sendSegments(direct(data), 1000);
            assertThat(pair.far().within(PATIENCE).recvmsg().ctrl()).as("trains to there are not tried again")
                    .isEmpty();
        }
    }

    @Test
    void aFailureOfEachDatagramIsToldAndTrainsAreTriedAgain() throws Exception {
        byte[] data = random(3000);
        try (Socket sender = SocketKind.INET_DGRAM.bound(); Socket receiver = SocketKind.INET_DGRAM.bound()) {
            var nowhere = SockaddrIn.loopback(0);
            ByteBuffer buffer = direct(data);
            SocketException failure =
                    Failing.failureOf(() -> sender.sendSegments(buffer, 1000, nowhere, MsgFlags.NONE));
            assertThat(failure.is(Errno.EINVAL)).isTrue();
            assertThat(failure).hasMessageStartingWith("sendSegments inet/dgram").hasMessageContaining("127.0.0.1:0");
            assertThat(buffer.remaining()).isEqualTo(3000);
            receiver.setopt(UdpOptions.GRO, true);
            sender.sendSegments(buffer, 1000, receiver.sockname(), MsgFlags.NONE);
            ReceivedMsg first = receiver.within(PATIENCE).recvmsg();
            assertThat(first.data().length == 3000 || !Need.isKernelAtLeast(6, 1)).isTrue();
        }
    }

    @Test
    void trainsThatComeAreTakenApart() throws Exception {
        byte[] data = random(2500);
        try (Pair pair = SocketKind.INET_DGRAM.pair(); MessageBatch batch = MessageBatch.of(4, 65_507)) {
            pair.far().setopt(UdpOptions.GRO, true);
            pair.near().sendSegments(direct(data), 1000);
            pair.far().within(PATIENCE).recvmmsg(batch);
            if (Need.isKernelAtLeast(6, 1)) { // Linux 5.10 takes a train apart on the loopback interface
                assertThat(batch.count()).isEqualTo(1);
                assertThat(batch.segments(0)).isEqualTo(3);
                assertThat(remaining(batch.segment(0, 0))).isEqualTo(Arrays.copyOf(data, 1000));
                assertThat(remaining(batch.segment(0, 2))).isEqualTo(Arrays.copyOfRange(data, 2000, 2500));
                assertThat(batch.segment(0, 1)).isSameAs(batch.segment(0, 0));
                assertThat(batch.data(0).remaining()).isEqualTo(2500);
                pair.near().sendSegments(direct(data), 1000);
                List<ByteBuffer> segments = pair.far().within(PATIENCE).recvmsg(4000, 0, MsgFlags.NONE).segments();
                assertThat(segments).extracting(ByteBuffer::remaining).containsExactly(1000, 1000, 500);
                assertThat(remaining(segments.get(1))).isEqualTo(Arrays.copyOfRange(data, 1000, 2000));
            }
        }
    }

    @Test
    void aBatchSendsTrainsAndSendsThemBackAsTheyCame() throws Exception {
        byte[] data = random(2500);
        try (Pair pair = SocketKind.INET_DGRAM.pair();
                MessageBatch out = MessageBatch.of(4, 65_507);
                MessageBatch in = MessageBatch.of(8, 65_507)) {
            out.add().put(bytes("before")).flip();
            out.add().put(data).flip();
            out.segmentSize(1, 1000);
            out.add().put(bytes("after")).flip();
            assertThat(pair.near().sendmmsg(out)).isEqualTo(3);
            assertThat(writeTries(pair.near())).isEqualTo(1);
            pair.far().setopt(UdpOptions.GRO, true);
            List<String> sizes = new ArrayList<>();
            while (sizes.size() < 5) {
                pair.far().within(PATIENCE).recvmmsg(in);
                for (int i = 0; i < in.count(); i++) {
                    for (int k = 0; k < in.segments(i); k++) {
                        sizes.add(String.valueOf(in.segment(i, k).remaining()));
                    }
                }
                pair.far().sendmmsg(in);
            }
            assertThat(sizes).containsExactly("6", "1000", "1000", "500", "5");
            assertThat(text(pair.near().within(PATIENCE).recv())).isEqualTo("before");
            assertThat(receive(pair.near(), 2500, 1000)).isEqualTo(data);
            assertThat(text(pair.near().within(PATIENCE).recv())).isEqualTo("after");
        }
    }

    @Test
    void aTrainThatIsTooLongOrRefusedKeepsItsPlaceInABatch() throws Exception {
        byte[] data = random(65_000);
        for (boolean refused : new boolean[] {false, true}) {
            try (Pair pair = SocketKind.INET_DGRAM.pair(); MessageBatch batch = MessageBatch.of(4, 65_507)) {
                pair.far().setopt(SocketOptions.RCVBUFFORCE, LARGE);
                pair.near().setopt(SocketOptions.NO_CHECK, refused);
                for (int round = 0; round < 2; round++) {
                    batch.clear();
                    batch.add().put(bytes("before")).flip();
                    batch.add().put(data).flip(); // 130 datagrams
                    batch.segmentSize(1, 500);
                    batch.add().put(bytes("after")).flip();
                    assertThat(pair.near().within(PATIENCE).sendmmsg(batch)).isEqualTo(3);
                    assertThat(text(pair.far().within(PATIENCE).recv())).isEqualTo("before");
                    assertThat(receive(pair.far(), data.length, 500)).isEqualTo(data);
                    assertThat(text(pair.far().within(PATIENCE).recv())).isEqualTo("after");
                }
            }
        }
    }

    @Test
    void withoutWaiting() throws Exception {
        byte[] data = random(400 * 100);
        try (Pair pair = SocketKind.LOCAL_DGRAM.pair()) {
            ByteBuffer buffer = direct(data);
            int sent = 0;
            var got = new ByteArrayOutputStream();
            while (buffer.hasRemaining()) {
                switch (pair.near().nowait().sendSegments(buffer, 100)) {
                    case Attempt.Done<Integer>(Integer bytes) -> sent += bytes;
                    case Attempt.Partial<Integer>(Integer bytes, var info) -> {
                        sent += bytes;
                        pair.near().cancel(info);
                    }
                    case Attempt.Pending<Integer> pending -> pair.near().cancel(pending.info());
                }
                assertThat(buffer.position()).isEqualTo(sent);
                while (got.size() < sent) {
                    got.write(pair.far().recv());
                }
            }
            assertThat(got.toByteArray()).isEqualTo(data);
        }
    }

    @Test
    void argumentsAreChecked() throws Exception {
        try (Pair datagrams = SocketKind.INET_DGRAM.pair(); Pair stream = SocketKind.INET_STREAM.pair()) {
            for (int size : new int[] {0, -1, 65_536}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> datagrams.near().sendSegments(ByteBuffer.allocate(1), size))
                        .withMessage("sendSegments: the size of a segment is 1 to 65535, not " + size);
            }
            assertThat(Failing.failureOf(() -> stream.near().sendSegments(ByteBuffer.allocate(1), 1)))
                    .isInstanceOf(SocketInvalidException.class)
                    .hasMessageContaining("it sends no datagrams");
            SocketException tooLong = Failing.failureOf(
                    () -> datagrams.near().sendSegments(ByteBuffer.allocate(65_530), 65_530));
            assertThat(tooLong.is(Errno.EMSGSIZE)).isTrue();
        }
    }

    /// Devices that do not sum up, or whose MTU segments do not fit, refuse trains, also after they have taken some; of
    /// the former only those of older kernels.
    @Test
    @Requires({Need.NETNS, Need.ETHTOOL})
    void throughDevicesThatRefuseTrainsNothingIsLost() throws Exception {
        byte[] data = random(40 * 1200);
        for (String refusal : List.of("ethtool -K near tx off", "ip link set near mtu 1000")) {
            try (var ends = cabled();
                    Socket sender = Socket.open(Domain.INET, Type.DGRAM, Protocol.DEFAULT, ends.in("near"));
                    Socket receiver = Socket.open(Domain.INET, Type.DGRAM, Protocol.DEFAULT, ends.in("far"))) {
                receiver.setopt(SocketOptions.RCVBUFFORCE, LARGE);
                receiver.bind(SockaddrIn.of("10.78.1.2", 0));
                sender.connect(receiver.sockname());
                for (int round = 0; round < 3; round++) {
                    assertThat(sender.sendSegments(direct(data), 1200)).as(refusal).isEqualTo(data.length);
                    assertThat(receive(receiver, data.length, 1200)).as(refusal).isEqualTo(data);
                    if (round == 0) {
                        ends.exec("near", refusal.split(" ", -1));
                    }
                }
            }
        }
    }

    /// Two namespaces and a cable: `10.78.1.1`, with the device `near`, and `10.78.1.2`, with the device `far`.
    private static Namespaces cabled() throws Exception {
        var ends = new Namespaces("near", "far");
        try {
            ends.cable("near", "near", "far", "far");
            ends.ip("near", "addr add 10.78.1.1/24 dev near");
            ends.ip("far", "addr add 10.78.1.2/24 dev far");
            return ends;
        } catch (Exception failed) {
            ends.close();
            throw failed;
        }
    }
}
