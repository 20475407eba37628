package dev.osock.bench.workload;

import dev.osock.bench.Metric;
import dev.osock.bench.OwnWork;
import dev.osock.bench.Plan;
import dev.osock.bench.Tools;
import dev.osock.bench.Variant;
import java.util.List;
import java.util.stream.Stream;

/// Calls on one thread, none of which has to wait.
final class Calls {

    private Calls() {}

    /// So that no datagram is lost, each is received before the next is sent.
    static List<Variant> udp(Tools tools, Plan plan) {
        return List.of(Variant.of(
                "",
                new OwnWork(Metric.rate("datagrams/s")),
                tools.osock("osock", "udp", "osock"),
                tools.java("NIO", "udp", "nio"),
                tools.java("java.net", "udp", "net"),
                tools.erlang("Erlang", "udp"),
                tools.c("C", "udp")));
    }

    static List<Variant> connect(Tools tools, Plan plan) {
        return List.of(Variant.of(
                "",
                new OwnWork(Metric.rate("connections/s")),
                tools.osock("osock", "connect", "osock"),
                tools.java("NIO", "connect", "nio"),
                tools.java("java.net", "connect", "net"),
                tools.erlang("Erlang", "connect"),
                tools.c("C", "connect")));
    }

    /// The JDK has no control messages.
    static List<Variant> control(Tools tools, Plan plan) {
        return List.of(Variant.of(
                "",
                new OwnWork(Metric.rate("messages/s")),
                tools.osock("osock", "control", "osock"),
                tools.erlang("Erlang", "control"),
                tools.c("C", "control")));
    }

    static List<Variant> options(Tools tools, Plan plan) {
        return Stream.of("get", "set")
                .map(how -> Variant.of(
                        how,
                        new OwnWork(Metric.rate("calls/s")),
                        tools.osock("osock", "options", "osock", how),
                        tools.java("NIO", "options", "nio", how),
                        tools.erlang("Erlang", "options", how),
                        tools.c("C", "options", how)))
                .toList();
    }

    /// With a `ByteBuffer`; and in batches of datagrams, of which the sender's address and a control message are read.
    /// The JDK has neither batches nor control messages.
    static List<Variant> allocation(Tools tools, Plan plan) {
        return List.of(
                Variant.of(
                        "",
                        new OwnWork(Metric.cost("B/operation")),
                        tools.osock("osock", "allocation", "osock", "tcp"),
                        tools.java("NIO", "allocation", "nio", "tcp"),
                        tools.java("java.net", "allocation", "net", "tcp")),
                Variant.of(
                        "in batches",
                        new OwnWork(Metric.cost("B/datagram")),
                        tools.osock("osock", "allocation", "osock", "batch"),
                        tools.java("NIO, one by one", "allocation", "nio", "udp")));
    }
}
