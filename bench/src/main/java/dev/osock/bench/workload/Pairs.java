package dev.osock.bench.workload;

import dev.osock.bench.Contestant;
import dev.osock.bench.Metric;
import dev.osock.bench.OwnWork;
import dev.osock.bench.Plan;
import dev.osock.bench.Tools;
import dev.osock.bench.Variant;
import dev.osock.bench.Work;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Two ends within one process.
final class Pairs {

    private static final Work TRIPS = new OwnWork(Metric.rate("round trips/s"));
    private static final Work STREAM = new OwnWork(Metric.rate("MiB/s"));
    private static final Map<Integer, String> SIZES =
            new TreeMap<>(Map.of(1 << 10, "1 KiB", 1 << 16, "64 KiB", 1 << 20, "1 MiB"));

    private Pairs() {}

    /// Between threads that cost little: virtual threads, and Erlang's processes. C has nothing like them; it shows
    /// what the system's threads make of the same system calls.
    static List<Variant> virtual(Tools tools, Plan plan) {
        return Stream.of("1", "64", "1000")
                .map(pairs -> trips(tools, pairs, "virtual", tools.erlang("Erlang", "roundtrip", "tcp", pairs)))
                .toList();
    }

    /// Between the system's threads.
    static List<Variant> platform(Tools tools, Plan plan) {
        return Stream.of("1", "8").map(pairs -> trips(tools, pairs, "platform", List.of())).toList();
    }

    private static Variant trips(Tools tools, String pairs, String threads, List<Contestant> more) {
        return Variant.of(
                pairs + (pairs.equals("1") ? " pair" : " pairs"),
                TRIPS,
                tools.osock("osock", "roundtrip", "osock", "tcp", pairs, threads),
                tools.java("NIO", "roundtrip", "nio", "tcp", pairs, threads),
                tools.java("java.net", "roundtrip", "net", "tcp", pairs, threads),
                more,
                tools.c("C threads", "roundtrip", "tcp", pairs, "free"),
                tools.c("C threads, pinned", "roundtrip", "tcp", pairs, "pinned"));
    }

    static List<Variant> throughput(Tools tools, Plan plan) {
        return SIZES.entrySet()
                .stream()
                .map(size -> throughput(tools, size.getValue(), size.getKey().toString()))
                .toList();
    }

    private static Variant throughput(Tools tools, String name, String size) {
        return Variant.of(
                name,
                STREAM,
                tools.osock("osock", "stream", "osock", "tcp", size),
                tools.java("NIO", "stream", "nio", "tcp", size),
                tools.java("java.net", "stream", "net", "tcp", size),
                tools.erlang("Erlang", "stream", "tcp", size),
                tools.c("C", "stream", "tcp", size));
    }

    /// NIO has no Unix datagrams.
    static List<Variant> unix(Tools tools, Plan plan) {
        return List.of(
                unixTrips(tools, "stream round trip", "unix", tools.java(
                        "NIO", "roundtrip", "nio", "unix", "1", "platform")),
                unixTrips(tools, "datagram round trip", "unixgram", List.of()),
                unixStream(tools, "stream 64 KiB", "unix", "65536",
                        tools.java("NIO", "stream", "nio", "unix", "65536")),
                unixStream(tools, "datagrams 1 KiB", "unixgram", "1024", List.of()));
    }

    private static Variant unixTrips(Tools tools, String name, String kind, List<Contestant> more) {
        return Variant.of(
                name,
                TRIPS,
                tools.osock("osock", "roundtrip", "osock", kind, "1", "platform"),
                more,
                tools.java("junixsocket", "roundtrip", "junixsocket", kind, "1", "platform"),
                tools.erlang("Erlang", "roundtrip", kind, "1"),
                tools.c("C threads", "roundtrip", kind, "1", "free"),
                tools.c("C threads, pinned", "roundtrip", kind, "1", "pinned"));
    }

    private static Variant unixStream(Tools tools, String name, String kind, String size, List<Contestant> more) {
        return Variant.of(
                name,
                STREAM,
                tools.osock("osock", "stream", "osock", kind, size),
                more,
                tools.java("junixsocket", "stream", "junixsocket", kind, size),
                tools.erlang("Erlang", "stream", kind, size),
                tools.c("C", "stream", kind, size));
    }
}
