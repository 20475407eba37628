package dev.osock.bench.workload;

import dev.osock.bench.Metric;
import dev.osock.bench.Tools;
import dev.osock.bench.Variant;
import dev.osock.bench.Workload;
import java.util.List;

/// Single calls: a sendto and a recvfrom for each datagram, on one thread, so that none is lost.
record Udp() implements Workload {

    @Override
    public String name() {
        return "udp";
    }

    @Override
    public String title() {
        return "UDP datagrams of 64 bytes: sendto and recvfrom on one thread";
    }

    @Override
    public List<Variant> variants(Tools tools) {
        return List.of(new Variant("", List.of(Metric.rate("datagrams/s")), List.of(
                tools.java("osock", "udp", "osock"),
                tools.java("NIO", "udp", "nio"),
                tools.java("java.net", "udp", "net"),
                tools.erlang("Erlang", "udp"),
                tools.c("C", "udp"))));
    }
}
