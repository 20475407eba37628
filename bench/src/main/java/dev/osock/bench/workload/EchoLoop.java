package dev.osock.bench.workload;

import dev.osock.bench.Metric;
import dev.osock.bench.Tools;
import dev.osock.bench.Variant;
import dev.osock.bench.Workload;
import java.util.List;
import java.util.stream.IntStream;

/// An echo server of one event loop, under the same load in C for all.
record EchoLoop() implements Workload {

    @Override
    public String name() {
        return "echo-loop";
    }

    @Override
    public String title() {
        return "an echo server of one event loop, 64 bytes under way on each connection";
    }

    @Override
    public List<Variant> variants(Tools tools) {
        return IntStream.of(64, 1000)
                .mapToObj(connections -> new Variant(
                        connections + " connections",
                        List.of(Metric.rate("round trips/s")),
                        EchoServers.loops(tools)
                                .stream()
                                .map(server -> tools.loaded(server, connections))
                                .toList()))
                .toList();
    }
}
