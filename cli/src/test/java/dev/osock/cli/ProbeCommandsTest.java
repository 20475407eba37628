package dev.osock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `osock ping` and `osock traceroute` across three namespaces.
@Requires(Need.NETNS)
@Timeout(120)
class ProbeCommandsTest {

    @AutoClose
    private static RoutedNetwork network;

    @BeforeAll
    static void build() throws Exception {
        network = new RoutedNetwork();
    }

    private record Run(int exit, List<String> lines, List<String> errors) {}

    private static Run run(String... arguments) throws Exception {
        try (ToolProcess tool = network.start("client", arguments)) {
            List<String> lines = tool.rest();
            return new Run(tool.exit(), lines, tool.errors());
        }
    }

    @ParameterizedTest
    @CsvSource({"10.77.2.2, 63", "fd77:2::2, 63", "10.77.1.1, 64", "fd77:1::1, 64", "127.0.0.1, 64", "::1, 64"})
    void pingTellsOfEachReplyAndOfAll(String host, int ttl) throws Exception {
        Run ping = run("ping", "-c", "3", "-i", "0.1", "-s", "100", host);
        assertThat(ping.errors).isEmpty();
        assertThat(ping.exit).isZero();
        assertThat(ping.lines.getFirst()).isEqualTo("PING " + host + " (" + host + "): 100 data bytes");
        for (int i = 1; i <= 3; i++) {
            assertThat(ping.lines.get(i))
                    .matches("108 bytes from \\Q" + host + "\\E: icmp_seq=" + i + " ttl=" + ttl
                            + " time=[0-9]+[.][0-9]{3} ms");
        }
        assertThat(ping.lines.get(5)).isEqualTo("--- " + host + " ping statistics ---");
        assertThat(ping.lines.get(6)).matches("3 packets transmitted, 3 received, 0% packet loss, time [0-9]+ms");
        assertThat(ping.lines.get(7)).matches("rtt min/avg/max/mdev = [0-9./]+ ms");
    }

    @ParameterizedTest
    @CsvSource({"10.77.2.2, 10.77.1.1", "fd77:2::2, fd77:1::1"})
    void pingTellsWhoLetAPacketDie(String host, String router) throws Exception {
        Run ping = run("ping", "-c", "2", "-i", "0.1", "-t", "1", host);
        assertThat(ping.exit).isEqualTo(1);
        assertThat(ping.lines)
                .contains(
                        "From " + router + " icmp_seq=1 Time to live exceeded",
                        "From " + router + " icmp_seq=2 Time to live exceeded");
        assertThat(ping.lines).anyMatch(line -> line.startsWith("2 packets transmitted, 0 received, +2 errors, 100%"));
    }

    @ParameterizedTest
    @CsvSource({"10.77.3.3, 10.77.1.1", "fd77:3::3, fd77:1::1"})
    void pingTellsWhoKnowsNoWay(String host, String router) throws Exception {
        Run ping = run("ping", "-c", "1", "-W", "5", host);
        assertThat(ping.exit).isEqualTo(1);
        assertThat(ping.lines).contains("From " + router + " icmp_seq=1 Destination Net Unreachable");
    }

    @Test
    void pingOfASilentHostEndsInTime() throws Exception {
        network.in("server", "ip addr add 10.77.2.9/24 dev e2; echo 1 > /proc/sys/net/ipv4/icmp_echo_ignore_all");
        try {
            Run ping = run("ping", "-c", "2", "-i", "0.1", "-W", "0.5", "10.77.2.9");
            assertThat(ping.exit).isEqualTo(1);
            assertThat(ping.lines).anyMatch(line -> line.startsWith("2 packets transmitted, 0 received, 100%"));
        } finally {
            network.in("server", "echo 0 > /proc/sys/net/ipv4/icmp_echo_ignore_all");
        }
    }

    private static List<JsonObject> json(Run run) {
        return run.lines.stream().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
    }

    private static String event(JsonObject line) {
        return line.get("event").getAsString();
    }

