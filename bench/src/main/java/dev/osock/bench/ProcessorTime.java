package dev.osock.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What a process has used of the processor, of all its threads that are there still. The system tells it of a thread
/// that sleeps to the nanosecond, and of a process as a whole to ten milliseconds only.
final class ProcessorTime {

    private static final double NANOS = 1e9;

    private ProcessorTime() {}

    /// Asks.
    ///
    /// @return seconds since its start
    static double of(long pid) throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            List<Path> threads = tasks.toList();
            double nanos = 0;
            for (Path thread : threads) {
                nanos += ran(thread);
            }
            return nanos / NANOS;
        }
    }

    private static double ran(Path thread) throws IOException {
        try {
            String[] words = Files.readString(thread.resolve("schedstat")).split(" ", -1);
            return Double.parseDouble(words[0]); // then how long it has waited for a processor, and how often it ran
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }
}
