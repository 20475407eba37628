package dev.osock.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChildProcessTest {

    @Test
    void figuresOfALoadAreRead() throws IOException {
        assertThat(ChildProcess.figures("33241.252 195.584 1990.656 12.2879 0.5810", 5))
                .containsExactly(33241.252, 195.584, 1990.656, 12.2879, 0.581);
        assertThat(ChildProcess.figures("NaN", 1)).containsExactly(Double.NaN);
    }

    @Test
    void otherAnswersAreFailures() {
        for (String wrong : List.of("", "1 2 3", "1 x", "ready 7")) {
            assertThatThrownBy(() -> ChildProcess.figures(wrong, 2))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("not: " + wrong);
        }
    }

    @Test
    void aProcessIsRunUnderItsTracer() throws IOException {
        try (ChildProcess process =
                ChildProcess.start(List.of("sh", "-c", "echo ready $0 $1; cat"), List.of("a", "b"))) {
            assertThat(process.greeting()).isEqualTo("a b");
            assertThat(process.ask("7 8", Duration.ZERO)).isEqualTo("7 8");
        }
    }

    @Test
    void whatAProcessSaysThatFailsIsTold() {
        assertThatThrownBy(() -> ChildProcess.start(List.of(), List.of("sh", "-c", "echo no such thing >&2")))
                .isInstanceOf(IOException.class)
                .hasMessage("no such thing");
    }
}
