package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
class FewDescriptorsTest {

    private static final List<String> LOWERED = List.of("sh", "-c", "ulimit -n 100; exec \"$@\"", "sh");

    @Test
    void aProcessWithoutDescriptorsIsToldSoAndRecovers() throws Exception {
        List<String> expected = new ArrayList<>(List.of("exchanged", "listening again: EINVAL"));
        for (int round = 0; round < 3; round++) {
            expected.addAll(List.of("open: EMFILE", "accept: EMFILE", "exchanged", "exchanged"));
        }
        try (Fork fork = Fork.start(LOWERED, FewDescriptors.class)) {
            assertThat(fork.finish()).isEqualTo(expected);
        }
    }
}
