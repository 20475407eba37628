package dev.osock.bench;

import dev.osock.bench.Results.Calls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Counts the system calls of an operation by strace(1): those of a process that works, less those of one that only
/// starts and ends. The tracer slows everything down, so that the rates mean nothing and threads sleep more often than
/// they would.
final class SystemCalls {

    private static final double WORTH_TELLING = 0.02;
    private static final Duration LENGTH = Duration.ofSeconds(2);

    private SystemCalls() {}

    /// Counts those of a contestant; the first metric of its work must be a rate.
    static Calls of(String title, Work work, Contestant contestant) {
        try {
            Map<String, Double> idle = new HashMap<>();
            trace(work, contestant, Duration.ZERO, idle);
            Map<String, Double> busy = new HashMap<>();
            double operations = trace(work, contestant, LENGTH, busy);
            busy.replaceAll((call, calls) -> Math.max(0, calls - idle.getOrDefault(call, 0.0)) / operations);
            double sum = busy.values().stream().mapToDouble(Double::doubleValue).sum();
            String parts = busy.entrySet()
                    .stream()
                    .filter(entry -> entry.getValue() >= WORTH_TELLING)
                    .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                    .map(entry -> String.format(Locale.ROOT, "%s %.2f", entry.getKey(), entry.getValue()))
                    .collect(Collectors.joining(", "));
            return new Calls(title, contestant.name(), sum, parts);
        } catch (IOException failed) {
            String reason = Objects.toString(failed.getMessage(), failed.toString());
            return new Calls(title, contestant.name(), 0, "not run: " + reason);
        }
    }

    /// Runs once, and gives the number of operations.
    private static double trace(Work work, Contestant contestant, Duration length, Map<String, Double> calls)
            throws IOException {
        if (work.metrics().getFirst().better() != Better.MORE) {
            throw new IOException("it has no rate");
        }
        if (Tools.find("strace").isEmpty()) {
            throw new IOException("strace is not installed");
        }
        Path report = Files.createTempFile("osock-bench", ".strace");
        try {
            double operations = 0;
            List<String> tracer = List.of("strace", "-c", "-f", "-qq", "-o", report.toString());
            try (Session session = work.open(contestant.program(), tracer)) {
                if (!length.isZero()) {
                    operations = session.round(length)[0] * length.toMillis() / 1000;
                }
            }
            for (String line : Files.readAllLines(report)) {
                // % time, seconds, usecs/call, calls, [errors,] syscall
                String[] words = line.strip().split("\\s+", -1);
                if (words.length >= 5 && words[0].matches("[0-9.]+") && !words[words.length - 1].equals("total")) {
                    calls.put(words[words.length - 1], Double.parseDouble(words[3]));
                }
            }
            return operations;
        } finally {
            Files.deleteIfExists(report);
        }
    }
}
