package dev.osock.stress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Counts what this process holds of the operating system.
final class Resources {

    private Resources() {}

    /// The platform threads, the virtual machine's own among them.
    static long threads() throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
            return tasks.count();
        }
    }

    /// The open descriptors that are sockets.
    static long sockets() throws IOException {
        return descriptors("socket:");
    }

    /// The open descriptors, without the one that counts them, whose targets begin so.
    static long descriptors(String target) throws IOException {
        try (Stream<Path> links = Files.list(Path.of("/proc/self/fd"))) {
            return links.filter(link -> leadsTo(link, target)).count();
        }
    }

    private static boolean leadsTo(Path link, String target) {
        try {
            return Files.readSymbolicLink(link).toString().startsWith(target);
        } catch (IOException _) {
            return false; // closed meanwhile
        }
    }
}
