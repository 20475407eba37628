package dev.osock.bench.workload;

import dev.osock.bench.LateWork;
import dev.osock.bench.LoadWork;
import dev.osock.bench.Plan;
import dev.osock.bench.Tools;
import dev.osock.bench.Variant;
import java.util.ArrayList;
import java.util.List;

/// Threads that want their turn beside sockets that are always ready: pairs of virtual threads in the same process that
/// play ping-pong, or a server's threads.
final class Lateness {

    private static final int CONNECTIONS = 64;

    private Lateness() {}

    static List<Variant> variants(Tools tools, Plan plan) {
        List<Variant> variants = new ArrayList<>();
        for (String pairs : List.of("2", "4", "64")) {
            variants.add(Variant.of(
                    "beside " + pairs + " pairs",
                    new LateWork(null),
                    tools.osock("osock", "late", "roundtrip", "osock", "tcp", pairs, "virtual"),
                    tools.java("SocketChannel", "late", "roundtrip", "nio", "tcp", pairs, "virtual")));
        }
        variants.add(Variant.of(
                "in a loaded server",
                new LateWork(new LoadWork(tools.program("load"), "http", CONNECTIONS)),
                tools.osock("osock", "late", "serve", "osock", "http-128"),
                tools.java("SocketChannel", "late", "serve", "nio", "http-128")));
        return variants;
    }
}
