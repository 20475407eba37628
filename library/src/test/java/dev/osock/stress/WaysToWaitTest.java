package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Event loops and threads exchange messages whatever the policy of waiting is, and whatever of it the system refuses.
@Timeout(120)
class WaysToWaitTest {

    /// Traced system calls are slow.
    private static final String FEWER = "-Dosock.stress.messages=200";

    private static void exchanges(List<String> prefix, String... options) throws Exception {
        try (Fork fork = Fork.start(prefix, SeveralPollers.class, options)) {
            assertThat(fork.finish()).containsExactly("one loop: ok", "two loops: ok", "a loop and threads: ok");
        }
    }

    private static List<String> refusing(String call, String errno) {
        return List.of("strace", "-f", "--seccomp-bpf", "-qq", "-o", "/dev/null", "-e", "trace=" + call, "-e",
                "inject=" + call + ":error=" + errno);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hot", "park"})
    void everyPolicyServesLoopsAndThreads(String policy) throws Exception {
        exchanges(List.of(), "-Ddev.osock.wait=" + policy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hot", "park"})
    void everyPolicyServesSeveralPollers(String policy) throws Exception {
        exchanges(List.of(), "-Ddev.osock.wait=" + policy, "-XX:ActiveProcessorCount=16");
    }

    @Test
    void aPolicyThatDoesNotExistIsNamed() throws Exception {
        try (Fork fork = Fork.start(UnknownPolicy.class, "-Ddev.osock.wait=often")) {
            assertThat(fork.finish()).containsExactly(
                    "IllegalArgumentException: dev.osock.wait: there is no policy \"often\", but hot and park",
                    "IllegalArgumentException: dev.osock.wait: there is no policy \"often\", but hot and park");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENOSYS", "EPERM"})
    @Requires(Need.STRACE)
    void aKernelThatWaitsForMillisecondsOnlyWillDo(String errno) throws Exception {
        exchanges(refusing("epoll_pwait2", errno), FEWER);
    }

    @Test
    @Requires(Need.STRACE)
    void withoutEventfdAllAreWokenAllTheSame() throws Exception {
        exchanges(refusing("eventfd2", "EMFILE"), FEWER);
    }
}
