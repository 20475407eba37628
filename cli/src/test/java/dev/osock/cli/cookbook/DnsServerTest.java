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
import dev.osock.message.Received;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// `docs/cookbook/dns-server.md`, on a host with two addresses: a client asks the one that is further away.
@Requires({Need.NETNS, Need.DIG})
@Timeout(120)
class DnsServerTest {

    private static final SockaddrIn FAR = SockaddrIn.of("10.77.2.1", 53);

    @AutoClose
    private static RoutedNetwork network;

    @AutoClose
    private static ToolProcess server;

    @BeforeAll
    static void start() throws Exception {
        network = new RoutedNetwork();
        server = Recipe.startBy(network.in("router"), "dns-server",
                "0.0.0.0:53", "www.example.test=192.0.2.80", "mail.example.test=192.0.2.25");
        assertThat(server.listening()).isEqualTo("0.0.0.0:53");
    }

    @AfterAll
    static void end() throws Exception {
        if (server != null) {
            Ending.cleanly(server);
        }
    }

    private static Socket open(String end) throws Exception {
        return Socket.open(
                Domain.INET, Type.DGRAM, Protocol.DEFAULT, OpenOptions.DEFAULT.withNetns(network.name(end)));
    }

    private static String dig(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(network.in("client"));
        command.addAll(List.of("dig", "@10.77.2.1", "+tries=1", "+time=" + Patience.seconds(5).toSeconds()));
        command.addAll(List.of(arguments));
        try (ToolProcess dig = ToolProcess.of(command)) {
            String output = String.join("\n", dig.rest());
            assertThat(dig.exit()).describedAs(output).isZero();
            return output;
        }
    }

    @Test
    void theAnswerComesFromTheAddressThatWasAsked() throws Exception {
        assertThat(dig("+short", "www.example.test")).isEqualTo("192.0.2.80");
        assertThat(dig("+noedns", "MAIL.example.test."))
                .contains("status: NOERROR", "flags: qr aa rd;", "ANSWER: 1", ";; SERVER: 10.77.2.1#53(10.77.2.1)")
                .containsPattern("MAIL\\.example\\.test\\.\\s+60\\s+IN\\s+A\\s+192\\.0\\.2\\.25");
    }

    /// Or the test above would say nothing.
    @Test
    void anAnswerWithoutThatComesFromTheNearAddress() throws Exception {
        try (Socket naive = open("router"); Socket client = open("client")) {
            naive.bind(SockaddrIn.any(5353));
            client.sendto(new byte[1], SockaddrIn.of("10.77.2.1", 5353));
            Received question = naive.within(Patience.seconds(5)).recvfrom();
            naive.sendto(question.data(), question.source());
            assertThat(client.within(Patience.seconds(5)).recvfrom().source())
                    .isEqualTo(SockaddrIn.of("10.77.1.1", 5353));
        }
    }

    @Test
    void whatItDoesNotHaveItSays() throws Exception {
        assertThat(dig("none.example.test")).contains("status: NXDOMAIN", "ANSWER: 0");
        assertThat(dig("www.example.test", "AAAA")).contains("status: NOERROR", "ANSWER: 0");
        assertThat(dig("+opcode=status", "www.example.test")).contains("status: NOTIMP", "ANSWER: 0");
    }

    @Test
    void rubbishDoesNotEndIt() throws Exception {
        try (Socket client = open("client")) {
            client.connect(FAR);
            byte[] header = {7, 7, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0};
            client.send(header); // no question behind it
            assertThat(client.within(Patience.seconds(5)).recv())
                    .containsExactly(7, 7, 0x85, 1, 0, 0, 0, 0, 0, 0, 0, 0); // format error
            for (int i = 0; i < 300; i++) {
                byte[] rubbish = new byte[i];
                ThreadLocalRandom.current().nextBytes(rubbish);
                client.send(rubbish);
            }
        }
        assertThat(dig("+short", "www.example.test")).isEqualTo("192.0.2.80");
    }
}
