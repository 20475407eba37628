package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A call on a direct buffer that need not wait allocates nothing, once it is compiled. In a virtual machine of its own:
/// what the compiler does depends on what has run before.
@Timeout(120)
class AllocatingTest {

    @ParameterizedTest
    @ValueSource(strings = {"some", "all", "batches"})
    void aCallThatNeedNotWaitAllocatesNothing(String what) throws Exception {
        try (Fork fork = Fork.start(Allocating.class, "-Dosock.stress.case=" + what)) {
            assertThat(fork.finish()).containsExactly("nothing for each call");
        }
    }
}
