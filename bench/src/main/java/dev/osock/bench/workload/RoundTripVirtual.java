package dev.osock.bench.workload;

import dev.osock.bench.Metric;
import dev.osock.bench.Tools;
import dev.osock.bench.Variant;
import dev.osock.bench.Workload;
import java.util.List;
import java.util.stream.IntStream;

/// Round trips between threads that cost little: virtual threads, and Erlang's processes. C has nothing like them; it shows what
/// the system's threads make of the same system calls.
record RoundTripVirtual() implements Workload {

    @Override
    public String name() {
        return "roundtrip-virtual";
    }

    @Override
    public String title() {
        return "TCP, 64 bytes to and fro between pairs of virtual threads";
    }

    @Override
    public List<Variant> variants(Tools tools) {
        return IntStream.of(1, 64, 1000).mapToObj(pairs -> variant(tools, Integer.toString(pairs))).toList();
    }

    private static Variant variant(Tools tools, String pairs) {
        return new Variant(
                pairs + (pairs.equals("1") ? " pair" : " pairs"),
                List.of(Metric.rate("round trips/s")),
                List.of(
                        tools.java("osock", "roundtrip", "osock", "tcp", pairs, "virtual"),
                        tools.java("NIO", "roundtrip", "nio", "tcp", pairs, "virtual"),
                        tools.java("java.net", "roundtrip", "net", "tcp", pairs, "virtual"),
                        tools.erlang("Erlang", "roundtrip", "tcp", pairs),
                        tools.c("C threads", "roundtrip", "tcp", pairs, "free"),
                        tools.c("C threads, pinned", "roundtrip", "tcp", pairs, "pinned")));
    }
}