    @Test
    void pingInJson() throws Exception {
        List<JsonObject> lines = json(run("ping", "--json", "-c", "2", "-i", "0.1", "10.77.2.2"));
        assertThat(lines).extracting(ProbeCommandsTest::event).containsExactly("begin", "reply", "reply", "total");
        assertThat(lines.get(1).get("from").getAsString()).isEqualTo("10.77.2.2");
        assertThat(lines.get(1).get("sequence")).isEqualTo(new JsonPrimitive(1));
        assertThat(lines.get(1).get("ttl")).isEqualTo(new JsonPrimitive(63));
        assertThat(lines.get(1).get("bytes")).isEqualTo(new JsonPrimitive(64));
        assertThat(lines.get(1).get("time_ms").getAsJsonPrimitive().isNumber()).isTrue();
        assertThat(lines.get(1).get("duplicate")).isEqualTo(new JsonPrimitive(false));
        assertThat(lines.getLast().get("sent")).isEqualTo(new JsonPrimitive(2));
        assertThat(lines.getLast().get("rtt_avg_ms").getAsDouble()).isPositive();
        List<JsonObject> expired = json(run("ping", "--json", "-c", "1", "-t", "1", "10.77.2.2"));
        assertThat(expired.get(1)).hasToString("{\"event\":\"error\",\"from\":\"10.77.1.1\",\"sequence\":1,"
                + "\"error\":\"Time to live exceeded\"}");
    }

    @Test
    void tracerouteInJson() throws Exception {
        List<JsonObject> lines = json(run("traceroute", "--json", "-q", "2", "10.77.2.2"));
        assertThat(lines).extracting(ProbeCommandsTest::event).containsExactly("begin", "hop", "hop");
        JsonObject router = lines.get(1);
        assertThat(router.get("hop")).isEqualTo(new JsonPrimitive(1));
        assertThat(router.get("reached")).isEqualTo(new JsonPrimitive(false));
        assertThat(router.getAsJsonArray("probes")).hasSize(2)
                .allMatch(probe -> probe.getAsJsonObject()
                        .get("router")
                        .getAsString()
                        .equals("10.77.1.1"));
        assertThat(lines.get(2).get("reached")).isEqualTo(new JsonPrimitive(true));
        List<JsonObject> silent =
                json(run("traceroute", "--json", "-q", "1", "-w", "0.2", "-m", "2", "-f", "2", "10.77.2.77"));
        assertThat(silent.getLast().get("probes"))
                .isEqualTo(JsonParser.parseString("[{\"router\": null, \"time_ms\": null, \"error\": null}]"));
    }

    @Test
    void interfacesHaveTheirIpv6Addresses() throws Exception {
        Run run = run("if", "--json");
        for (JsonElement each : JsonParser.parseString(String.join("", run.lines)).getAsJsonArray()) {
            JsonObject device = each.getAsJsonObject();
            if (device.get("name").getAsString().equals("e1")) {
                assertThat(device.get("address")).isEqualTo(new JsonPrimitive("10.77.1.2"));
                assertThat(device.getAsJsonArray("inet6")).contains(JsonParser.parseString(
                        "{\"address\": \"fd77:1::2\", \"prefix_length\": 64, \"scope\": \"global\"}"));
                assertThat(device.getAsJsonArray("inet6"))
                        .anyMatch(address -> address.getAsJsonObject().get("scope").getAsString().equals("link"));
                return;
            }
        }
        throw new AssertionError("no e1 in " + run.lines);
    }

    @Test
    void pingAsAnUnprivilegedUserUsesADatagramSocket() throws Exception {
        network.in("client", "echo '0 2147483647' > /proc/sys/net/ipv4/ping_group_range");
        try {
            for (String host : List.of("10.77.2.2", "fd77:2::2")) {
                Run ping = run("ping", "-c", "2", "-i", "0.1", host);
                assertThat(ping.exit).isZero();
                assertThat(ping.lines.get(2)).contains("icmp_seq=2 ttl=63 time=");
            }
            Run expired = run("ping", "-c", "1", "-t", "1", "10.77.2.2");
            assertThat(expired.lines).contains("From 10.77.1.1 icmp_seq=1 Time to live exceeded");
        } finally {
            network.in("client", "echo '1 0' > /proc/sys/net/ipv4/ping_group_range");
        }
    }

    @Test
    void pingOnASignalTellsHowItWent() throws Exception {
        try (ToolProcess ping = network.start("client", "ping", "-i", "0.1", "10.77.2.2")) {
            for (int i = 0; i < 4; i++) {
                assertThat(ping.line()).isNotNull();
            }
            ping.signal("INT");
            List<String> rest = ping.rest();
            assertThat(rest).contains("--- 10.77.2.2 ping statistics ---");
            assertThat(rest).anyMatch(line -> line.contains(" 0% packet loss"));
            assertThat(ping.exit()).as("a reply came").isZero();
        }
    }

