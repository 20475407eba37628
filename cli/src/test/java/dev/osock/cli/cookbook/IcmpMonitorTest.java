package dev.osock.cli.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.OpenOptions;
import dev.osock.Socket;
import dev.osock.address.SockaddrIn;
import dev.osock.cli.RoutedNetwork;
import dev.osock.cli.ToolProcess;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.option.IpOptions;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// `docs/cookbook/icmp-monitor.md`.
@Requires(Need.NETNS)
@Timeout(120)
class IcmpMonitorTest {

    @AutoClose
    private static RoutedNetwork network;

    @BeforeAll
    static void build() throws Exception {
        network = new RoutedNetwork();
    }

    private static ToolProcess watch(String... arguments) throws Exception {
        ToolProcess monitor = Recipe.startBy(network.in("client"), "icmp-monitor", arguments);
        assertThat(monitor.line()).describedAs("%s", monitor.errors()).isEqualTo("watching ICMP");
        return monitor;
    }

    private static Socket open(Type type, Protocol protocol) throws Exception {
        return Socket.open(Domain.INET, type, protocol, OpenOptions.DEFAULT.withNetns(network.name("client")));
    }

    /// Sends an echo request of identifier 0x1234 and number 1, and waits for the reply.
    private static void ping() throws Exception {
        byte[] request = {8, 0, (byte) 0xE5, (byte) 0xCA, 0x12, 0x34, 0, 1};
        try (Socket socket = open(Type.RAW, Protocol.ICMP)) {
            socket.connect(SockaddrIn.of("10.77.2.2", 0));
            socket.send(request);
            socket.within(Patience.seconds(10)).recv();
        }
    }

    private static void sendDatagram(int hops) throws Exception {
        try (Socket socket = open(Type.DGRAM, Protocol.DEFAULT)) {
            socket.setopt(IpOptions.TTL, hops);
            socket.sendto(new byte[] {1, 2, 3}, SockaddrIn.of("10.77.2.2", 40_009));
        }
    }

    /// Reads a line, and gives it without its time, which must be now.
    private static String next(ToolProcess monitor) throws Exception {
        String[] line = monitor.line().split(" ", 2);
        assertThat(Duration.between(Instant.parse(line[0]), Instant.now()).abs())
                .isLessThan(Patience.seconds(10));
        return line[1];
    }

    @Test
    void itTellsOfRepliesAndErrors() throws Exception {
        try (ToolProcess monitor = watch()) {
            ping();
            assertThat(next(monitor)).isEqualTo("10.77.2.2 > 10.77.1.2: echo reply 4660 1");
            sendDatagram(64);
            assertThat(next(monitor)).isEqualTo("10.77.2.2 > 10.77.1.2: port unreachable, of udp to 10.77.2.2:40009");
            sendDatagram(1);
            assertThat(next(monitor))
                    .isEqualTo("10.77.1.1 > 10.77.1.2: time to live exceeded, of udp to 10.77.2.2:40009");
            Ending.cleanly(monitor);
        }
    }

    @Test
    void typesAreLeftOutByTheKernel() throws Exception {
        try (ToolProcess monitor = watch("0", "11")) {
            ping();
            sendDatagram(1);
            sendDatagram(64);
            assertThat(next(monitor)).isEqualTo("10.77.2.2 > 10.77.1.2: port unreachable, of udp to 10.77.2.2:40009");
            Ending.cleanly(monitor);
            assertThat(monitor.rest()).isEmpty();
        }
    }
}
