package dev.osock.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ProcessorTimeTest {

    private static final long MILLIS = 1_000_000;

    @Test
    void workIsCounted() throws IOException {
        long pid = ProcessHandle.current().pid();
        double before = ProcessorTime.of(pid);
        long end = System.nanoTime() + 50 * MILLIS;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(ProcessorTime.of(pid) - before).isBetween(0.001, 10.0);
    }

    @Test
    void aProcessThatIsNotThereIsAFailure() {
        assertThatThrownBy(() -> ProcessorTime.of(1L << 40)).isInstanceOf(NoSuchFileException.class);
    }
}