    @Test
    void pingThatIsStoppedWithoutAReplyFails() throws Exception {
        try (ToolProcess ping = network.start("client", "ping", "-i", "0.1", "-t", "1", "10.77.2.2")) {
            assertThat(ping.line()).startsWith("PING");
            assertThat(ping.line()).isNotNull();
            ping.signal("INT");
            assertThat(ping.rest()).anyMatch(line -> line.contains(" 0 received"));
            assertThat(ping.exit()).isEqualTo(1);
        }
    }

    @Test
    void pingEndsWhenItsReaderIsGone() throws Exception {
        try (ToolProcess ping = network.start("client", "ping", "-i", "0.1", "10.77.2.2")) {
            assertThat(ping.line()).isNotNull();
            ping.leave();
            assertThat(ping.exit()).isEqualTo(1);
            assertThat(ping.errors()).isEmpty();
        }
    }

    @Test
    void aScopedAddressIsReached() throws Exception {
        String local = linkLocal();
        Run ping = run("ping", "-c", "1", local + "%e1");
        assertThat(ping.errors).isEmpty();
        assertThat(ping.exit).isZero();
    }

    private static String linkLocal() throws Exception {
        Process ip = new ProcessBuilder("ip", "-n", network.name("router"), "-6", "addr", "show", "dev", "r1")
                .start();
        String text = new String(ip.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        Matcher matcher = Pattern.compile("inet6 (fe80:[0-9a-f:]+)/").matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    @ParameterizedTest
    @CsvSource({"10.77.2.2, 10.77.1.1", "fd77:2::2, fd77:1::1"})
    void tracerouteShowsTheHops(String host, String router) throws Exception {
        Run traceroute = run("traceroute", host);
        assertThat(traceroute.errors).isEmpty();
        assertThat(traceroute.exit).isZero();
        List<String> lines = new ArrayList<>(traceroute.lines);
        assertThat(lines.removeFirst())
                .isEqualTo("traceroute to " + host + " (" + host + "), 30 hops max, 32 byte packets");
        String times = "(  [0-9]+[.][0-9]{3} ms){3}";
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).matches(" 1  \\Q" + router + "\\E" + times);
        assertThat(lines.get(1)).matches(" 2  \\Q" + host + "\\E" + times);
    }

    @ParameterizedTest
    @CsvSource({"10.77.3.3, 10.77.1.1", "fd77:3::3, fd77:1::1"})
    void tracerouteMarksWhereTheWayEnds(String host, String router) throws Exception {
        Run traceroute = run("traceroute", "-q", "2", host);
        assertThat(traceroute.exit).isEqualTo(1);
        assertThat(traceroute.lines.getLast()).startsWith(" 1  " + router + "  ").contains(" ms !N");
    }

    @Test
    void tracerouteShowsASilentHopAsStars() throws Exception {
        Run traceroute = run("traceroute", "-q", "2", "-w", "0.2", "-m", "2", "-f", "2", "10.77.2.77");
        assertThat(traceroute.exit).isEqualTo(1);
        assertThat(traceroute.lines.getLast()).isEqualTo(" 2  * *");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ping", "traceroute"})
    void hostsThatAreNotThereAreRefused(String command) throws Exception {
        Run unknown = run(command, "no such host");
        assertThat(unknown.exit).isEqualTo(1);
        assertThat(unknown.errors).containsExactly("osock: no such host: unknown host");
        Run other = run(command, "-6", "127.0.0.1");
        assertThat(other.exit).isEqualTo(1);
        assertThat(other.errors).containsExactly("osock: 127.0.0.1: the host has no IPv6 address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ping -c -1 ::1", "ping -s 65508 ::1", "ping -t 0 ::1", "ping -i x ::1", "ping", "traceroute -q 0 ::1",
                "traceroute -m 256 ::1", "traceroute -f 3 -m 2 ::1", "traceroute -p 65530 ::1", "traceroute -w -1 ::1"
            })
    void wrongArgumentsAreRefused(String line) throws Exception {
        Run wrong = run(line.split(" ", -1));
        assertThat(wrong.exit).isEqualTo(2);
        assertThat(wrong.errors.getFirst()).startsWith("osock: ");
        assertThat(wrong.lines).isEmpty();
    }
}
