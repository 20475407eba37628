package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A receive that wants more than there is memory for fails with what has come, and the next one goes on behind that.
@Timeout(90)
class LargeReceiveTest {

    @Test
    void whatHasComeIsCarriedByTheFailure() throws Exception {
        // Of 76 MB for what is large, 34 have come when it takes 50 more; and the test copies what has come.
        try (Fork fork = Fork.start(LargeReceive.class, "-Xmx80m", "-Xmn4m")) {
            assertThat(fork.finish()).containsExactly("ENOMEM, some: true", "nothing is lost");
        }
    }
}
