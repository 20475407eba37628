package dev.osock.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Counts the system calls of an operation by strace(1): those of a process that works, less those of one that only starts and
/// ends. The tracer slows everything down, so that the rates mean nothing and threads sleep more often than they would.
record SystemCalls(PrintStream out) {

    private static final double WORTH_TELLING = 0.02;

    void count(String title, Work work, Contestant contestant, Duration length) throws IOException {
        Map<String, Double> idle = new HashMap<>();
        trace(work, contestant, Duration.ZERO, idle);
        Map<String, Double> busy = new HashMap<>();
        double operations = trace(work, contestant, length, busy);
        Map<String, Double> each = new HashMap<>();
        busy.forEach((call, calls) -> each.put(call, (calls - idle.getOrDefault(call, 0.0)) / operations));
        double sum = each.values().stream().mapToDouble(Double::doubleValue).filter(value -> value > 0).sum();
        String parts = each.entrySet()
                .stream()
                .filter(entry -> entry.getValue() >= WORTH_TELLING)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .map(entry -> String.format(Locale.ROOT, "%s %.2f", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
        out.printf(Locale.ROOT, "%-30s %-18s %8.2f  %s%n", title, contestant.name(), sum, parts);
        out.flush();
    }

    /// Runs once, and gives the number of operations.
    private static double trace(Work work, Contestant contestant, Duration length, Map<String, Double> calls)
            throws IOException {
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
                String[] words = line.strip().split("\\s+", -1); // % time, seconds, usecs/call, calls, [errors,] syscall
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
