package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What needs a thread when there can be none fails then, leaves nothing behind, and succeeds later.
@Requires(Need.ROOT) // to become another user, since the limit does not bind root
@Timeout(90)
class FewThreadsTest {

    private static final List<String> AS_ANOTHER_USER = List.of(
            "setpriv",
            "--reuid=54321",
            "--clear-groups",
            "--inh-caps=+dac_read_search",
            "--ambient-caps=+dac_read_search");

    @Test
    void whatNeedsAThreadFailsOnlyAsLongAsThereCanBeNone() throws Exception {
        try (Fork fork = Fork.start(AS_ANOTHER_USER, FewThreads.class, "-Xlog:disable")) {
            for (String stage : List.of("open", "duplicate", "select")) {
                int kept = stage.equals("select") ? 2 : 0; // the queues, for the next attempt
                assertThat(fork.line()).isEqualTo(stage);
                limitThreads(fork, "1");
                fork.say("go");
                for (int i = 0; i < 3; i++) {
                    assertThat(fork.line()).as(stage).isIn("java.lang.OutOfMemoryError", "done");
                }
                assertThat(fork.line()).as(stage).isEqualTo("descriptors left: " + kept);
                limitThreads(fork, "10000");
                fork.say("go on");
                assertThat(fork.line()).as(stage).isEqualTo("done");
            }
            assertThat(fork.finish()).containsExactly("told: true");
        }
    }

    private static void limitThreads(Fork fork, String most) throws Exception {
        Process limiting = new ProcessBuilder(
                "setpriv", "--reuid=54321", "--clear-groups", "prlimit", "--pid", Long.toString(fork.pid()),
                "--nproc=" + most + ":")
                .inheritIO()
                .start();
        assertThat(limiting.waitFor()).isZero();
    }
}
