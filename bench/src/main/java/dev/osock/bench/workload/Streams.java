package dev.osock.bench.workload;

import dev.osock.bench.Link;
import dev.osock.bench.Plan;
import dev.osock.bench.StreamWork;
import dev.osock.bench.StreamWork.Way;
import dev.osock.bench.Tools;
import dev.osock.bench.Variant;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Bytes that need not come into the process: files that are sent, and streams that are passed on. The other end is a
/// program in C that is the same for all.
final class Streams {

    private static final Map<Integer, String> SIZES =
            new TreeMap<>(Map.of(1 << 12, "4 KiB", 1 << 16, "64 KiB", 1 << 20, "1 MiB", 1 << 26, "64 MiB"));
    private static final int KIB = 1 << 10;
    private static final int PIECE = 1 << 16;
    private static final int LARGE_PIECE = 1 << 20;

    /// Over TCP with the congestion control that Linux has if nobody has chosen, and with another.
    private static final Map<String, Link.Maker> LINKS = new TreeMap<>(Map.of(
            "loopback, cubic", () -> Link.loopback("cubic"),
            "loopback, BBR", () -> Link.loopback("bbr"),
            "veth, cubic", () -> Link.veth("cubic"),
            "veth, BBR", () -> Link.veth("bbr")));

    private Streams() {}

    /// Files that are in the page cache. Those of 64 MiB only, if time is short.
    static List<Variant> files(Tools tools, Plan plan) {
        return SIZES.entrySet()
                .stream()
                .filter(size -> plan.isFull() || size.getValue().equals("64 MiB"))
                .flatMap(size -> files(tools, size.getValue(), file(size.getKey()).toString()))
                .toList();
    }

    private static Stream<Variant> files(Tools tools, String size, String file) {
        return Stream.concat(
                LINKS.entrySet()
                        .stream()
                        .map(link -> files(tools, size + ", " + link.getKey(), "tcp", file, link.getValue())),
                Stream.of(files(tools, size + ", Unix", "unix", file, Link::unix)));
    }

    private static Variant files(Tools tools, String name, String kind, String file, Link.Maker link) {
        return Variant.of(
                name,
                new StreamWork(tools.program("sink", kind), link, Way.FROM_CONTESTANT),
                tools.osock("osock, path", "sendfile", "OSOCK", file),
                tools.osock("osock, channel", "sendfile", "OSOCK_CHANNEL", file),
                tools.java("NIO transferTo", "sendfile", "NIO", file),
                tools.c("C, sendfile", "sendfile", "system", file),
                tools.c("C, buffer", "sendfile", "buffer", file));
    }

    static List<Variant> proxies(Tools tools, Plan plan) {
        return Stream.of(PIECE, LARGE_PIECE)
                .flatMap(piece -> LINKS.entrySet()
                        .stream()
                        .map(link -> proxies(
                                tools, piece / KIB + " KiB, " + link.getKey(), piece, link.getValue())))
                .toList();
    }

    /// Netty chooses the size of its pieces itself.
    private static Variant proxies(Tools tools, String name, int piece, Link.Maker link) {
        String bytes = Integer.toString(piece);
        String kibs = Integer.toString(piece / KIB);
        return Variant.of(
                name,
                new StreamWork(tools.program("relay"), link, Way.THROUGH_CONTESTANT),
                tools.osock("osock, pipe", "proxy", "OSOCK_PIPE", bytes),
                tools.osock("osock, buffer", "proxy", "OSOCK_BUFFER", bytes),
                tools.java("NIO", "proxy", "NIO", bytes),
                tools.java("Netty, splice", "proxy", "netty-splice"),
                tools.java("Netty, buffers", "proxy", "netty"),
                tools.c("C, splice", "proxy", "splice", kibs),
                tools.c("C, buffer", "proxy", "buffer", kibs));
    }

    /// Makes a file of random bytes, which is gone when this process ends.
    private static Path file(int size) {
        try {
            Path file = Files.createTempFile("osock-bench", ".data");
            file.toFile().deleteOnExit();
            byte[] some = new byte[Math.min(size, LARGE_PIECE)];
            new Random(1).nextBytes(some);
            try (OutputStream out = Files.newOutputStream(file)) {
                for (int at = 0; at < size; at += some.length) {
                    out.write(some);
                }
            }
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
