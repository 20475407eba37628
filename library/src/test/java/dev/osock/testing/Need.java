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
    ETHTOOL("ethtool", () -> onPath("ethtool")),
    GCC("gcc", () -> onPath("gcc")),
    AARCH64_GCC("aarch64-linux-gnu-gcc", () -> onPath("aarch64-linux-gnu-gcc")),
    STRACE("strace, and leave to trace", () -> onPath("strace") && runs("strace", "true")),
    JFR("jfr of a JDK", () -> Files.exists(Path.of(System.getProperty("java.home"), "bin", "jfr"))),
    NETCAT("nc of netcat-openbsd", () -> onPath("nc")),
    PERL("perl", () -> onPath("perl")),
    SCTP("a kernel with SCTP", Need::hasSctp, true),
    SCTP_OVER_UDP("SCTP over UDP of Linux 5.11",
            () -> hasSctp() && Files.exists(Path.of("/proc/sys/net/sctp/udp_port")),
            true),
    LKSCTP("sctp_darn and sctp_test of lksctp-tools", () -> onPath("sctp_darn") && onPath("sctp_test"), true),
    MUSL_GCC("musl-gcc of musl-tools", () -> onPath("musl-gcc")),
    OPENSSL("openssl", () -> onPath("openssl")),
    DIG("dig of bind9-dnsutils", () -> onPath("dig")),
    SYSTEMD("systemd-socket-activate of systemd", () -> onPath("systemd-socket-activate")),
    TLS("TLS in the kernel: the module tls", () -> Platform.isSupported(TlsOptions.TX), true),
    DESCRIPTORS("12,000 descriptors for a process (ulimit -Hn)", () -> descriptors() >= 12_000),
    MPTCP("Multipath TCP", () -> Files.exists(Path.of("/proc/sys/net/mptcp/enabled")), true),
    VSOCK_SOCKETS("vsock", () -> Files.exists(Path.of("/dev/vsock")), true),
    VSOCK("the module vsock_loopback", Need::hasVsock, true),
    VSOCK_SEQPACKET("the module vsock_loopback of Linux 5.14", () -> hasVsock() && isKernelAtLeast(5, 14), true),
    VHOST_VSOCK("the module vhost_vsock", () -> Files.exists(Path.of("/dev/vhost-vsock")), true),
    DUMMY("devices of the type dummy", () -> makesDevice("link", "add", "lost", "type", "dummy"), true),
    TUN("devices of the type tun", () -> makesDevice("tuntap", "add", "lost", "mode", "tun"), true);

    private final String description;
    private final BooleanSupplier check;

    /// Whether the machine's kernel is to have it. Who builds has the kernel that is there; the guests have others.
    private final boolean isOfKernel;

    Need(String description, BooleanSupplier check) {
        this(description, check, false);
    }

    Need(String description, BooleanSupplier check, boolean isOfKernel) {
        this.description = description;
        this.check = check;
        this.isOfKernel = isOfKernel;
    }

    boolean isMet() {
        return check.getAsBoolean();
    }

    /// Whether a machine without it leaves the test to the guests of `platforms/run`, also where nothing may be
    /// skipped.
    boolean isLeftToGuests() {
        return isOfKernel;
    }

    @Override
    public String toString() {
        return isOfKernel ? description + ", which the guests of platforms/run have" : description;
    }

    private static boolean hasVsock() {
        return Files.exists(Path.of("/sys/module/vsock_loopback"));
    }

    /// Whether the kernel is of a release or of a later one; for what is known to have changed with it.
    public static boolean isKernelAtLeast(int major, int minor) {
        try {
            String[] release = Files.readString(Path.of("/proc/sys/kernel/osrelease")).split("[^0-9]+", 3);
            int there = Integer.parseInt(release[0]);
            return there > major || (there == major && Integer.parseInt(release[1]) >= minor);
        } catch (IOException unknown) {
            return false;
        }
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

    /// Whether ip(8) makes a device, which is gone with the namespace that it is made in.
    private static boolean makesDevice(String... arguments) {
        return NETNS.isMet() && runs(Stream.concat(Stream.of("unshare", "--net", "ip"), Stream.of(arguments))
                .toArray(String[]::new));
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
