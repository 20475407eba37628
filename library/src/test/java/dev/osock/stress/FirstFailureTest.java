package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The first failure of a process says what it is, also if that is the lack of descriptors, without which no class can
/// be loaded from a folder.
@Timeout(90)
class FirstFailureTest {

    private static final List<String> LOWERED = List.of("sh", "-c", "ulimit -n 80; exec \"$@\"", "sh");

    /// The calls that need a descriptor.
    private static final List<String> NEEDY = List.of(
            "OPEN", "PAIR", "ADOPT", "DUPLICATE", "DUPLICATE_OF", "ACCEPT", "ACCEPT_TIMED", "ACCEPT_NOWAIT",
            "SENDFILE");

    @Test
    void everyCallFailsAsItShouldIfNoDescriptorIsLeftFromTheBeginning() throws Exception {
        try (Fork fork = Fork.start(LOWERED, FirstFailure.class)) {
            List<String> outcomes = fork.finish();
            assertThat(outcomes)
                    .hasSizeGreaterThan(50)
                    .allMatch(line -> line.matches(
                            "[A-Z_]+: (done|dev\\.osock\\.error\\..*"
                                    + "|java\\.lang\\.IllegalStateException: connect .*)"));
            for (String name : NEEDY) {
                assertThat(outcomes).anyMatch(line -> line.startsWith(name + ": ") && line.contains("EMFILE"));
            }
        }
    }
}
