package dev.osock.net.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// A folder for a server, whose path is short enough for Unix sockets in it, and which is deleted with all in it.
record Folder(Path path) implements AutoCloseable {

    static Folder create(String name) throws IOException {
        return new Folder(Files.createTempDirectory("osock-" + name));
    }

    Path file(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
