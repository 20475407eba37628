package dev.osock.cli.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import dev.osock.cli.address.Endpoint;
import dev.osock.cli.output.Lines;
import dev.osock.testing.Patience;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the sink says of flows that are made by hand.
@Timeout(120)
class SinkTest {

    private final LineQueue lines = new LineQueue();
    private FutureTask<Boolean> sink;
    private Thread thread;

    private String start(String address, Duration time) throws InterruptedException {
        sink = new FutureTask<>(
                () -> new Sink(new Lines(new PrintWriter(lines), true), time).run(Endpoint.parse(address)));
        thread = Thread.ofPlatform().start(sink);
        return lines.next("listening").get("address").getAsString();
    }

    private String start(String address) throws InterruptedException {
        return start(address, Patience.seconds(60));
    }

    @AfterEach
    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }

    private boolean result() throws Exception {
        return sink.get(Patience.seconds(30).toSeconds(), TimeUnit.SECONDS);
    }

    private static void assertCounts(JsonObject total, int datagrams, int expected, int reordered, int duplicates) {
        assertThat(total.get("datagrams").getAsInt()).isEqualTo(datagrams);
        assertThat(total.get("bytes").getAsInt()).isEqualTo(datagrams * HandMadeFlow.SIZE);
        assertThat(total.get("expected").getAsInt()).isEqualTo(expected);
        assertThat(total.get("lost").getAsInt()).isEqualTo(expected - datagrams);
        assertThat(total.get("reordered").getAsInt()).isEqualTo(reordered);
        assertThat(total.get("duplicates").getAsInt()).isEqualTo(duplicates);
        assertThat(total.get("too_late").getAsInt()).isZero();
        assertThat(total.get("dropped").getAsInt()).isZero();
    }

    @Test
    void countsWhatIsLostLateAndDouble() throws Exception {
        try (var flow = HandMadeFlow.to(start("udp:0"))) {
            flow.send(0, 1, 3, 2, 4, 4, 7, 5);
            flow.end(9); // 6 and 8 have not come
            assertThat(lines.next("begin").get("source").getAsString()).isEqualTo(flow.source().toString());
            JsonObject total = lines.next("total");

            assertCounts(total, 7, 9, 2, 1);
            assertThat(total.get("others").getAsInt()).isZero();
            Figures answer = flow.answer();
            assertThat(answer.datagrams()).isEqualTo(Optional.of(7L));
            assertThat(answer.bytes()).isEqualTo(7 * HandMadeFlow.SIZE);
            Losses losses = answer.losses().orElseThrow();
            assertThat(losses).isEqualTo(new Losses(9, 2, 2, 1, 0, losses.jitterNanos()));
            assertThat(answer.seconds()).isEqualTo(total.get("seconds").getAsDouble());
            assertThat(losses.jitterNanos() / 1e9).isEqualTo(total.get("jitter_seconds").getAsDouble());
            assertThat(result()).isTrue();
        }
    }

    @Test
    void countsWhatComesALittleAfterTheEnd() throws Exception {
        try (var flow = HandMadeFlow.to(start("udp:[::1]:0"))) {
            flow.send(0, 2, Header.end(4), 1);

            assertCounts(lines.next("total"), 3, 4, 1, 0);
            assertThat(flow.answer().losses().orElseThrow().lost()).isEqualTo(1);
        }
    }

    @Test
    void answersTheEndEachTimeWithTheSame() throws Exception {
        try (var flow = HandMadeFlow.to(start("udp:0"))) {
            flow.send(0, 1);
            flow.awaitTaken();
            Thread.sleep(100);
            var ends = new FutureTask<>(() -> {
                for (int i = 0; i < 1000 && flow.sendIfOpen(Header.end(2)); i++) {
                    Thread.sleep(5);
                }
                return null;
            });
            Thread.ofPlatform().start(ends);
            Figures answer = flow.answer();

            assertThat(flow.answer()).isEqualTo(answer);
            assertThat(answer.nanos() / 1e9).as("up to the first end").isBetween(0.09, 30.0);
            assertCounts(lines.next("total"), 2, 2, 0, 0);
            ends.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void aFlowOfWhichNothingComesIsLost() throws Exception {
        try (var flow = HandMadeFlow.to(start("udp:0"))) {
            flow.end(50);

            assertCounts(lines.next("total"), 0, 50, 0, 0);
            assertThat(result()).as("anything has come").isFalse();
        }
    }

    @Test
    void countsWhatIsOfNoFlowOrAnotherOneApart() throws Exception {
        String address = start("udp:0");
        try (var flow = HandMadeFlow.to(address);
                var other = HandMadeFlow.to(address)) {
            flow.sendOther(new byte[3]);
            flow.sendOther(new byte[1000]);
            flow.sendOther(new byte[0]);
            flow.send(0);
            other.send(0, 1, 2, Header.end(3));
            flow.send(1);
            flow.end(2);

            JsonObject total = lines.next("total");
            assertCounts(total, 2, 2, 0, 0);
            assertThat(total.get("others").getAsInt()).isEqualTo(7);
        }
    }

    @Test
    void whatIsLostIsWhatTheKernelHasDropped() throws Exception {
        String address = start("udp:127.0.0.1:0?rcvbuf=4096");
        int port = Integer.parseInt(address.replaceFirst("udp:127.0.0.1:([0-9]+).*", "$1"));
        try (var flow = HandMadeFlow.to(address.replaceFirst("\\?.*", ""))) {
            long[] numbers = LongStream.range(0, 1000).toArray();
            flow.send(numbers);
            while (kernelRow(port).get(4).matches("[0-9A-F]+:0*[1-9A-F][0-9A-F]*")) { // it has bytes to be received
                Thread.sleep(1);
            }
            List<String> row = kernelRow(port);
            flow.end(1000);
            JsonObject total = lines.next("total");

            assertThat(total.get("lost").getAsInt()).isPositive();
            assertThat(total.get("lost").getAsString()).isEqualTo(row.getLast());
            assertThat(total.get("dropped").getAsString()).isEqualTo(row.getLast());
            assertThat(total.get("datagrams").getAsInt() + total.get("lost").getAsInt()).isEqualTo(1000);
            assertThat(total.get("expected").getAsInt()).isEqualTo(1000);
        }
    }

    /// Gives the row of a UDP socket in the kernel's table: the fifth column is its queues, the last its drops.
    private static List<String> kernelRow(int port) throws IOException {
        String wanted = String.format(Locale.ROOT, ":%04X", port);
        return Files.readAllLines(Path.of("/proc/net/udp"))
                .stream()
                .map(line -> List.of(line.strip().split(" +", -1)))
                .filter(row -> row.get(1).endsWith(wanted))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void endsWhenItsTimeIsOver() throws Exception {
        long start = System.nanoTime();
        try (var flow = HandMadeFlow.to(start("udp:0", Duration.ofMillis(1500)))) {
            flow.send(0, 1, 2);
            flow.awaitTaken();
            Thread.sleep(300);
            flow.send(4);
            List<JsonObject> progress = List.of(lines.next("progress"));
            JsonObject total = lines.next("total");

            assertThat(result()).isTrue();
            assertThat((System.nanoTime() - start) / 1e9).isGreaterThan(1.5);
            assertCounts(total, 4, 5, 0, 0);
            assertThat(total.get("seconds").getAsDouble()).as("up to the last").isBetween(0.29, 1.5);
            JsonObject second = progress.getFirst();
            assertThat(second.get("time_seconds").getAsDouble()).isCloseTo(1, within(0.4));
            assertThat(second.get("datagrams").getAsInt()).isEqualTo(4);
            assertThat(second.get("lost").getAsInt()).isEqualTo(1);
        }
    }

    @Test
    void saysThatNothingHasComeInItsTime() throws Exception {
        start("udp:0", Duration.ofMillis(100));
        assertCounts(lines.next("total"), 0, 0, 0, 0);
        assertThat(result()).isFalse();

        start("tcp:0", Duration.ofMillis(100));
        assertThat(lines.next("total").get("bytes").getAsInt()).isZero();
        assertThat(result()).isFalse();
    }

    @Test
    void endsWhenItIsInterruptedThoughDatagramsGoOn() throws Exception {
        try (var flow = HandMadeFlow.to(start("udp:0"))) {
            flow.send(0, 2);
            lines.next("begin");
            thread.interrupt();
            int sent = 2;
            while (flow.sendIfOpen(sent + 1)) {
                assertThat(++sent).as("datagrams until it ends").isLessThan(10_000_000);
            }

            assertThat(result()).isTrue();
            JsonObject total = lines.next("total");
            assertThat(total.get("datagrams").getAsInt()).isBetween(2, sent);
            assertThat(total.get("lost").getAsInt()).as("1 at least").isPositive();
        }
    }
}
