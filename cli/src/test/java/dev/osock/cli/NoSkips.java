package dev.osock.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Skips a test that needs a missing command, or fails it where the environment says `OSOCK_NO_SKIPS=true`.
final class NoSkips {

    private NoSkips() {}

    static void assumeOnPath(String command) {
        boolean found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
        if (!found && "true".equals(System.getenv("OSOCK_NO_SKIPS"))) {
            throw new IllegalStateException("OSOCK_NO_SKIPS is set, and " + command + " is missing");
        }
        assumeTrue(found, () -> "SKIPPED: needs the command " + command);
    }

    static void assumeRoot() throws IOException {
        boolean isRoot = Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        if (!isRoot && "true".equals(System.getenv("OSOCK_NO_SKIPS"))) {
            throw new IllegalStateException("OSOCK_NO_SKIPS is set, and this is not root");
        }
        assumeTrue(isRoot, () -> "SKIPPED: needs the user root");
    }

    /// Leaves a test to the guests of `platforms/run` where the kernel has no vsock, whatever the environment says.
    static void assumeVsock() {
        assumeTrue(
                Files.exists(Path.of("/sys/module/vsock_loopback")),
                "SKIPPED: needs the module vsock_loopback, which the guests of platforms/run have");
    }
}
