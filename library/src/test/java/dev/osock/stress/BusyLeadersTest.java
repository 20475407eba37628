package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.testing.Patience;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A thread that waits for its events itself lets others have its carrier, however busy it is.
@Timeout(90)
class BusyLeadersTest {

    /// The bound is 10 ms; the rest is for a machine that is busy with more than this. Without a bound it is for ever.
    private static final long LIMIT_MILLIS = Patience.seconds(1).toMillis();

    @Test
    void othersRunInTimeBesideAThreadThatLeads() throws Exception {
        try (Fork fork = Fork.start(
                BusyLeaders.class,
                "-Djdk.virtualThreadScheduler.parallelism=2",
                "-Djdk.virtualThreadScheduler.maxPoolSize=2")) {
            List<String> lines = fork.finish();
            assertThat(lines).hasSize(2)
                    .allSatisfy(line -> assertThat(
                            Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                            .as(line)
                            .isLessThan(LIMIT_MILLIS));
        }
    }
}
