package dev.osock.bench.workload;

import dev.osock.bench.Contestant;
import dev.osock.bench.Metric;
import dev.osock.bench.Plan;
import dev.osock.bench.Tools;
import dev.osock.bench.Variant;
import dev.osock.bench.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Echo servers from one connection to 10,000, of a thread for each connection and of one event loop, under the same load in C
/// for all. The load is a process of its own, for a process may have 20,000 descriptors.
record Growth() implements Workload {

    private static final List<Integer> CONNECTIONS = List.of(1, 10, 100, 1000, 10_000);

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public String title() {
        return "echo servers from 1 to 10,000 connections";
    }

    @Override
    public boolean isPartOf(Plan plan) {
        return plan.isFull();
    }

    @Override
    public List<Variant> variants(Tools tools) {
        List<Variant> variants = new ArrayList<>();
        CONNECTIONS.forEach(each -> variants.add(variant("threads", tools, EchoServers.threads(tools), each)));
        CONNECTIONS.forEach(each -> variants.add(variant("loop", tools, EchoServers.loops(tools), each)));
        return variants;
    }

    private static Variant variant(String series, Tools tools, List<Contestant> servers, int connections) {
        return new Variant(
                series + " " + connections,
                List.of(Metric.rate("round trips/s")),
                servers.stream().map(server -> tools.loaded(server, connections)).toList(),
                Optional.of(new Variant.Point(series, connections)));
    }
}
