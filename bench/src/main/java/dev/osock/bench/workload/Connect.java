package dev.osock.bench.workload;

import dev.osock.bench.Metric;
import dev.osock.bench.Tools;
import dev.osock.bench.Variant;
import dev.osock.bench.Workload;
import java.util.List;

/// The life of a connection, on one thread.
record Connect() implements Workload {

    @Override
    public String name() {
        return "connect";
    }

    @Override
    public String title() {
        return "TCP: connect, accept, one byte, close both";
    }

    @Override
    public List<Variant> variants(Tools tools) {
        return List.of(new Variant("", List.of(Metric.rate("connections/s")), List.of(
                tools.java("osock", "connect", "osock"),
                tools.java("NIO", "connect", "nio"),
                tools.java("java.net", "connect", "net"),
                tools.erlang("Erlang", "connect"),
                tools.c("C", "connect"))));
    }
}
