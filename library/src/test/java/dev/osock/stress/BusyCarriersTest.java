package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.testing.Patience;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Readiness does not depend on a free carrier: the master polls for a poller whose virtual thread does not get to run.
@Timeout(90)
class BusyCarriersTest {

    /// The master's patience is 10 ms, twice; the rest is for a machine that is busy with more than the carriers.
    private static final long LIMIT_MILLIS = Patience.seconds(1).toMillis();

    @Test
    void eventsAreNoticedInTimeWhileAllCarriersCompute() throws Exception {
        try (Fork fork = Fork.start(
                BusyCarriers.class,
                "-Djdk.virtualThreadScheduler.parallelism=1",
                "-Djdk.virtualThreadScheduler.maxPoolSize=1")) {
            List<String> lines = fork.finish();
            assertThat(lines).hasSize(9)
                    .allSatisfy(line -> assertThat(
                            Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                            .as(line)
                            .isLessThan(LIMIT_MILLIS));
        }
    }
}
