package dev.osock.testing;

import dev.osock.Platform;
import dev.osock.option.TlsOptions;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// What a test may need of the machine it runs on.
public enum Need {
    ROOT("the user root", Need::isRoot),
    NETNS("network namespaces: root, and ip(8) of iproute2",
            () -> isRoot() && onPath("ip") && runs("unshare", "--net", "true")),
    GCC("gcc", () -> onPath("gcc")),
    AARCH64_GCC("aarch64-linux-gnu-gcc", () -> onPath("aarch64-linux-gnu-gcc")),
    STRACE("strace, and leave to trace", () -> onPath("strace") && runs("strace", "true")),
    NETCAT("nc of netcat-openbsd", () -> onPath("nc")),
    MUSL_GCC("musl-gcc of musl-tools", () -> onPath("musl-gcc")),
    OPENSSL("openssl", () -> onPath("openssl")),
    TLS("TLS in the kernel: the module tls", () -> Platform.isSupported(TlsOptions.TX)),
    DESCRIPTORS("12,000 descriptors for a process (ulimit -Hn)", () -> descriptors() >= 12_000);

    private final String description;
    private final BooleanSupplier check;

    Need(String description, BooleanSupplier check) {
        this.description = description;
        this.check = check;
    }

    boolean isMet() {
        return check.getAsBoolean();
    }

    @Override
    public String toString() {
        return description;
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }

    /// How many this process may have: the virtual machine raises the limit as far as it may.
    private static long descriptors() {
        try (Stream<String> limits = Files.lines(Path.of("/proc/self/limits"))) {
            return limits.filter(line -> line.startsWith("Max open files"))
                    .map(line -> line.split("\\s+", -1)[4])
                    .mapToLong(hard -> hard.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(hard))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException _) {
            return 0;
        }
    }

    private static boolean onPath(String command) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    private static boolean runs(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            if (process.waitFor(10, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
