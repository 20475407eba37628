package dev.osock.bench.workload;

import dev.osock.bench.Better;
import dev.osock.bench.Metric;
import dev.osock.bench.Tools;
import dev.osock.bench.Variant;
import dev.osock.bench.Workload;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A file of 1 GiB to a reader over loopback TCP: how fast, and how much of the processor both sides take.
record Sendfile() implements Workload {

    private static final long SIZE = 1L << 30;

    @Override
    public String name() {
        return "sendfile";
    }

    @Override
    public String title() {
        return "a file of 1 GiB over loopback TCP";
    }

    @Override
    public List<Variant> variants(Tools tools) {
        String file = sparse().toString();
        return List.of(new Variant(
                "",
                List.of(new Metric("", "MiB/s", Better.MORE), new Metric("processor", "s/GiB", Better.LESS)),
                List.of(
                        tools.java("osock", "sendfile", "OSOCK", file),
                        tools.java("osock, channel", "sendfile", "OSOCK_CHANNEL", file),
                        tools.java("NIO transferTo", "sendfile", "NIO", file),
                        tools.c("C", "sendfile", file))));
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
