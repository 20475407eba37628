package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Where poll(2) tells of events and not epoll(7), all waits are as elsewhere.
@Timeout(120)
class PollInsteadTest {

    private static final String POLL = "-Ddev.osock.events=poll";

    @Test
    void eventLoopsAndThreadsExchangeMessages() throws Exception {
        try (Fork fork = Fork.start(SeveralPollers.class, POLL)) {
            assertThat(fork.finish()).containsExactly("one loop: ok", "two loops: ok", "a loop and threads: ok");
        }
    }

    @Test
    void noCallPinsTheOnlyCarrier() throws Exception {
        List<String> lines;
        try (Fork fork = Fork.start(
                OneCarrier.class,
                POLL,
                "-Djdk.virtualThreadScheduler.parallelism=1",
                "-Djdk.virtualThreadScheduler.maxPoolSize=1")) {
            lines = fork.finish();
        }
        assertThat(lines).hasSizeGreaterThan(8).endsWith("pinned: 0");
        assertThat(lines.subList(0, lines.size() - 1)).allSatisfy(line -> assertThat(line).endsWith(": ok"));
    }
}
