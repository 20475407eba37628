package dev.osock.testing;

import dev.osock.Platform;
import dev.osock.Socket;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
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
    SCTP("a kernel with SCTP", Need::hasSctp, Origin.KERNEL),
    MUSL_GCC("musl-gcc of musl-tools", () -> onPath("musl-gcc")),
    OPENSSL("openssl", () -> onPath("openssl")),
    TLS("TLS in the kernel: the module tls", () -> Platform.isSupported(TlsOptions.TX), Origin.KERNEL),
    DESCRIPTORS("12,000 descriptors for a process (ulimit -Hn)", () -> descriptors() >= 12_000);

    /// Where it comes from.
    private enum Origin {
        /// It can be installed, so that continuous integration has it.
        MACHINE,
        /// The running kernel has it or not; the guests of `platforms` do.
        KERNEL
    }

    private final String description;
    private final BooleanSupplier check;
    private final Origin origin;

    Need(String description, BooleanSupplier check) {
        this(description, check, Origin.MACHINE);
    }

    Need(String description, BooleanSupplier check, Origin origin) {
        this.description = description;
        this.check = check;
        this.origin = origin;
    }

    /// Whether a machine can be given it, so that there is no excuse where nothing may be skipped.
    boolean isInstallable() {
        return origin == Origin.MACHINE;
    }

    boolean isMet() {
        return check.getAsBoolean();
    }

    @Override
    public String toString() {
        return description;
    }

    private static boolean hasSctp() {
        try (Socket socket = Socket.open(Domain.INET, Type.STREAM, Protocol.SCTP)) {
            return socket.isOpen();
        } catch (SocketException _) {
            return false;
        }
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
