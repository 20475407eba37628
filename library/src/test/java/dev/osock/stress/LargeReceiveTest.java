package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A receive that wants more than there is memory for fails with what has come, and the next one goes on behind that.
@Timeout(90)
class LargeReceiveTest {

    @Test
    void whatHasComeIsCarriedByTheFailure() throws Exception {
        try (Fork fork = Fork.start(LargeReceive.class, "-Xmx64m")) {
            assertThat(fork.finish()).containsExactly("ENOMEM, some: true", "nothing is lost");
        }
    }
}
