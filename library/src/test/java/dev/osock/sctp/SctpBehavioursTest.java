package dev.osock.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/// The list of what is checked of SCTP in the guests, `docs/sctp-behaviours.md`, is that of the tests. It is made by
/// `mvn -pl library test -Dtest=SctpBehavioursTest -Dosock.behaviours.update=true`.
class SctpBehavioursTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "sctp-behaviours.md");
    private static final String UPDATE = "osock.behaviours.update";
    private static final List<Class<?>> TESTS = List.of(
            SctpOneToOneTest.class, SctpOneToManyTest.class, SctpNotificationTest.class, SctpMultihomingTest.class,
            SctpOverUdpTest.class, SctpOptionsTest.class, LksctpTest.class);

    private static List<String> behaviours(Class<?> tests) {
        return Arrays.stream(tests.getDeclaredMethods())
                .filter(each -> each.isAnnotationPresent(Test.class)
                        || each.isAnnotationPresent(ParameterizedTest.class))
                .map(Method::getName)
                .map(name -> name.replaceAll("(?<=.)(?=[A-Z])", " ").toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }

    private static String document() {
        var text = new StringBuilder(
                """
                        # What is checked of SCTP

                        Each line is a test of the library, by its name, which runs in the guests of `platforms/run`: on
                        x86-64 and on aarch64. [docs/platforms.md](platforms.md) says where they passed. This list is made of
                        the tests, and one of them holds it to them.
                        """);
        for (Class<?> tests : TESTS) {
            text.append("\n## `").append(tests.getSimpleName()).append("`\n\n");
            behaviours(tests).forEach(each -> text.append("* ").append(each).append('\n'));
        }
        return text.toString();
    }

    @Test
    void theListIsThatOfTheTests() throws IOException {
        String document = document();
        if (Boolean.getBoolean(UPDATE)) {
            Files.writeString(DOCUMENT, document);
        }
        assertThat(DOCUMENT)
                .as("made by: mvn -pl library test -Dtest=SctpBehavioursTest -D%s=true", UPDATE)
                .hasContent(document);
    }

    @Test
    void thereAreMoreThanEighty() {
        assertThat(TESTS.stream().mapToInt(each -> behaviours(each).size()).sum()).isGreaterThan(80);
    }
}
