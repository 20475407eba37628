package dev.osock.message;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.direct;
import static dev.osock.testing.sockets.Bytes.random;
import static dev.osock.testing.sockets.Bytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Attempt;
import dev.osock.MessageBatch;
import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.error.Errno;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.option.IpOptions;
import dev.osock.option.PmtuDiscovery;
import dev.osock.option.SocketOptions;
import dev.osock.option.UdpOptions;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.Namespaces;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Trains by way of devices that do not take them, and routes that have no room for their segments: nothing is lost,
/// the order is kept, and other routes go on with trains.
@Bounded
@Requires({Need.NETNS, Need.ETHTOOL})
class RefusedTrainsTest {

    private static final Duration PATIENCE = Patience.seconds(5);
    private static final int LARGE = 1 << 22;
    private static final int SIZE = 1400;
    private static final int TRAIN = 40 * SIZE;

    /// What is done to the near end of the narrow cable.
    private enum Refusal {
        CHECKSUMS("ethtool -K thin tx off"),
        UDP_SEGMENTATION("ethtool -K thin tx-udp-segmentation off"),
        ALL_SEGMENTATION("ethtool -K thin gso off tso off tx-udp-segmentation off"),
        SCATTER_GATHER("ethtool -K thin sg off"),
        EVERYTHING("ethtool -K thin tx off sg off gso off gro off tx-udp-segmentation off"),
        DEVICE_MTU("ip link set thin mtu 1300", "ip link set thin mtu 1500"),
        ROUTE_MTU(
                "ip route add 10.78.1.2 dev thin mtu lock 1300;ip -6 route add fd00:78:1::2 dev thin mtu lock 1300",
                "ip route del 10.78.1.2;ip -6 route del fd00:78:1::2");

        private final String commands;
        private final String undo;

        Refusal(String commands) {
            this(commands, "");
        }

        Refusal(String commands, String undo) {
            this.commands = commands;
            this.undo = undo;
        }

        /// Whether every kernel refuses trains then, and takes them again when it is undone.
        boolean isOfEveryKernel() {
            return !undo.isEmpty();
        }
    }

    /// A sender's namespace and two others, each with a cable of its own: `10.78.1.2` and `fd00:78:1::2` behind the
    /// narrow one, `10.78.2.2` and `fd00:78:2::2` behind the wide one.
    private static final class Fork extends Namespaces {

        Fork() throws Exception {
            super("near", "narrow", "wide");
            try {
                cable("near", "thin", "narrow", "far");
                cable("near", "thick", "wide", "far");
                address("near", "thin", "1", "1");
                address("narrow", "far", "1", "2");
                address("near", "thick", "2", "1");
                address("wide", "far", "2", "2");
            } catch (Exception failed) {
                close();
                throw failed;
            }
        }

        private void address(String end, String device, String net, String host) throws Exception {
            ip(end, "addr add 10.78." + net + "." + host + "/24 dev " + device);
            ip(end, "addr add fd00:78:" + net + "::" + host + "/64 dev " + device + " nodad");
        }

        void near(String commands) throws Exception {
            for (String each : commands.split(";", -1)) {
                exec("near", each.split(" ", -1));
            }
        }

        Socket sender(Domain domain) throws SocketException {
            return Socket.open(domain, Type.DGRAM, Protocol.DEFAULT, in("near"));
        }

        Socket receiver(String end, Domain domain) throws Exception {
            Socket receiver = Socket.open(domain, Type.DGRAM, Protocol.DEFAULT, in(end));
            receiver.setopt(SocketOptions.RCVBUFFORCE, LARGE);
            String net = end.equals("narrow") ? "1" : "2";
            receiver.bind(
                    domain.equals(Domain.INET)
                            ? SockaddrIn.of("10.78." + net + ".2", 0)
                            : SockaddrIn6.of("fd00:78:" + net + "::2", 0));
            return receiver;
        }
    }

    /// Receives a train's datagrams one by one.
    private static byte[] receive(Socket socket) throws Exception {
        var all = new ByteArrayOutputStream();
        while (all.size() < TRAIN) {
            byte[] datagram = socket.within(PATIENCE).recv();
            assertThat(datagram).hasSize(SIZE);
            all.write(datagram);
        }
        return all.toByteArray();
    }

    /// Sends a train, and looks whether it comes as one.
    private static boolean comesAsTrain(Socket sender, Socket receiver) throws Exception {
        byte[] data = random(TRAIN);
        receiver.setopt(UdpOptions.GRO, true);
        sender.sendSegments(direct(data), SIZE, receiver.sockname(), MsgFlags.NONE);
        var all = new ByteArrayOutputStream();
        boolean isTrain = false;
        while (all.size() < TRAIN) {
            var message = receiver.within(PATIENCE).recvmsg(65_507, 0, MsgFlags.NONE);
            isTrain |= message.segments().size() > 1;
            all.write(message.data());
        }
        receiver.setopt(UdpOptions.GRO, false);
        assertThat(all.toByteArray()).isEqualTo(data);
        return isTrain;
    }

