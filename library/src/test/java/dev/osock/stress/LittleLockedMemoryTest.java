package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A send without copying for which the kernel has no room (`ENOBUFS`) goes on with copying, in its order.
@Timeout(90)
class LittleLockedMemoryTest {

    @Test
    @Requires(Need.ROOT)
    void whatMayNotBeLockedIsCopied() throws Exception {
        List<String> limited = List.of(
                "setpriv", "--bounding-set", "-ipc_lock", "--inh-caps", "-ipc_lock",
                "sh", "-c", "ulimit -l 64 && exec \"$@\"", "sh");
        try (Fork fork = Fork.start(limited, LittleLockedMemory.class)) {
            assertThat(fork.finish())
                    .containsExactlyElementsOf(Collections.nCopies(3, List.of(
                            "all came", "1048576 sent, copied: true, left: 0"))
                            .stream()
                            .flatMap(List::stream)
                            .toList());
        }
    }
}
