package dev.osock.bench.workload;

import dev.osock.bench.Metric;
import dev.osock.bench.Tools;
import dev.osock.bench.Variant;
import dev.osock.bench.Workload;
import java.util.List;

/// What calls with a `ByteBuffer` that need not wait leave on the heap.
record Allocations() implements Workload {

    @Override
    public String name() {
        return "allocation";
    }

    @Override
    public String title() {
        return "heap allocated by a send and a receive that do not wait";
    }

    @Override
    public List<Variant> variants(Tools tools) {
        return List.of(new Variant("", List.of(Metric.cost("B/operation")), List.of(
                tools.java("osock", "allocation", "osock", "tcp"),
                tools.java("NIO", "allocation", "nio", "tcp"),
                tools.java("java.net", "allocation", "net", "tcp"))));
    }
}
