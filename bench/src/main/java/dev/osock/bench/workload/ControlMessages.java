package dev.osock.bench.workload;

import dev.osock.bench.Metric;
import dev.osock.bench.Tools;
import dev.osock.bench.Variant;
import dev.osock.bench.Workload;
import java.util.List;

/// Messages with control messages, which the JDK does not have.
record ControlMessages() implements Workload {

    @Override
    public String name() {
        return "control";
    }

    @Override
    public String title() {
        return "sendmsg and recvmsg with three control messages each";
    }

    @Override
    public List<Variant> variants(Tools tools) {
        return List.of(new Variant("", List.of(Metric.rate("messages/s")), List.of(
                tools.java("osock", "control", "osock"),
                tools.erlang("Erlang", "control"),
                tools.c("C", "control"))));
    }
}
