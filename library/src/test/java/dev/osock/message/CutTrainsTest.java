package dev.osock.message;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.direct;
import static dev.osock.testing.sockets.Bytes.random;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.MessageBatch;
import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Namespaces;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Trains by way of devices that take none, at which nobody answers: the kernel or the library cuts them before, and
/// every datagram is a packet of its own, whole and in its place.
@Bounded
@Requires(Need.NETNS)
class CutTrainsTest {

    private static final Duration PATIENCE = Patience.seconds(5);
    private static final String DEVICE = "lost";
    private static final int PORT = 7777;
    private static final int SIZE = 1400;

    /// The last datagram of a train is shorter.
    private static final int TRAIN = 39 * SIZE + 7;

    /// What makes a device take no trains, as `ethtool -K` says it.
    private static final List<String> REFUSALS = List.of(
            "tx off",
            "tx-udp-segmentation off",
            "gso off tso off tx-udp-segmentation off",
            "tx off sg off gso off gro off tx-udp-segmentation off");

    static Stream<Domain> domains() {
        return Stream.of(Domain.INET, Domain.INET6);
    }

    static Stream<Arguments> refusals() {
        return REFUSALS.stream().flatMap(refusal -> domains().map(domain -> Arguments.of(refusal, domain)));
    }

    /// Lays the way to the device, on which nothing but what a test sends goes.
    private static void lay(Namespaces ends) throws Exception {
        ends.ip("near", "link set " + DEVICE + " arp off addrgenmode none");
        ends.ip("near", "link set " + DEVICE + " up");
        ends.ip("near", "addr add 10.78.3.1/24 dev " + DEVICE);
        ends.ip("near", "addr add fd00:78:3::1/64 dev " + DEVICE + " nodad");
    }

    private static Sockaddr nobody(Domain domain) {
        return domain.equals(Domain.INET) ? SockaddrIn.of(host(domain), PORT) : SockaddrIn6.of(host(domain), PORT);
    }

    private static String host(Domain domain) {
        return domain.equals(Domain.INET) ? "10.78.3.2" : "fd00:78:3::2";
    }

    /// Sends trains in every way, and single datagrams between them.
    ///
    /// @return what must leave
    private static List<byte[]> send(Namespaces ends, Domain domain) throws Exception {
        List<byte[]> all = new ArrayList<>();
        Sockaddr nobody = nobody(domain);
        byte[] data = random(TRAIN);
        try (Socket sender = open(ends, domain);
                Socket connected = open(ends, domain);
                MessageBatch batch = MessageBatch.of(4, TRAIN)) {
            connected.connect(nobody);
            ByteBuffer buffer = direct(data);
            assertThat(sender.within(PATIENCE).sendSegments(buffer, SIZE, nobody, MsgFlags.NONE)).isEqualTo(TRAIN);
            assertThat(buffer.hasRemaining()).isFalse();
            cut(data, all);
            assertThat(connected.within(PATIENCE).sendSegments(ByteBuffer.wrap(data), SIZE)).isEqualTo(TRAIN);
            cut(data, all);
            for (int i = 0; i < 4; i += 2) {
                batch.add(ByteBuffer.wrap(data), nobody);
                batch.segmentSize(i, SIZE);
                cut(data, all);
                batch.add(ByteBuffer.wrap(bytes("between")), nobody);
                all.add(bytes("between"));
            }
            assertThat(sender.within(PATIENCE).sendmmsg(batch)).isEqualTo(4);
            assertThat(batch.sent()).isEqualTo(4);
        }
        return all;
    }

    private static Socket open(Namespaces ends, Domain domain) throws Exception {
        return Socket.open(domain, Type.DGRAM, Protocol.DEFAULT, ends.in("near"));
    }

    private static void cut(byte[] data, List<byte[]> datagrams) {
        for (int at = 0; at < data.length; at += SIZE) {
            datagrams.add(Arrays.copyOfRange(data, at, Math.min(at + SIZE, data.length)));
        }
    }

    @ParameterizedTest
    @MethodSource("refusals")
    @Requires({Need.ETHTOOL, Need.DUMMY})
    void aDummyDeviceTakesEveryDatagram(String refusal, Domain domain) throws Exception {
        everyDatagramIsCounted(refusal, domain, "link add " + DEVICE + " type dummy");
    }

    @ParameterizedTest
    @MethodSource("refusals")
    @Requires(Need.ETHTOOL)
    void aCableWithoutAnotherEndTakesEveryDatagram(String refusal, Domain domain) throws Exception {
        everyDatagramIsCounted(
                refusal, domain, "link add " + DEVICE + " type veth peer name end", "link set end up");
    }

    /// @param commands make the device
    private static void everyDatagramIsCounted(String refusal, Domain domain, String... commands) throws Exception {
        try (var ends = new Namespaces("near")) {
            for (String each : commands) {
                ends.ip("near", each);
            }
            lay(ends);
            assertThat(send(ends, domain)).as("as trains, if it takes them").hasSize(4 * 40 + 2);
            ends.exec("near", ("ethtool -K " + DEVICE + " " + refusal).split(" ", -1));
            long before = packets(ends);
            List<byte[]> datagrams = send(ends, domain);
            assertThat(packets(ends) - before).isEqualTo(datagrams.size());
        }
    }

    /// How many packets have been sent to the device.
    private static long packets(Namespaces ends) throws Exception {
        String statistics = "/sys/class/net/" + DEVICE + "/statistics/";
        assertThat(ends.exec("near", "cat", statistics + "tx_dropped")).isEqualTo("0\n");
        return Long.parseLong(ends.exec("near", "cat", statistics + "tx_packets").strip());
    }

    @ParameterizedTest
    @MethodSource("domains")
    @Requires(Need.TUN)
    void aTunnelIsReadDatagramByDatagram(Domain domain) throws Exception {
        try (var ends = new Namespaces("near"); var tun = new Tun(ends.name("near"), DEVICE)) {
            lay(ends);
            byte[] there = InetAddress.ofLiteral(host(domain)).getAddress();
            for (int round = 0; round < 2; round++) {
                for (byte[] datagram : send(ends, domain)) {
                    UdpPacket packet = UdpPacket.of(tun.packet());
                    assertThat(packet.destination()).isEqualTo(there);
                    assertThat(packet.port()).isEqualTo(PORT);
                    assertThat(packet.data()).isEqualTo(datagram);
                }
                assertThat(tun.isEmpty()).isTrue();
            }
        }
    }
}
