package dev.osock.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.node.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Follows the links of all Markdown in the repository, to files and to headings in them.
class DocumentLinksTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                boolean isMade = name.equals("target") || name.equals(".git");
                return isMade ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".md")) {
                    documents.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        assertThat(documents).contains(ROOT.resolve("README.md"), ROOT.resolve("docs/guide/waiting.md"));
        return documents.stream().sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsToAFileAndAHeadingInIt(Path document) throws IOException {
        assertThat(broken(document)).isEmpty();
    }

    private static List<String> broken(Path document) throws IOException {
        List<String> broken = new ArrayList<>();
        for (String link : Markdown.destinations(Markdown.parse(Files.readString(document)))) {
            if (!link.matches("[a-z]+:.*") && !leadsSomewhere(document, link)) {
                broken.add(link);
            }
        }
        return broken;
    }

    private static boolean leadsSomewhere(Path document, String link) throws IOException {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path file = path.isEmpty() ? document : document.resolveSibling(path);
        if (hash < 0 || !Files.exists(file)) {
            return Files.exists(file);
        }
        Node target = Markdown.parse(Files.readString(file));
        return Markdown.fragments(target).containsValue(link.substring(hash + 1));
    }

    @Test
    void whatLeadsNowhereIsFound(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("other.md"), "# One\n\n## What it says: `all`\n\n## One\n");
        Path document = Files.writeString(folder.resolve("document.md"), """
                [a](other.md) [b](other.md#what-it-says-all) [c](other.md#one-1) [d](#here) [e](https://osock.example)

                [f](missing.md) [g](other.md#two) [h](#there) ![i](missing.svg)

                ## Here

                `[j](code.md)`
                """);

        assertThat(broken(document)).containsExactly("missing.md", "other.md#two", "#there", "missing.svg");
    }

    @Test
    void thereAreSomeLinks() throws IOException {
        long links = documents().stream().flatMap(DocumentLinksTest::links).count();

        System.out.println("links in the Markdown of the repository, to elsewhere too: " + links);
        assertThat(links).isGreaterThan(200);
    }

    private static Stream<String> links(Path document) {
        try {
            return Markdown.destinations(Markdown.parse(Files.readString(document))).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
