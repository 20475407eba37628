package dev.osock.bench.workload;

import dev.osock.bench.Better;
import dev.osock.bench.Metric;
import dev.osock.bench.OwnWork;
import dev.osock.bench.Plan;
import dev.osock.bench.Tools;
import dev.osock.bench.Variant;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A file of 1 GiB to a reader over loopback TCP: how fast, and how much of the processor both sides take.
final class Sendfile {

    private static final long SIZE = 1L << 30;

    private Sendfile() {}

    static List<Variant> variants(Tools tools, Plan plan) {
        String file = sparse().toString();
        return List.of(Variant.of(
                "",
                new OwnWork(new Metric("", "MiB/s", Better.MORE), new Metric("processor", "s/GiB", Better.LESS)),
                tools.osock("osock", "sendfile", "OSOCK", file),
                tools.java("osock, channel", "sendfile", "OSOCK_CHANNEL", file),
                tools.java("NIO transferTo", "sendfile", "NIO", file),
                tools.c("C", "sendfile", file)));
    }

    /// Makes a file without blocks, which is gone when this process ends.
    private static Path sparse() {
        try {
            Path file = Files.createTempFile("osock-bench", ".data");
            file.toFile().deleteOnExit();
            try (var access = new RandomAccessFile(file.toFile(), "rw")) {
                access.setLength(SIZE);
            }
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
