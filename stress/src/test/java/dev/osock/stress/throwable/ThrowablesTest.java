package dev.osock.stress.throwable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.stress.Effort;
import dev.osock.stress.Jvm;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the virtual machine throws in the middle of a call concerns that call only.
@Timeout(3600)
class ThrowablesTest {

    private static final int DIVES = Effort.isLong() ? 30 : 3;

    /// A few bursts for each virtual machine: its own threads do not survive many (docs/reliability.md).
    private static final int BURSTS = 8;

    private static final int MACHINES_WITH_BURSTS = Effort.isLong() ? 25 : 1;
    /// How often a machine that has lost a thread itself, and so says nothing, is replaced by another.
    private static final int ATTEMPTS = 5;

    private static final int MACHINE_SECONDS = 600;

    private final List<String> lines = new ArrayList<>();

    /// Threads that run out of stack at every depth of a call, and then a look whether unrelated ones are woken.
    @Test
    void aStackThatIsFullEndsOneCallAndKeepsNobodyElseWaiting() throws Exception {
        int status = Jvm.run(
                MACHINE_SECONDS, this::take, List.of("-XX:MaxJavaStackTraceDepth=20"), DiveRunner.class,
                Integer.toString(DIVES));
        assertNothingWrong(status);
    }

    @Test
    void aHeapThatIsExhaustedInBurstsLosesNoDescriptorAndNoWakeUp() throws Exception {
        for (int machine = 0; machine < MACHINES_WITH_BURSTS; machine++) {
            int status = SqueezeRunner.LOST;
            for (int attempt = 0; attempt < ATTEMPTS && status == SqueezeRunner.LOST; attempt++) {
                status = Jvm.run(
                        MACHINE_SECONDS, this::take, List.of("-Xms32m", "-Xmx32m", "-Xmn8m"), SqueezeRunner.class,
                        Integer.toString(BURSTS));
            }
            assertNothingWrong(status);
        }
    }

    private void take(String line) {
        lines.add(line);
        System.out.println(line);
    }

    private void assertNothingWrong(int status) {
        assertThat(lines.stream().filter(line -> line.startsWith(DiveRunner.WRONG)))
                .as(String.join("\n", lines))
                .isEmpty();
        assertThat(status).isZero();
    }
}
