package dev.osock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `osock flood` and `osock sink`, each against the other.
@Timeout(120)
class LoadCommandsTest {

    /// Everything that both have printed, by its end.
    private record Run(List<JsonObject> flood, List<JsonObject> sink) {

        JsonObject sent() {
            return flood.getLast();
        }

        JsonObject received() {
            return sink.getLast();
        }

    }

    /// Adds the lines of progress up. If they go to the end, it is what the totals say; else a moment is missing that
    /// was too short for a line.
    private static void assertThatProgressAddsUp(List<JsonObject> lines, String field) {
        List<JsonObject> progress = lines.stream()
                .filter(line -> line.get("event").getAsString().equals("progress"))
                .toList();
        double seconds = lines.getLast().get("seconds").getAsDouble();
        double told = progress.getLast().get("time_seconds").getAsDouble();
        long sum = progress.stream().mapToLong(line -> number(line, field)).sum();
        if (told == seconds) {
            assertThat(sum).isEqualTo(number(lines.getLast(), field));
        } else {
            assertThat(seconds - told).as("what is not told").isBetween(0.0, 0.1);
            assertThat(sum).isPositive().isLessThanOrEqualTo(number(lines.getLast(), field));
        }
    }

    private static Run run(String address, String options) throws Exception {
        try (var sink = CommandThread.start("sink --json " + address)) {
            String target = sink.lines().next("listening").get("address").getAsString();
            try (var flood = CommandThread.start("flood --json " + target.replaceFirst("\\?.*", "") + " " + options)) {
                assertThat(flood.exit()).as(flood.errors()).isZero();
                assertThat(sink.exit()).as(sink.errors()).isZero();
                assertThat(flood.errors() + sink.errors()).isEmpty();
                return new Run(flood.lines().rest(), sink.lines().rest());
            }
        }
    }

    /// What the sink prints as its totals, and what it has told the flood.
    private static void assertThatBothSayTheSame(Run run) {
        JsonObject own = run.received().deepCopy();
        own.remove("event");
        own.remove("dropped");
        own.remove("others");
        assertThat(run.sent().getAsJsonObject("sink")).isEqualTo(own);
    }

    private static long number(JsonObject line, String field) {
        return line.get(field).getAsLong();
    }

    @ParameterizedTest
    @CsvSource({
        "udp:127.0.0.1:0, ''", "udp:[::1]:0, ''", "udp:127.0.0.1:0, --batch 16", "udp:[::1]:0, --batch 1024",
        "udp:127.0.0.1:0, --segments 20", "udp:[::1]:0, --segments 64", "udp:127.0.0.1:0, --batch 4 --segments 8",
        "udp:127.0.0.1:0, --zerocopy", "udp:[::1]:0, --zerocopy", "unixgram:, ''", "unixgram:, --batch 16"
    })
    void bothEndsTellTheSameOfDatagrams(String address, String options) throws Exception {
        Run run = run(address, "--rate 5M --size 700 --seconds 1.3 " + options);
        JsonObject sent = run.sent();
        JsonObject received = run.received();

        assertThatBothSayTheSame(run);
        assertThat(number(sent, "datagrams")).isPositive();
        assertThat(number(sent, "bytes")).isEqualTo(700 * number(sent, "datagrams"));
        assertThat(number(received, "expected")).isEqualTo(number(sent, "datagrams"));
        assertThat(number(received, "datagrams") + number(received, "lost")).isEqualTo(number(sent, "datagrams"));
        assertThat(number(received, "bytes")).isEqualTo(700 * number(received, "datagrams"));
        if (number(received, "dropped") == 0) {
            assertThat(number(received, "lost")).isZero();
        }
        for (String none : List.of("reordered", "duplicates", "too_late", "others")) {
            assertThat(number(received, none)).as(none).isZero();
        }
        assertThatProgressAddsUp(run.flood, "datagrams");
        assertThatProgressAddsUp(run.sink, "datagrams");
        assertThatProgressAddsUp(run.sink, "bytes");
        assertThat(sent.has("copied")).isEqualTo(options.contains("zerocopy"));
    }

