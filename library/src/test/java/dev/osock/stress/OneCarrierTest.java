package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// No call pins its carrier: on a single one, every call that blocks leaves it to others.
@Timeout(90)
class OneCarrierTest {

    @Test
    void othersGoOnWhileAnyCallBlocksOnTheOnlyCarrier() throws Exception {
        try (Fork fork = Fork.start(
                OneCarrier.class,
                "-Djdk.virtualThreadScheduler.parallelism=1",
                "-Djdk.virtualThreadScheduler.maxPoolSize=1")) {
            assertThat(fork.finish())
                    .containsExactly(
                            "first use: ok",
                            "accept: ok",
                            "recv: ok",
                            "recv with a time-out: ok",
                            "queued recv: ok",
                            "send: ok",
                            "connect: ok",
                            "local connect: ok",
                            "local sendto: ok",
                            "close under a platform thread's wait: ok",
                            "close with linger: ok",
                            "pinned: 0");
        }
    }
}
