package dev.osock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `osock options`, `osock supports` and `osock if`.
@Timeout(60)
class ListingCommandsTest {

    private record Run(int exit, String out, String err) {

        List<String> lines() {
            return out.lines().toList();
        }

        JsonArray json() {
            return JsonParser.parseString(out).getAsJsonArray();
        }
    }

    private static Run run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = Main.command(new PrintWriter(out), new PrintWriter(err)).execute(arguments);
        return new Run(exit, out.toString(), err.toString());
    }

    @Test
    void optionsHaveTheirValuesOnANewSocket() {
        Run options = run("options");
        assertThat(options.exit).isZero();
        assertThat(options.lines().getFirst()).startsWith("level ").endsWith(" value");
        assertThat(options.lines())
                .anyMatch(line -> line.matches("ip +ttl +IP_TTL +2 +read/write +64"))
                .anyMatch(line -> line.matches("socket +type +SO_TYPE +3 +read +stream"))
                .anyMatch(line -> line.matches("socket +setfib +SO_SETFIB +- +write +-"))
                .anyMatch(line -> line.matches("ip +mtu +IP_MTU +14 +read +ENOTCONN"))
                .anyMatch(line -> line.matches("tcp +nodelay +TCP_NODELAY +1 +read/write +false"));
    }

    @Test
    void optionsOfAnotherKindOfSocket() {
        Run options = run("options", "local", "seqpacket", "--json");
        assertThat(options.json())
                .anyMatch(row -> row.getAsJsonObject().get("symbol").getAsString().equals("SO_TYPE")
                        && row.getAsJsonObject().get("value").getAsString().equals("seqpacket"));
    }

    @Test
    void anUnknownKindOfSocketIsRefused() {
        Run options = run("options", "nonsense");
        assertThat(options.exit).isEqualTo(1);
        assertThat(options.err).startsWith("osock: ").contains("nonsense");
        Run mismatch = run("options", "inet", "stream", "udp");
        assertThat(mismatch.exit).isEqualTo(1);
        assertThat(mismatch.err).contains("EPROTONOSUPPORT");
    }

    @Test
    void supportsSaysWhoLacksWhat() {
        Run supports = run("supports");
        assertThat(supports.exit).isZero();
        assertThat(supports.lines())
                .anyMatch(line -> line.matches("feature +ipv6 +yes"))
                .anyMatch(line -> line.matches("feature +sctp +(yes|not in kernel)"))
                .anyMatch(line -> line.matches("options +ip dontfrag +not on platform"))
                .anyMatch(line -> line.matches("options +tcp keepidle +yes"))
                .anyMatch(line -> line.matches("msg_flags +errqueue +yes"))
                .anyMatch(line -> line.matches("ioctl_requests +sifhwaddr +yes"))
                .anyMatch(line -> line.matches("ioctl_flags +simplex +not on platform"));
    }

    @Test
    void interfacesAreThoseThatThereAre() throws Exception {
        Run interfaces = run("if");
        assertThat(interfaces.exit).isZero();
        assertThat(interfaces.lines())
                .anyMatch(line -> line.matches(
                        "[0-9]+ +lo +up[|]loopback[|]running +[0-9]+ +[0-9]+ +loopback/00:00:00:00:00:00"
                                + " +127.0.0.1 +255.0.0.0 +- +(-|::1/128)"));
        try (var devices = Files.list(Path.of("/sys/class/net"))) {
            List<String> names = devices.filter(Files::isDirectory)
                    .map(device -> device.getFileName().toString())
                    .toList();
            assertThat(interfaces.lines()).hasSize(names.size() + 1);
        }
    }

    @Test
    void numbersAndBooleansAreSuchInJson() {
        JsonArray options = run("options", "--json").json();
        assertThat(row(options, "symbol", "IP_TTL").get("number")).isEqualTo(new JsonPrimitive(2));
        assertThat(row(options, "symbol", "IP_TTL").get("value")).isEqualTo(new JsonPrimitive(64));
        assertThat(row(options, "symbol", "TCP_NODELAY").get("value")).isEqualTo(new JsonPrimitive(false));
        assertThat(row(options, "symbol", "SO_TYPE").get("value")).isEqualTo(new JsonPrimitive("stream"));
        assertThat(row(options, "symbol", "SO_SETFIB").get("number")).isEqualTo(JsonNull.INSTANCE);
        assertThat(row(options, "symbol", "SO_SETFIB").get("value")).isEqualTo(JsonNull.INSTANCE);
        JsonObject loopback = row(run("if", "--json").json(), "name", "lo");
        assertThat(loopback.get("index").getAsJsonPrimitive().isNumber()).isTrue();
        assertThat(loopback.get("mtu").getAsJsonPrimitive().isNumber()).isTrue();
        assertThat(loopback.get("qlen").getAsJsonPrimitive().isNumber()).isTrue();
        assertThat(loopback.get("address")).isEqualTo(new JsonPrimitive("127.0.0.1"));
        assertThat(loopback.get("broadcast")).isEqualTo(JsonNull.INSTANCE);
        assertThat(loopback.getAsJsonArray("flags")).contains(new JsonPrimitive("up"), new JsonPrimitive("loopback"));
        assertThat(row(options, "symbol", "IP_MTU").get("value")).isEqualTo(JsonNull.INSTANCE);
        assertThat(row(options, "symbol", "IP_MTU").get("error")).isEqualTo(new JsonPrimitive("ENOTCONN"));
        assertThat(row(options, "symbol", "SO_LINGER").get("value"))
                .isEqualTo(JsonParser.parseString("{\"on\": false, \"seconds\": 0}"));
    }

    private static JsonObject row(JsonArray rows, String title, String text) {
        for (JsonElement each : rows) {
            if (each.getAsJsonObject().get(title).equals(new JsonPrimitive(text))) {
                return each.getAsJsonObject();
            }
        }
        throw new AssertionError("no row has " + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "options", "options --json", "supports", "if", "demo", "echo -l udp:127.0.0.1:0", "ping 127.0.0.1",
                "traceroute 127.0.0.1", "--help", "options --help", "--version"
            })
    void allFailIfTheyCannotWrite(String line) throws Exception {
        try (ToolProcess tool = ToolProcess.startBy(
                List.of("sh", "-c", "exec \"$0\" \"$@\" >/dev/full"), line.split(" ", -1))) {
            assertThat(tool.exit()).isEqualTo(1);
            assertThat(tool.errors())
                    .containsExactly("osock: cannot write to the standard output: No space left on device");
        }
    }

    @Test
    void theServerEndsWhenItsReaderIsGone() throws Exception {
        try (ToolProcess tool = ToolProcess.start("echo", "-v", "-l", "tcp:127.0.0.1:0")) {
            int port = tool.port();
            tool.leave();
            try (var client = new java.net.Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(client.isConnected()).isTrue();
                assertThat(tool.exit()).isEqualTo(1);
                assertThat(tool.errors()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"options", "supports", "if"})
    void allOfThemPrintJson(String command) {
        assertThat(run(command, "--json").json()).isNotEmpty();
    }
}
