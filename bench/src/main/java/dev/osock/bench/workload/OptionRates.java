package dev.osock.bench.workload;

import dev.osock.bench.Metric;
import dev.osock.bench.Tools;
import dev.osock.bench.Variant;
import dev.osock.bench.Workload;
import java.util.List;
import java.util.stream.Stream;

/// One option, read and set.
record OptionRates() implements Workload {

    @Override
    public String name() {
        return "options";
    }

    @Override
    public String title() {
        return "getopt and setopt of TCP_NODELAY";
    }

    @Override
    public List<Variant> variants(Tools tools) {
        return Stream.of("get", "set")
                .map(how -> new Variant(how, List.of(Metric.rate("calls/s")), List.of(
                        tools.java("osock", "options", "osock", how),
                        tools.java("NIO", "options", "nio", how),
                        tools.erlang("Erlang", "options", how),
                        tools.c("C", "options", how))))
                .toList();
    }
}
