package dev.osock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// `osock options` of a socket that exists.
@Timeout(60)
class OptionsOfSocketTest {

    /// A connection of a process with itself, and two options that are not as usual.
    private static final String OWNER = """
            use Socket qw(:DEFAULT IPPROTO_TCP TCP_NODELAY);
            socket(L, PF_INET, SOCK_STREAM, 0) or die $!;
            bind(L, pack_sockaddr_in(0, INADDR_LOOPBACK)) or die $!;
            listen(L, 5) or die $!;
            socket(C, PF_INET, SOCK_STREAM, 0) or die $!;
            connect(C, getsockname(L)) or die $!;
            setsockopt(C, IPPROTO_TCP, TCP_NODELAY, 1) or die $!;
            setsockopt(C, SOL_SOCKET, SO_LINGER, pack("ii", 1, 7)) or die $!;
            $| = 1; print fileno(C), "\\n";
            """;

    private static JsonObject option(String json, String symbol) {
        for (JsonElement each : JsonParser.parseString(json).getAsJsonArray()) {
            if (each.getAsJsonObject().get("symbol").equals(new JsonPrimitive(symbol))) {
                return each.getAsJsonObject();
            }
        }
        throw new AssertionError("no row has " + symbol);
    }

    private static String flags(long pid, int fd) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "fdinfo", Integer.toString(fd)))
                .stream()
                .filter(line -> line.startsWith("flags:"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void thatOfAnotherProcessIsReadAndStaysAsItIs() throws Exception {
        try (Peer owner = Peer.start("perl", "-e", OWNER + "<STDIN>;")) {
            int fd = Integer.parseInt(owner.line());
            String before = flags(owner.pid(), fd);
            try (ToolProcess tool = ToolProcess.start(
                    "options", "--json", "--pid", Long.toString(owner.pid()), "--fd", Integer.toString(fd))) {
                String json = String.join("\n", tool.rest());
                assertThat(tool.exit()).as(tool.errors().toString()).isZero();
                assertThat(option(json, "SO_TYPE").get("value")).isEqualTo(new JsonPrimitive("stream"));
                assertThat(option(json, "TCP_NODELAY").get("value")).isEqualTo(new JsonPrimitive(true));
                assertThat(option(json, "SO_LINGER").get("value"))
                        .isEqualTo(JsonParser.parseString("{\"on\": true, \"seconds\": 7}"));
                assertThat(option(json, "TCP_INFO").getAsJsonObject("value").get("state").getAsInt())
                        .as("established")
                        .isEqualTo(1);
                assertThat(option(json, "IPV6_V6ONLY").get("value")).isEqualTo(JsonNull.INSTANCE);
                assertThat(option(json, "IPV6_V6ONLY").get("error")).isEqualTo(new JsonPrimitive("EOPNOTSUPP"));
            }
            assertThat(flags(owner.pid(), fd)).isEqualTo(before);
            assertThat(refusal("--pid", Long.toString(owner.pid()), "--fd", "0"))
                    .contains("getopt descriptor", "ENOTSOCK");
            assertThat(refusal("--pid", Long.toString(owner.pid()), "--fd", "99"))
                    .contains("duplicate descriptor 99 of process " + owner.pid(), "EBADF");
            owner.close();
            assertThat(refusal("--pid", Long.toString(owner.pid()), "--fd", "0")).contains("ESRCH");
        }
    }

    private static String refusal(String... arguments) throws Exception {
        String[] all = new String[arguments.length + 1];
        all[0] = "options";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        try (ToolProcess tool = ToolProcess.start(all)) {
            assertThat(tool.exit()).isEqualTo(1);
            assertThat(tool.errors()).hasSize(1);
            return tool.errors().getFirst();
        }
    }

    @Requires(Need.ROOT)
    @Test
    void whoMayNotTraceIsToldSo() throws Exception {
        List<String> lesser = List.of("setpriv", "--bounding-set", "-sys_ptrace", "--inh-caps", "-sys_ptrace");
        String own = Long.toString(ProcessHandle.current().pid()); // which may do more
        try (ToolProcess tool = ToolProcess.startBy(lesser, "options", "--pid", own, "--fd", "0")) {
            assertThat(tool.exit()).isEqualTo(1);
            assertThat(tool.errors()).singleElement()
                    .asString()
                    .contains("EPERM", "it takes the permission to trace that process");
        }
    }

    @Test
    void thatWhichTheProcessWasStartedWithIsRead() throws Exception {
        List<String> starter = List.of("perl", "-e", "$^F = 99;" + OWNER.replace("print fileno(C), \"\\n\";", "")
                + "open(STDOUT, '>&', STDOUT); exec @ARGV, '--fd', fileno(C);");
        try (ToolProcess tool = ToolProcess.startBy(starter, "options", "--json")) {
            String json = String.join("\n", tool.rest());
            assertThat(tool.exit()).as(tool.errors().toString()).isZero();
            assertThat(option(json, "TCP_NODELAY").get("value")).isEqualTo(new JsonPrimitive(true));
        }
    }

    @Test
    void whatDoesNotFitIsRefused() throws Exception {
        try (var wrong = CommandThread.start("options --pid 1")) {
            assertThat(wrong.exit()).isEqualTo(2);
            assertThat(wrong.errors()).contains("--fd is missing");
        }
        try (var wrong = CommandThread.start("options --pid 0 --fd 1")) {
            assertThat(wrong.exit()).isEqualTo(2);
            assertThat(wrong.errors()).contains("the process is 0, which is not in 1..2147483647");
        }
        try (var wrong = CommandThread.start("options inet --fd 1")) {
            assertThat(wrong.exit()).isEqualTo(2);
            assertThat(wrong.errors()).contains("--fd names a socket");
        }
    }
}
