package dev.osock.cli.guide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds the documents to the code.
@Timeout(60)
class DocumentsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```java\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

    private static final int LONGEST_LINE = 120;

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where the code of the guide's examples is tested: here, where the kernel need not have what they show, and where
    /// the libraries are that they are about.
    private static final List<Path> TESTED = List.of(
            Path.of("src/test/java/dev/osock/cli/guide"), ROOT.resolve("library/src/test/java/dev/osock/tls"),
            ROOT.resolve("metrics/src/test/java/dev/osock/metrics"));

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    static List<String> guideExamples() throws IOException {
        return files(ROOT.resolve("docs/guide"), ".md").stream()
                .flatMap(file -> EXAMPLE.matcher(read(file)).results())
                .map(example -> example.group(1))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("guideExamples")
    void everyExampleOfTheGuideIsTestedCode(String example) throws IOException {
        var tested = new StringBuilder();
        for (Path folder : TESTED) {
            for (Path file : files(folder, ".java")) {
                tested.append(unindented(read(file)));
            }
        }

        assertThat(tested.toString()).contains(unindented(example));
    }

    private static String unindented(String code) {
        return code.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(joining("\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/README.md"})
    void theExampleThatBeginsADocumentRuns(String document, @TempDir Path folder)
            throws IOException, InterruptedException {
        String example = EXAMPLE.matcher(read(ROOT.resolve(document)))
                .results()
                .findFirst()
                .map(match -> match.group(1))
                .orElseThrow();
        Path source = Files.writeString(folder.resolve("Hello.java"), example);

        Process java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                source.toString())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(java.getInputStream().readAllBytes(), UTF_8))
                .matches("hello from 127\\.0\\.0\\.1:[0-9]+\n");
        assertThat(java.waitFor()).isZero();
    }

    static List<Path> documents() throws IOException {
        List<Path> guide = files(ROOT.resolve("docs"), ".md");
        return Stream.concat(
                Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "RELEASING.md", "SECURITY.md",
                        "abi/README.md",
                        "conformance/README.md", "conformance/allowed.md", "net/README.md", "platforms/README.md",
                        "stress/README.md", "changes/README.md")
                        .map(ROOT::resolve),
                guide.stream())
                .toList();
    }

    /// A row of a table is one line, and so is a link.
    @ParameterizedTest
    @MethodSource("documentsOfShortLines")
    void everyLineOfADocumentIsShort(Path document) {
        assertThat(longLines(document).filter(line -> !line.startsWith("|") && !LINK.matcher(line).find())).isEmpty();
    }

    static Stream<Path> documentsOfShortLines() throws IOException {
        return documents().stream();
    }

    @ParameterizedTest
    @MethodSource("sourcesOfShortLines")
    void everyLineOfCodeIsShort(Path source) {
        assertThat(longLines(source)).isEmpty();
    }

    private static Stream<String> longLines(Path file) {
        return read(file).lines().filter(line -> line.length() > LONGEST_LINE);
    }

    static List<Path> sourcesOfShortLines() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : List.of("library", "net", "metrics", "cli", "conformance", "bench", "stress", "platforms",
                "site")) {
            sources.addAll(files(ROOT.resolve(module).resolve("src/main/java"), ".java"));
        }
        return sources;
    }
}
