package dev.osock.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Runs the contestants in turn, round after round, and prints medians and the ratio to osock.
final class Main {

    private static final int MESSAGE = 64;

    private Main() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int rounds = option(args, "--rounds", 7);
        if (List.of(args).contains("--sendfile")) {
            Sendfile.run(rounds);
            return;
        }
        int count = option(args, "--count", 50_000);
        System.out.printf("64-byte TCP round trip over loopback, %d rounds of %,d%n", rounds, count);
        System.out.printf("%-10s %-12s %10s %10s %10s %8s%n", "threads", "contestant", "median", "least", "most",
                "ratio");
        table("virtual", new RoundTrip(Thread.ofVirtual(), count), rounds);
        table("platform", new RoundTrip(Thread.ofPlatform(), count), rounds);
    }

    private static int option(String[] args, String name, int usual) {
        for (int i = 0; i + 1 < args.length; i++) {
            if (args[i].equals(name)) {
                return Integer.parseInt(args[i + 1]);
            }
        }
        return usual;
    }

    private static void table(String threads, RoundTrip workload, int rounds) throws IOException, InterruptedException {
        List<Contestant> contestants = List.of(new Osock(MESSAGE), new Nio(MESSAGE));
        Map<Contestant, List<Double>> times = new LinkedHashMap<>();
        for (int round = -1; round < rounds; round++) { // the first warms up
            for (Contestant contestant : contestants) {
                double time = workload.run(contestant);
                if (round >= 0) {
                    times.computeIfAbsent(contestant, key -> new ArrayList<>()).add(time);
                }
            }
        }
        double ours = median(Objects.requireNonNull(times.get(contestants.getFirst())));
        times.forEach((contestant, all) -> {
            List<Double> sorted = all.stream().sorted().toList();
            System.out.printf(
                    "%-10s %-12s %7.1f µs %7.1f µs %7.1f µs %7.2f×%n",
                    threads, contestant.name(), median(all), sorted.getFirst(), sorted.getLast(), median(all) / ours);
        });
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
