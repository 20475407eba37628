package dev.osock.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/// The documents that are pages, in the order in which one who begins at the contents comes upon them.
final class Documents {

    /// What the others are found from; as a page it is the overview.
    static final String CONTENTS = "docs/README.md";

    private static final Set<String> IN_ORDER = Set.of("docs/guide/", "docs/cookbook/", "docs/adr/");

    /// Documents outside of `docs`, and their pages.
    private static final Map<String, String> ELSEWHERE = Map.of(
            "CHANGELOG.md", "changelog.html",
            "net/README.md", "osock-net.html",
            "platforms/README.md", "other-kernels.html");

    /// A document of the repository.
    ///
    /// @param source its path in the repository
    /// @param page its page, from the folder of all
    record Document(String source, String page, String title, Node text) {

        /// Where a link leads, as a path in the repository; without its fragment.
        String target(String destination) {
            String path = destination.replaceFirst("#.*", "");
            return path.isEmpty() ? source : Path.of(source).resolveSibling(path).normalize().toString();
        }

        /// The folder that it lies in.
        String folder() {
            return source.substring(0, source.lastIndexOf('/') + 1);
        }
    }

    private final Map<String, Document> bySource = new LinkedHashMap<>();
    private final Map<String, String> attachments = new TreeMap<>();

    /// Reads them.
    ///
    /// @throws IllegalStateException if no link leads to one of them
    static Documents read(Path root) throws IOException {
        var documents = new Documents();
        Map<String, Document> left = new TreeMap<>();
        for (String source : sources(root)) {
            if (source.endsWith(".md")) {
                Node text = Markdown.parse(Files.readString(root.resolve(source)));
                left.put(source, new Document(source, page(source), Markdown.title(text), text));
            } else {
                documents.attachments.put(source, page(source));
            }
        }
        documents.follow(CONTENTS, left);
        if (!left.isEmpty()) {
            throw new IllegalStateException(
                    "neither " + CONTENTS + " nor a document it names leads to " + left.keySet());
        }
        return documents;
    }

    private static List<String> sources(Path root) throws IOException {
        try (Stream<Path> docs = Files.walk(root.resolve("docs"))) {
            return Stream.concat(
                    docs.filter(Files::isRegularFile).map(file -> root.relativize(file).toString()),
                    ELSEWHERE.keySet().stream())
                    .sorted()
                    .toList();
        }
    }

    private static String page(String source) {
        return ELSEWHERE.getOrDefault(source, source.replaceFirst("^docs/", "").replaceFirst("\\.md$", ".html"));
    }

    private void follow(String contents, Map<String, Document> left) {
        List<String> reached = new ArrayList<>(List.of(contents));
        for (int next = 0; next < reached.size(); next++) {
            Document document = left.remove(reached.get(next));
            if (document != null) {
                bySource.put(document.source(), document);
                Markdown.destinations(document.text()).stream().map(document::target).forEach(reached::add);
            }
        }
    }

    List<Document> all() {
        return List.copyOf(bySource.values());
    }

    /// Files beside the documents that stay as they are, each with where it lies among the pages.
    Map<String, String> attachments() {
        return attachments;
    }

    /// The page of a file of the repository, from the folder of all pages; null if it has none.
    @Nullable
    String pageOf(String source) {
        Document document = bySource.get(source);
        return document == null ? attachments.get(source) : document.page();
    }

    /// The chapter, recipe or decision before or after one; null at the ends, and of other documents.
    @Nullable
    Document beside(Document document, int step) {
        if (!IN_ORDER.contains(document.folder())) {
            return null;
        }
        List<Document> folder = all().stream().filter(other -> other.folder().equals(document.folder())).toList();
        int index = folder.indexOf(document) + step;
        return index >= 0 && index < folder.size() ? folder.get(index) : null;
    }
}
