package dev.osock.bench.workload;

import dev.osock.bench.Metric;
import dev.osock.bench.Tools;
import dev.osock.bench.Variant;
import dev.osock.bench.Workload;
import java.util.List;
import java.util.stream.IntStream;

/// Round trips between the system's threads.
record RoundTripPlatform() implements Workload {

    @Override
    public String name() {
        return "roundtrip-platform";
    }

    @Override
    public String title() {
        return "TCP, 64 bytes to and fro between pairs of platform threads";
    }

    @Override
    public List<Variant> variants(Tools tools) {
        return IntStream.of(1, 8).mapToObj(pairs -> variant(tools, Integer.toString(pairs))).toList();
    }

    private static Variant variant(Tools tools, String pairs) {
        return new Variant(
                pairs + (pairs.equals("1") ? " pair" : " pairs"),
                List.of(Metric.rate("round trips/s")),
                List.of(
                        tools.java("osock", "roundtrip", "osock", "tcp", pairs, "platform"),
                        tools.java("NIO", "roundtrip", "nio", "tcp", pairs, "platform"),
                        tools.java("java.net", "roundtrip", "net", "tcp", pairs, "platform"),
                        tools.c("C threads", "roundtrip", "tcp", pairs, "free"),
                        tools.c("C threads, pinned", "roundtrip", "tcp", pairs, "pinned")));
    }
}
