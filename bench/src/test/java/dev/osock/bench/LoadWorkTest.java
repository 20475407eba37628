package dev.osock.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
@Requires(Need.GCC)
class LoadWorkTest {

    @TempDir
    private Path output;

    @ParameterizedTest
    @ValueSource(strings = {"osock", "osock-loop", "net", "nio", "nio-loop", "netty", "httpserver"})
    void serverAnswersTheLoad(String server) throws IOException {
        play("http", tools().java(server, "serve", server, "http-16384"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"osock-loop", "netty"})
    void serverSendsBack(String server) throws IOException {
        play("echo", tools().java(server, "serve", server, "echo"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo", "http-128"})
    void serverInCDoesTheSame(String service) throws IOException {
        play(service.replaceFirst("-.*", ""), tools().c("C epoll", "epoll", service));
    }

    private void play(String protocol, List<Contestant> contestants) throws IOException {
        var work = new LoadWork(tools().program("load"), protocol, 3);
        try (Session session = work.open(contestants.getFirst().program(), List.of())) {
            for (int round = 0; round < 2; round++) {
                double[] figures = session.round(Duration.ofMillis(100));
                assertThat(figures).hasSameSizeAs(work.metrics()).doesNotContain(Double.NaN);
                assertThat(figures[0]).as("requests per second").isPositive();
                assertThat(figures[1]).as("median").isPositive().isLessThanOrEqualTo(figures[2]);
                assertThat(figures[3]).as("processor time").isPositive();
                assertThat(figures[4]).as("switches").isPositive();
            }
        }
    }

    private Tools tools() {
        return new Tools(Path.of("src/main"), output, List.of());
    }
}