    @ParameterizedTest
    @CsvSource({
        "tcp:127.0.0.1:0, ''", "tcp:[::1]:0, --size 1", "tcp:127.0.0.1:0, --zerocopy",
        "tcp:[::1]:0, --zerocopy --size 1000000", "tcp:127.0.0.1:0, --size 16777216", "unix:, ''",
        "tcp:127.0.0.1:0, --rate 10M --size 5000", "tcp:127.0.0.1:0?rcvbuf=4096, ''"
    })
    void bothEndsTellTheSameOfStreams(String address, String options) throws Exception {
        Run run = run(address, "--seconds 1.3 " + options);

        assertThatBothSayTheSame(run);
        assertThat(number(run.sent(), "bytes")).isPositive().isEqualTo(number(run.received(), "bytes"));
        assertThatProgressAddsUp(run.flood, "bytes");
        assertThat(run.sent().has("datagrams") || run.received().has("lost")).isFalse();
        assertThat(run.sent().has("copied")).isEqualTo(options.contains("zerocopy"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " --batch 100"})
    void unixDatagramsAreNotLostHoweverFast(String options) throws Exception {
        Run run = run("unixgram:", "--rate unlimited --size 24 --seconds 1.3" + options);

        assertThatBothSayTheSame(run);
        assertThat(number(run.received(), "lost")).isZero();
        assertThat(number(run.received(), "datagrams"))
                .isGreaterThan(1000)
                .isEqualTo(number(run.sent(), "datagrams"));
    }

    /// Runs both for two seconds, and once more if the rate was another while the machine was busy with something else.
    private static Run runAtRate(long rate, String address, String options) throws Exception {
        for (int i = 1;; i++) {
            try (StallWatch watch = StallWatch.start()) {
                Run run = run(address, options + "--seconds 2");
                try {
                    assertRate(run, rate);
                    return run;
                } catch (AssertionError wrong) {
                    if (i == 20 || watch.longest().toMillis() < 20) {
                        throw wrong;
                    }
                }
            }
        }
    }

    private static void assertRate(Run run, long rate) {
        for (JsonObject total : List.of(run.sent(), run.received())) {
            assertThat(number(total, "bits_per_second")).isCloseTo(rate, Percentage.withPercentage(5));
            assertThat(total.get("seconds").getAsDouble()).isCloseTo(2, within(0.1));
        }
        assertThat(run.flood.stream().map(line -> line.get("event").getAsString()))
                .containsExactly("sending", "progress", "progress", "total");
    }

    @ParameterizedTest
    @CsvSource({"udp:0, --size 1000", "udp:0, --size 200 --batch 5", "udp:0, --segments 5 --size 200",
        "tcp:0, --size 1000", "unixgram:, --size 24"})
    void keepsTheRate(String address, String options) throws Exception {
        runAtRate(2_000_000, address, "--rate 2M " + options + " ");
    }

    @Test
    void sendsUdpAtOneMegabitUnlessToldOtherwise() throws Exception {
        Run run = runAtRate(1_000_000, "udp:0", "");

        assertThat(number(run.sent(), "bytes")).isEqualTo(1200 * number(run.sent(), "datagrams"));
    }

    @Test
    @Requires(Need.NETNS)
    void whatIsLostIsWhatTheKernelHasDropped() throws Exception {
        try (RoutedNetwork network = new RoutedNetwork()) {
            String inside = "udp:10.77.2.2:5201?netns=";
            try (var sink = CommandThread.start("sink --json " + inside + network.name("server") + "&rcvbuf=4096")) {
                sink.lines().next("listening");
                try (var flood = CommandThread.start("flood --json --rate unlimited --batch 64 --seconds 0.5 " + inside
                        + network.name("client"))) {
                    JsonObject sent = flood.lines().next("total");
                    JsonObject received = sink.lines().next("total");
                    assertThat(flood.exit()).isZero();
                    long dropped = receiveBufferErrors(network);

                    assertThat(number(received, "expected")).isEqualTo(number(sent, "datagrams"));
                    assertThat(number(received, "lost")).isPositive();
                    assertThat(number(received, "dropped")).isEqualTo(dropped);
                    assertThat(dropped - number(received, "lost"))
                            .as("of the end, which is said again")
                            .isBetween(0L, 200L);
                }
            }
        }
    }

    /// Asks a host of its own how many datagrams its full buffers have cost.
    private static long receiveBufferErrors(RoutedNetwork network) throws Exception {
        Path file = Files.createTempFile("osock", "snmp");
        try {
            network.in("server", "grep ^Udp: /proc/net/snmp > " + file);
            List<String> names = List.of(Files.readAllLines(file).getFirst().split(" ", -1));
            List<String> values = List.of(Files.readAllLines(file).getLast().split(" ", -1));
            return Long.parseLong(values.get(names.indexOf("RcvbufErrors")));
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void printsLinesForPeople() throws Exception {
        try (var sink = CommandThread.start("sink udp:127.0.0.1:0")) {
            String target = sink.lines().next().replaceFirst("listening on ", "");
            try (var flood = CommandThread.start("flood --seconds 1.5 " + target)) {
                assertThat(flood.exit()).isZero();
                assertThat(sink.exit()).isZero();
                List<String> sent = flood.lines().restAsText();
                List<String> received = sink.lines().restAsText();

                assertThat(sent.getFirst()).isEqualTo("sending to " + target + ": 1200 bytes each, 1.00 Mbit/s");
                String line = " +[0-9.]+ s +[0-9.]+ [kM]?bit/s +[0-9]+ datagrams/s";
                assertThat(sent.subList(1, sent.size() - 3)).isNotEmpty().allMatch(each -> each.matches(line));
                assertThat(sent.get(sent.size() - 3))
                        .matches("sent [0-9]+ datagrams, [0-9]+ bytes in [1-9][.][0-9]+ s: [0-9.]+ [kM]?bit/s");
                assertThat(sent.get(sent.size() - 2)).isEqualTo("the sink has " + received.get(received.size() - 2));
                assertThat(received.getLast()).startsWith(sent.getLast());

                assertThat(received.getFirst()).matches("from 127.0.0.1:[0-9]+");
                String losses = "lost [0-9]+ \\([0-9.]+ %\\)  reordered 0";
                assertThat(received.subList(1, received.size() - 2))
                        .isNotEmpty()
                        .allMatch(each -> each.matches(line + "  " + losses));
                assertThat(received.get(received.size() - 2))
                        .matches("received [0-9]+ datagrams, [0-9]+ bytes in [0-9.]+ s: [0-9.]+ [kM]?bit/s");
                assertThat(sent.getLast()).matches("  lost [0-9]+ of [0-9]+ \\([0-9.]+ %\\), reordered 0, "
                        + "duplicates 0, jitter [0-9.]+ ms");
            }
        }
    }

    @Test
    void ctrlCEndsTheFloodAndWithItTheSink() throws Exception {
        try (ToolProcess sink = ToolProcess.start("sink", "--json", "udp:127.0.0.1:0");
                ToolProcess flood = ToolProcess.start(
                        "flood",
                        "--json",
                        JsonParser.parseString(sink.line()).getAsJsonObject().get("address").getAsString())) {
            flood.line();
            flood.line(); // a second is over
            flood.signal("INT");

            List<JsonObject> sent = json(flood.rest());
            List<JsonObject> received = json(sink.rest());
            assertThat(flood.exit()).isZero();
            assertThat(sink.exit()).isZero();
            assertThat(number(received.getLast(), "expected"))
                    .isPositive()
                    .isEqualTo(number(sent.getLast(), "datagrams"));
            assertThat(sent.getLast().has("sink")).isTrue();
            assertThat(sent.getLast().get("seconds").getAsDouble()).isBetween(1.0, 9.0);
            assertThat(flood.errors()).isEmpty();
            assertThat(sink.errors()).isEmpty();
        }
    }

    @Test
    void ctrlCEndsTheSinkAndWithItTheFlood(@TempDir Path folder) throws Exception {
        try (ToolProcess sink = ToolProcess.start("sink", "unixgram:" + folder.resolve("sink"));
                ToolProcess flood = ToolProcess.start("flood", sink.listening(), "--rate", "1M")) {
            sink.line();
            sink.line(); // a second is over
            sink.signal("INT");

            assertThat(sink.exit()).isZero();
            assertThat(sink.rest())
                    .anyMatch(line -> line.startsWith("received "))
                    .last()
                    .asString()
                    .startsWith("  lost 0 of ");
            assertThat(folder.resolve("sink")).doesNotExist();
            assertThat(flood.exit()).isEqualTo(1);
            assertThat(flood.rest()).anyMatch(line -> line.startsWith("sent "))
                    .contains("the sink has not told what it has received");
            assertThat(flood.errors()).singleElement().asString().contains("ECONNREFUSED");
        }
    }

    @Test
    void ctrlCEndsASinkToWhichNothingHasCome() throws Exception {
        try (ToolProcess sink = ToolProcess.start("sink", "tcp:0")) {
            sink.listening();
            sink.signal("INT");

            assertThat(sink.exit()).isEqualTo(1);
            assertThat(sink.rest()).containsExactly("received 0 bytes in 0.00 s: 0.00 bit/s");
            assertThat(sink.errors()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp:0", "udp:0"})
    void failsWithoutASink(String address) throws Exception {
        String left;
        try (var sink = CommandThread.start("sink --json " + address)) {
            left = sink.lines().next("listening").get("address").getAsString();
        }
        try (var flood = CommandThread.start("flood " + left)) {
            assertThat(flood.exit()).isEqualTo(1);
            assertThat(flood.errors()).startsWith("osock: ").contains("ECONNREFUSED").hasLineCount(1);
        }
    }

    @Test
    void aSinkThatHasHadEnoughEndsTheFlood() throws Exception {
        try (var sink = CommandThread.start("sink --json --seconds 0.5 tcp:0")) {
            String target = sink.lines().next("listening").get("address").getAsString();
            try (var flood = CommandThread.start("flood --json " + target)) {
                assertThat(sink.exit()).isZero();
                assertThat(flood.exit()).isEqualTo(1);
                assertThat(flood.errors()).containsPattern("ECONNRESET|EPIPE").hasLineCount(1);
                assertThat(number(flood.lines().next("total"), "bytes"))
                        .isGreaterThanOrEqualTo(number(sink.lines().next("total"), "bytes"))
                        .isPositive();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "flood, Missing required parameter: 'ADDRESS'",
        "sink, Missing required parameter: 'ADDRESS'",
        "flood nowhere:1, begins with none of tcp:",
        "flood udp:0, nobody can listen at udp:127.0.0.1:0: it names no port",
        "flood tcp:[::1]:0, it names no port",
        "flood unixgram:, it names no socket",
        "flood sctp:5201, a flood goes by any protocol but SCTP: sctp:127.0.0.1:5201",
        "sink unixpacket:/x, a flood is a stream or datagrams",
        "sink sctp:5201, a flood goes by any protocol but SCTP",
        "flood udp:1 --rate 0, '\"0\" is no rate'",
        "flood udp:1 --rate fast, '\"fast\" is no rate'",
        "flood udp:1 --size 23, '--size is 23, which is not in 24..65507'",
        "flood udp:1 --size 65508, which is not in 24..65507",
        "flood tcp:1 --size 0, which is not in 1..16777216",
        "flood tcp:1 --size 16777217, which is not in 1..16777216",
        "flood udp:1 --size many, Invalid value for option '--size'",
        "flood udp:1 --seconds 0, --seconds is 0",
        "flood udp:1 --seconds 86401, is not a number of seconds in 0..86400",
        "flood udp:1 --batch 0, which is not in 1..1024",
        "flood udp:1 --batch 1025, which is not in 1..1024",
        "flood tcp:1 --batch 2, '--batch is for datagrams, which tcp:127.0.0.1:1 has none of'",
        "flood udp:1 --segments 65, which is not in 1..64",
        "flood udp:1 --segments 55, with --size 1200 is a train of 66000 bytes",
        "flood unixgram:/x --segments 2, '--segments is for UDP, which unixgram:/x is not'",
        "flood tcp:1 --segments 2, --segments is for UDP",
        "flood udp:1 --zerocopy --batch 2, --zerocopy goes with neither",
        "flood udp:1 --zerocopy --segments 2, --zerocopy goes with neither",
        "sink udp:0 --seconds -1, is not a number of seconds in 0..86400"
    })
    void refusesWrongArguments(String command, String reason) throws Exception {
        try (var refused = CommandThread.start(command)) {
            assertThat(refused.exit()).isEqualTo(2);
            assertThat(refused.errors()).startsWith("osock: ").contains(reason).contains("--help").hasLineCount(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unix:", "unixgram:"})
    void saysThatUnixSocketsCannotGoWithoutCopying(String address) throws Exception {
        try (var sink = CommandThread.start("sink --json " + address)) {
            String target = sink.lines().next("listening").get("address").getAsString();
            try (var flood = CommandThread.start("flood --zerocopy " + target)) {
                assertThat(flood.exit()).isEqualTo(1);
                assertThat(flood.errors()).contains("EOPNOTSUPP").hasLineCount(1);
            }
        }
    }

    private static List<JsonObject> json(List<String> lines) {
        return lines.stream().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
    }
}
