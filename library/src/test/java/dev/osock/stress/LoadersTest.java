package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The library can be unloaded: once all sockets are closed, its threads and descriptors end by themselves.
@Timeout(90)
class LoadersTest {

    @Test
    void nothingIsLeftOfALibraryThatIsNotUsedAnyMore() throws Exception {
        // The JDK's own caches refer to some of its classes softly.
        try (Fork fork = Fork.start(Loaders.class, "-XX:SoftRefLRUPolicyMSPerMB=0")) {
            assertThat(fork.finish())
                    .containsExactly(
                            "threads in use: true", "loaders left: false", "threads left: 0", "queues left: 0");
        }
    }
}
