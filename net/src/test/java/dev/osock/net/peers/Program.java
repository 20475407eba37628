package dev.osock.net.peers;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.osock.testing.Patience;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Programs of the system that tests run.
final class Program {

    private Program() {}

    /// Finds a program, or skips the test; where none may be skipped it fails.
    static Path need(String name, String debianPackage) {
        return find(name).orElseGet(() -> missing(name, debianPackage));
    }

    /// Skips the test; where none may be skipped it fails.
    static Path missing(String what, String debianPackage) {
        if ("true".equals(System.getenv("OSOCK_NO_SKIPS"))) {
            throw new IllegalStateException("OSOCK_NO_SKIPS is set, and there is no " + what);
        }
        return abort("SKIPPED: needs " + what + " (apt install " + debianPackage + ")");
    }

    private static Optional<Path> find(String name) {
        Stream<String> folders = Arrays.stream(System.getenv("PATH").split(File.pathSeparator));
        return Stream.concat(folders, Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /// Finds a port of the loopback address that nobody listens at.
    static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /// Runs a program to its end, which must be a good one.
    static void run(Path folder, List<String> command) throws Exception {
        Path output = Files.createTempFile("osock", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(Patience.seconds(60)) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " failed: " + Files.readString(output));
            }
        } finally {
            Files.delete(output);
        }
    }
}
