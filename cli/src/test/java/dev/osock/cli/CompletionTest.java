package dev.osock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.AutoComplete;

/// What completes the commands in bash, in a real one: what `release/package` packs. The key Tab itself is tried by
/// `release/try-package`.
@Timeout(60)
class CompletionTest {

    /// Does what bash does at Tab. `compopt` wants bash to do it, and says so.
    private static final String TAB = """
            . "$0" || exit
            COMP_WORDS=(osock "$@") COMP_CWORD=$# COMP_LINE="osock $*" COMP_POINT=${#COMP_LINE}
            [[ $(complete -p osock) =~ -F\\ ([^ ]+) ]] && "${BASH_REMATCH[1]}"
            printf '%s\\n' "${COMPREPLY[@]}"
            """;

    @TempDir
    private Path folder;

    private List<String> completed(String typed) throws IOException, InterruptedException {
        var nowhere = new PrintWriter(new StringWriter());
        Path script = Files.writeString(folder.resolve("osock"),
                AutoComplete.bash("osock", Main.command(nowhere, nowhere)));
        List<String> command = new ArrayList<>(List.of("bash", "--norc", "-c", TAB, script.toString()));
        command.addAll(List.of(typed.split(" ", -1)));
        Process bash = new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
        try (var out = bash.inputReader()) {
            List<String> words = out.lines().toList();
            assertThat(bash.waitFor()).isZero();
            return words;
        }
    }

    @ParameterizedTest
    @CsvSource({"pi, ping", "tracer, traceroute", "ping --cou, --count", "ping -c 1 --ti, --timeout"})
    void theOnlyWayToGoOnIsTaken(String typed, String word) throws IOException, InterruptedException {
        assertThat(completed(typed)).containsExactly(word);
    }

    @Test
    void whatThereIsNotIsNotCompleted() throws IOException, InterruptedException {
        assertThat(completed("dance")).containsExactly("");
    }
}
