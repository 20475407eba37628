package dev.osock.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.bench.DatagramWork.Unit;
import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import java.io.IOException;
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
class DatagramWorkTest {

    @TempDir
    private Path output;

    @ParameterizedTest
    @ValueSource(strings = {"osock", "osock-single", "nio", "netty"})
    void datagramsAreReceived(String family) throws IOException {
        play(received(), tools().java(family, "datagrams", family, "receive", "64"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"osock", "osock-single", "nio", "netty"})
    void datagramsAreSentBackAndNoneIsLost(String family) throws IOException {
        assertThat(play(echoed(), tools().java(family, "datagrams", family, "echo", "64"))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"osock", "osock-single", "nio", "netty"})
    void trainsGoFromOneProcessToAnother(String family) throws IOException {
        play(trains(Link::loopback), tools().java(family, "datagrams", family, "trains", "1200"));
    }

    @Test
    void programsInCDoTheSame() throws IOException {
        play(received(), tools().c("C", "trains", "receive", "64"));
        assertThat(play(echoed(), tools().c("C", "trains", "echo", "64"))).isZero();
        play(trains(Link::loopback), tools().c("C", "trains", "trains", "1200"));
        play(trains(Link::loopback), tools().c("C", "trains", "single", "1200"));
    }

    @Test
    @Requires(Need.NETNS)
    void trainsGoFromOneNamespaceToAnother() throws IOException {
        play(trains(Link::veth), tools().c("C", "trains", "trains", "1200"));
    }

    private DatagramWork received() {
        return new DatagramWork(tools().program("trains", "receive", "64"), Link::loopback, Unit.DATAGRAMS, 64);
    }

    private DatagramWork echoed() {
        return new DatagramWork(tools().program("ask", "64"), Link::loopback, Unit.DATAGRAMS, 64);
    }

    private static DatagramWork trains(Link.Maker link) {
        return new DatagramWork(null, link, Unit.MEBIBYTES, 1200);
    }

    /// Gives how many per cent were lost in the last round.
    private static double play(DatagramWork work, List<Contestant> contestants) throws IOException {
        double lost = Double.NaN;
        try (Session session = work.open(contestants.getFirst().program(), List.of())) {
            for (int round = 0; round < 2; round++) {
                double[] figures = session.round(Duration.ofMillis(100));
                assertThat(figures).hasSameSizeAs(work.metrics()).doesNotContain(Double.NaN);
                assertThat(figures[0]).as("rate").isPositive();
                assertThat(figures[1]).as("processor time").isPositive();
                lost = figures[2];
                assertThat(lost).as("lost").isBetween(0.0, 100.0);
            }
        }
        return lost;
    }

    private Tools tools() {
        return new Tools(Path.of("src/main"), output, List.of());
    }
}
