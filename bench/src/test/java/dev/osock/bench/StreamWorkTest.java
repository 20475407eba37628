package dev.osock.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.bench.StreamWork.Way;
import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
@Requires(Need.GCC)
class StreamWorkTest {

    @TempDir
    private Path output;

    @ParameterizedTest
    @ValueSource(strings = {"OSOCK", "OSOCK_CHANNEL", "NIO"})
    void allBytesOfFilesCome(String way) throws IOException {
        play(files("tcp", Link::loopback), tools().java(way, "sendfile", way, file()));
        play(files("unix", Link::unix), tools().java(way, "sendfile", way, file()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"system", "buffer"})
    void programsInCSendFilesToo(String way) throws IOException {
        play(files("tcp", Link::loopback), tools().c("C", "sendfile", way, file()));
        play(files("unix", Link::unix), tools().c("C", "sendfile", way, file()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OSOCK_PIPE 65536", "OSOCK_BUFFER 65536", "NIO 65536", "netty-splice", "netty"})
    void proxiesPassAStreamOn(String proxy) throws IOException {
        play(proxies(Link::loopback), tools().java(proxy, ("proxy " + proxy).split(" ", -1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"splice", "buffer"})
    void proxiesInCDoTheSame(String way) throws IOException {
        play(proxies(Link::loopback), tools().c("C", "proxy", way, "64"));
    }

    @Test
    @Requires(Need.NETNS)
    void theyGoFromOneNamespaceToAnother() throws IOException {
        play(files("tcp", () -> Link.veth("reno")), tools().c("C", "sendfile", "system", file()));
        play(files("tcp", () -> Link.loopback("reno")), tools().c("C", "sendfile", "system", file()));
        play(proxies(() -> Link.veth("reno")), tools().c("C", "proxy", "splice", "64"));
    }

    private StreamWork files(String kind, Link.Maker link) {
        return new StreamWork(tools().program("sink", kind), link, Way.FROM_CONTESTANT);
    }

    private StreamWork proxies(Link.Maker link) {
        return new StreamWork(tools().program("relay"), link, Way.THROUGH_CONTESTANT);
    }

    private String file() throws IOException {
        return Files.write(output.resolve("file"), new byte[100_000]).toString();
    }

    /// Of the processor's time the contestant's own is a part.
    private static void play(StreamWork work, List<Contestant> contestants) throws IOException {
        try (Session session = work.open(contestants.getFirst().program(), List.of())) {
            for (int round = 0; round < 2; round++) {
                double[] figures = session.round(Duration.ofMillis(100));
                assertThat(figures).hasSameSizeAs(work.metrics()).doesNotContain(Double.NaN);
                assertThat(figures[0]).as("rate").isPositive();
                assertThat(figures[1]).as("processor time").isPositive();
                assertThat(figures[2]).as("own processor time").isPositive().isLessThanOrEqualTo(figures[1]);
            }
        }
    }

    private Tools tools() {
        return new Tools(Path.of("src/main"), output, List.of());
    }
}
