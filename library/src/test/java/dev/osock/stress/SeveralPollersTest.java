package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// With many processors there are several pollers, and one thread may wait in the place of all of them.
@Timeout(90)
class SeveralPollersTest {

    @Test
    void loopsAndThreadsAreServedByAllPollers() throws Exception {
        try (Fork fork = Fork.start(SeveralPollers.class, "-XX:ActiveProcessorCount=16")) {
            assertThat(fork.finish()).containsExactly("one loop: ok", "two loops: ok", "a loop and threads: ok");
        }
    }
}
