package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class MailboxWaitsTest {

    /// With 2 processors, and so one poller, it is about 2; with the most pollers 6.
    private static final int MOST = 8;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {2, 64, 256})
    @Requires(Need.STRACE)
    void whatAWaitCostsDoesNotGrowWithTheProcessors(int processors) throws Exception {
        Path counts = folder.resolve("counts");
        List<String> counting = List.of("strace", "-f", "--seccomp-bpf", "-c", "-qq", "-o", counts.toString(), "-e",
                "trace=epoll_pwait,epoll_pwait2,epoll_ctl");
        try (Fork fork = Fork.start(counting, MailboxWaits.class, "-XX:ActiveProcessorCount=" + processors)) {
            assertThat(fork.finish()).containsExactly("done");
        }
        assertThat(calls(counts)).as(() -> read(counts))
                .isBetween((long) MailboxWaits.WAITS / 2, (long) MailboxWaits.WAITS * MOST);
    }

    /// The sum of the column of calls: `% time seconds usecs/call calls errors syscall`.
    private static long calls(Path counts) throws Exception {
        return Files.readAllLines(counts)
                .stream()
                .filter(line -> line.contains("epoll"))
                .mapToLong(line -> Long.parseLong(line.strip().split("\\s+", -1)[3]))
                .sum();
    }

    private static String read(Path counts) {
        try {
            return Files.readString(counts);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
