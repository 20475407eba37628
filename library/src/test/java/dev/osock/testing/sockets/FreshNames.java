package dev.osock.testing.sockets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Names for local sockets that nobody else uses; the folder of the path names is deleted when the tests end.
public final class FreshNames {

    private static final Path FOLDER = folder();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private FreshNames() {}

    public static Path path() {
        return FOLDER.resolve(Integer.toString(COUNT.getAndIncrement()));
    }

    public static String name() {
        return "osock-test-" + ProcessHandle.current().pid() + "-" + COUNT.getAndIncrement();
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("osock-test");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
