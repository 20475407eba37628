package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
class SupportWithoutDescriptorsTest {

    @Test
    void thePlatformAnswersWhileTheKernelCannotBeAsked() throws Exception {
        try (Fork fork = Fork.start(
                List.of("sh", "-c", "ulimit -n 100; exec \"$0\" \"$@\""), SupportWithoutDescriptors.class)) {
            assertThat(fork.finish()).containsExactly("YES", "YES YES", "EPROTONOSUPPORT", "EMFILE", "YES YES",
                    "NOT_IN_KERNEL YES");
        }
    }
}
