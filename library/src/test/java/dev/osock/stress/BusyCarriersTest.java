package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.testing.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Nobody waits long, however busy the carriers are.
@Timeout(90)
class BusyCarriersTest {

    /// The bounds are 10 ms, and 10 ms twice; the rest is for a machine that is busy with more than this. Without a
    /// bound it is for ever.
    private static final long LIMIT_MILLIS = Patience.seconds(1).toMillis();

    /// The master polls for a poller whose virtual thread does not get to run.
    @Test
    void eventsAreNoticedInTimeWhileAllCarriersCompute() throws Exception {
        assertInTime(BusyCarriers.class, 1, 9);
    }

    /// A thread that waits for its events itself lets others have its carrier.
    @Test
    void othersRunInTimeBesideAThreadThatLeads() throws Exception {
        assertInTime(BusyLeaders.class, 2, 2);
    }

    /// Each line ends with so many milliseconds.
    private static void assertInTime(Class<?> main, int carriers, int lines) throws Exception {
        try (Fork fork = Fork.start(
                main,
                "-Djdk.virtualThreadScheduler.parallelism=" + carriers,
                "-Djdk.virtualThreadScheduler.maxPoolSize=" + carriers)) {
            assertThat(fork.finish()).hasSize(lines)
                    .allSatisfy(line -> assertThat(
                            Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                            .as(line)
                            .isLessThan(LIMIT_MILLIS));
        }
    }
}
