package dev.osock.bench.workload;

import dev.osock.bench.Contestant;
import dev.osock.bench.Metric;
import dev.osock.bench.Tools;
import dev.osock.bench.Variant;
import dev.osock.bench.Workload;
import java.util.ArrayList;
import java.util.List;

/// Unix sockets between platform threads. NIO has no Unix datagrams.
record Unix() implements Workload {

    @Override
    public String name() {
        return "unix";
    }

    @Override
    public String title() {
        return "Unix sockets between two platform threads";
    }

    @Override
    public List<Variant> variants(Tools tools) {
        return List.of(
                roundTrip(tools, "stream round trip", "unix"),
                roundTrip(tools, "datagram round trip", "unixgram"),
                throughput(tools, "stream 64 KiB", "unix", "65536"),
                throughput(tools, "datagrams 1 KiB", "unixgram", "1024"));
    }

    private static Variant roundTrip(Tools tools, String name, String kind) {
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(tools.java("osock", "roundtrip", "osock", kind, "1", "platform"));
        if (kind.equals("unix")) {
            contestants.add(tools.java("NIO", "roundtrip", "nio", kind, "1", "platform"));
        }
        contestants.add(tools.java("junixsocket", "roundtrip", "junixsocket", kind, "1", "platform"));
        contestants.add(tools.erlang("Erlang", "roundtrip", kind, "1"));
        contestants.add(tools.c("C threads", "roundtrip", kind, "1", "free"));
        contestants.add(tools.c("C threads, pinned", "roundtrip", kind, "1", "pinned"));
        return new Variant(name, List.of(Metric.rate("round trips/s")), contestants);
    }

    private static Variant throughput(Tools tools, String name, String kind, String size) {
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(tools.java("osock", "stream", "osock", kind, size));
        if (kind.equals("unix")) {
            contestants.add(tools.java("NIO", "stream", "nio", kind, size));
        }
        contestants.add(tools.java("junixsocket", "stream", "junixsocket", kind, size));
        contestants.add(tools.erlang("Erlang", "stream", kind, size));
        contestants.add(tools.c("C", "stream", kind, size));
        return new Variant(name, List.of(Metric.rate("MiB/s")), contestants);
    }
}
