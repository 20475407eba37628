package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What must be there before the first socket is made ready once, however many threads want one at the same time.
@Requires(Need.STRACE)
@Timeout(120)
class FirstSocketsTest {

    @TempDir
    Path folder;

    /// The library's classes come from a folder here, which is read for that.
    @Test
    void manyThreadsThatComeAtOncePrepareOnce() throws Exception {
        Path trace = folder.resolve("trace");
        List<String> strace =
                List.of("strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=openat", "-o", trace.toString());
        try (Fork fork = Fork.start(strace, FirstSockets.class)) {
            assertThat(fork.finish()).containsExactly("opened");
        }
        assertThat(Files.readAllLines(trace))
                .filteredOn(call -> call.contains("dev/osock/internal/socket\", "))
                .hasSize(1);
    }
}
