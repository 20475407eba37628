package dev.osock.bench.workload;

import dev.osock.bench.Metric;
import dev.osock.bench.Tools;
import dev.osock.bench.Variant;
import dev.osock.bench.Workload;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A stream from one platform thread to another.
record Throughput() implements Workload {

    private static final Map<Integer, String> SIZES =
            new TreeMap<>(Map.of(1 << 10, "1 KiB", 1 << 16, "64 KiB", 1 << 20, "1 MiB"));

    @Override
    public String name() {
        return "throughput";
    }

    @Override
    public String title() {
        return "a TCP stream from one platform thread to another";
    }

    @Override
    public List<Variant> variants(Tools tools) {
        return SIZES.entrySet()
                .stream()
                .map(size -> variant(tools, size.getValue(), size.getKey().toString()))
                .toList();
    }

    private static Variant variant(Tools tools, String name, String size) {
        return new Variant(
                name,
                List.of(Metric.rate("MiB/s")),
                List.of(
                        tools.java("osock", "stream", "osock", "tcp", size),
                        tools.java("NIO", "stream", "nio", "tcp", size),
                        tools.java("java.net", "stream", "net", "tcp", size),
                        tools.erlang("Erlang", "stream", "tcp", size),
                        tools.c("C", "stream", "tcp", size)));
    }
}
