package dev.osock.cli.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.cli.ToolProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What all recipes of `docs/cookbook` have in common.
@Timeout(60)
class CookbookTest {

    private static final Pattern JAVA = Pattern.compile("(?ms)^```java\n(.*?)^```$");
    private static final int LONGEST_PROGRAM = 59;
    private static final int LONGEST_LINE = 120;
    private static final int USAGE = 64;

    /// The one recipe that needs none.
    private static final String WITHOUT_ARGUMENTS = "icmp-monitor";

    static List<String> recipes() throws IOException {
        try (Stream<Path> pages = Files.list(Recipe.FOLDER)) {
            return pages.map(page -> page.getFileName().toString())
                    .filter(name -> name.endsWith(".md") && !name.equals("README.md"))
                    .map(name -> name.substring(0, name.length() - ".md".length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void aRecipeIsOneShortProgramThatHasATestAndIsListed(String recipe) throws IOException {
        String page = Files.readString(Recipe.FOLDER.resolve(recipe + ".md"));
        List<String> programs = JAVA.matcher(page).results().map(found -> found.group(1)).toList();
        assertThat(programs).hasSize(1);
        assertThat(programs.getFirst().lines()).hasSizeLessThanOrEqualTo(LONGEST_PROGRAM)
                .allMatch(line -> line.length() <= LONGEST_LINE);
        assertThat(page).contains("docs/cookbook/run " + recipe);
        assertThat(Files.readString(Recipe.FOLDER.resolve("README.md"))).contains("](" + recipe + ".md)");
        assertThat(Path.of("src/test/java/dev/osock/cli/cookbook", className(recipe) + "Test.java")).exists();
    }

    static List<String> recipesWithArguments() throws IOException {
        return recipes().stream().filter(recipe -> !recipe.equals(WITHOUT_ARGUMENTS)).toList();
    }

    @ParameterizedTest
    @MethodSource("recipesWithArguments")
    void aRecipeWithoutArgumentsSaysHowItIsUsed(String recipe) throws Exception {
        try (ToolProcess run = Recipe.start(recipe)) {
            assertThat(run.exit()).isEqualTo(USAGE);
            assertThat(run.rest()).isEmpty();
            assertThat(run.errors()).singleElement()
                    .asString()
                    .matches("usage: ([A-Z_]+=[.]{3} )?" + recipe + "( [^ ]+)+");
        }
    }

    private static String className(String recipe) {
        return Pattern.compile("(?:^|-)(.)").matcher(recipe).replaceAll(CookbookTest::upper);
    }

    private static String upper(MatchResult start) {
        return start.group(1).toUpperCase(java.util.Locale.ROOT);
    }

    @Test
    void whatIsNoRecipeIsToldWithThoseThatThereAre() throws Exception {
        for (String name : List.of("none", "README", "../guide/waiting", "run")) {
            try (ToolProcess run = Recipe.start(name)) {
                assertThat(run.exit()).isEqualTo(USAGE);
                assertThat(String.join(" ", run.errors()))
                        .contains("no recipe '" + name + "'")
                        .contains(recipes());
            }
        }
    }
}
