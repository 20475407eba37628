package dev.osock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// What `--help` says of each command.
@Timeout(60)
class HelpTest {

    /// The tool's part of a line, up to what the shell takes.
    private static final Pattern CALL = Pattern.compile("\\bosock ([^|<>]*)");

    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    private static CommandLine tool() {
        return Main.command(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
    }

    static Stream<String> commands() {
        return tool().getSubcommands().keySet().stream();
    }

    static Stream<String> examples() {
        List<CommandLine> all = new ArrayList<>(tool().getSubcommands().values());
        all.add(tool());
        return all.stream()
                .flatMap(command -> Stream.of(
                        command.getCommandSpec().usageMessage().footer()));
    }

    private static String[] words(String example) {
        MatchResult call = CALL.matcher(example).results().findFirst().orElseThrow();
        return WORD.matcher(call.group(1))
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasExamplesOfItself(String name) {
        String[] examples = tool().getSubcommands().get(name).getCommandSpec().usageMessage().footer();
        assertThat(examples).isNotEmpty().allMatch(line -> line.contains("osock " + name));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsOneThatTheToolTakes(String example) {
        assertThatCode(() -> tool().parseArgs(words(example))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsPrintedAsItIs(String example) {
        String name = words(example)[0];
        var out = new StringWriter();
        Map<String, CommandLine> all = Main.command(new PrintWriter(out), new PrintWriter(out)).getSubcommands();
        all.get(name).usage(new PrintWriter(out, true));
        var whole = new StringWriter();
        tool().usage(new PrintWriter(whole, true));
        assertThat(out + whole.toString()).contains(example + "\n").doesNotContain("%n", "%%", "${");
    }

    @ParameterizedTest
    @ValueSource(strings = {"options", "supports", "if"})
    void theExamplesOfListsRun(String name) {
        for (String example : tool().getSubcommands().get(name).getCommandSpec().usageMessage().footer()) {
            if (!example.contains("--fd")) { // which is for a socket that this process has not
                var err = new StringWriter();
                int exit = Main.command(new PrintWriter(new StringWriter()), new PrintWriter(err, true))
                        .execute(words(example));
                assertThat(exit).as(example + ": " + err).isZero();
            }
        }
    }
}
