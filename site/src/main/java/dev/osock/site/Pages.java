package dev.osock.site;

import dev.osock.site.Documents.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Writes the documents as pages for a run of javadoc: `overview.html`, and a folder `doc-files` of the first module.
///
///     java -cp COMMONMARK site/src/main/java/dev/osock/site/Pages.java ROOT OUT SOURCES...
///
/// `ROOT` is the clone, `OUT` a folder that is made anew, each of `SOURCES` the sources of a module in the same run:
/// what the documents name of these leads there. The same files give the same bytes, wherever they are.
final class Pages {

    private static final String FOLDER = "dev.osock/doc-files/";

    private Pages() {}

    static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]), Path.of(arguments[1]), Stream.of(arguments).skip(2).map(Path::of).toList());
    }

    /// Returns how many there are.
    static int write(Path root, Path out, List<Path> modules) throws IOException {
        delete(out);
        Documents documents = Documents.read(root);
        var rendering = new Rendering(documents, Api.read(modules), FOLDER);
        Path pages = out.resolve("doc-files");
        for (Document document : documents.all()) {
            if (document.source().equals(Documents.CONTENTS)) {
                write(out.resolve("overview.html"), rendering.overview(document));
            } else {
                write(pages.resolve(document.page()), rendering.page(document));
            }
        }
        for (Map.Entry<String, String> attachment : documents.attachments().entrySet()) {
            Path copy = pages.resolve(attachment.getValue());
            Files.createDirectories(copy.getParent());
            Files.copy(root.resolve(attachment.getKey()), copy);
        }
        return documents.all().size();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