    /// Whether a train can come as one at all, over such a cable.
    private static boolean comesAsTrain() {
        return Need.isKernelAtLeast(6, 1);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(Refusal.values())
                .flatMap(refusal -> Stream.of(Domain.INET, Domain.INET6).map(domain -> Arguments.of(refusal, domain)));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void nothingIsLostTheOrderIsKeptAndOtherRoutesGoOn(Refusal refusal, Domain domain) throws Exception {
        try (var ends = new Fork();
                Socket sender = ends.sender(domain);
                Socket connected = ends.sender(domain);
                Socket narrow = ends.receiver("narrow", domain);
                Socket wide = ends.receiver("wide", domain)) {
            connected.connect(narrow.sockname());
            assertThat(comesAsTrain(sender, narrow)).isEqualTo(comesAsTrain());
            for (int round = 0; round < 3; round++) {
                passes(sender, narrow.sockname(), narrow);
                passes(sender, wide.sockname(), wide);
                passesConnected(connected, narrow);
                passesInABatch(sender, narrow, wide);
                if (round == 0) {
                    ends.near(refusal.commands);
                }
            }
            assertThat(comesAsTrain(sender, wide)).as("the other route").isEqualTo(comesAsTrain());
            if (refusal.isOfEveryKernel()) {
                ends.near(refusal.undo);
                assertThat(comesAsTrain(sender, narrow)).as("it is not tried again").isFalse();
                try (Socket another = ends.sender(domain)) {
                    assertThat(comesAsTrain(another, narrow)).as("by another socket").isEqualTo(comesAsTrain());
                }
            }
        }
    }

    private static void passes(Socket sender, Sockaddr destination, Socket receiver) throws Exception {
        byte[] data = random(TRAIN);
        assertThat(sender.sendSegments(direct(data), SIZE, destination, MsgFlags.NONE)).isEqualTo(TRAIN);
        assertThat(receive(receiver)).isEqualTo(data);
    }

    private static void passesConnected(Socket sender, Socket receiver) throws Exception {
        byte[] data = random(TRAIN);
        assertThat(sender.sendSegments(ByteBuffer.wrap(data), SIZE)).isEqualTo(TRAIN);
        assertThat(receive(receiver)).isEqualTo(data);
        ByteBuffer buffer = direct(data);
        while (buffer.hasRemaining()) {
            if (sender.nowait().sendSegments(buffer, SIZE) instanceof Attempt.Pending<Integer> pending) {
                sender.cancel(pending.info());
            }
        }
        assertThat(receive(receiver)).isEqualTo(data);
    }

    /// Trains and single datagrams to both, in turn.
    private static void passesInABatch(Socket sender, Socket narrow, Socket wide) throws Exception {
        byte[] first = random(TRAIN);
        byte[] second = random(TRAIN);
        try (MessageBatch batch = MessageBatch.of(8, TRAIN)) {
            for (byte[] data : new byte[][] {first, second}) {
                for (Socket to : new Socket[] {narrow, wide}) {
                    batch.add(ByteBuffer.wrap(data), to.sockname());
                    batch.segmentSize(batch.count() - 1, SIZE);
                    batch.add(ByteBuffer.wrap(bytes("between")), to.sockname());
                }
            }
            assertThat(sender.within(PATIENCE).sendmmsg(batch)).isEqualTo(8);
        }
        for (Socket receiver : new Socket[] {narrow, wide}) {
            for (byte[] data : new byte[][] {first, second}) {
                assertThat(receive(receiver)).isEqualTo(data);
                assertThat(text(receiver.within(PATIENCE).recv())).isEqualTo("between");
            }
        }
    }

    @Test
    void anotherPeerIsAnotherRoute() throws Exception {
        try (var ends = new Fork();
                Socket sender = ends.sender(Domain.INET);
                Socket narrow = ends.receiver("narrow", Domain.INET);
                Socket wide = ends.receiver("wide", Domain.INET)) {
            ends.near(Refusal.DEVICE_MTU.commands);
            sender.connect(narrow.sockname());
            passesConnected(sender, narrow);
            sender.connect(wide.sockname());
            wide.setopt(UdpOptions.GRO, true);
            sender.sendSegments(direct(random(TRAIN)), SIZE);
            var message = wide.within(PATIENCE).recvmsg(65_507, 0, MsgFlags.NONE);
            assertThat(message.segments().size() > 1).isEqualTo(comesAsTrain());
        }
    }

    @Test
    void whatDoesNotFitWholeEitherIsToldAndTrainsAreTriedAgain() throws Exception {
        try (var ends = new Fork();
                Socket sender = ends.sender(Domain.INET);
                Socket narrow = ends.receiver("narrow", Domain.INET)) {
            sender.setopt(IpOptions.MTU_DISCOVER, PmtuDiscovery.DO);
            ends.near(Refusal.DEVICE_MTU.commands);
            ByteBuffer data = direct(random(TRAIN));
            SocketException failure = Failing.failureOf(
                    () -> sender.sendSegments(data, SIZE, narrow.sockname(), MsgFlags.NONE));
            assertThat(failure.is(Errno.EMSGSIZE)).isTrue();
            assertThat(failure.sent()).isZero();
            assertThat(data.remaining()).isEqualTo(TRAIN);
            ends.near(Refusal.DEVICE_MTU.undo);
            assertThat(comesAsTrain(sender, narrow)).isEqualTo(comesAsTrain());
        }
    }
}
