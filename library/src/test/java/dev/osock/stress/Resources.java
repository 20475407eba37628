package dev.osock.stress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

    /// The open descriptors that are not files of a file system, each as "number -> target": the virtual machine opens
    /// files of its own at any time (its classes, its log, the limits of its control group).
    static Set<String> ofNoFile() throws IOException {
        try (Stream<Path> links = Files.list(Path.of("/proc/self/fd"))) {
            return links.flatMap(link -> target(link).map(target -> link.getFileName() + " -> " + target).stream())
                    .filter(descriptor -> !descriptor.contains("-> /"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /// The open descriptors whose targets begin so. With nothing to begin with, the one that counts them is among them.
    static long descriptors(String target) throws IOException {
        try (Stream<Path> links = Files.list(Path.of("/proc/self/fd"))) {
            return links.filter(link -> target(link).filter(name -> name.startsWith(target)).isPresent()).count();
        }
    }

    private static Optional<String> target(Path link) {
        try {
            return Optional.of(Files.readSymbolicLink(link).toString());
        } catch (IOException _) {
            return Optional.empty(); // closed meanwhile
        }
    }
}
