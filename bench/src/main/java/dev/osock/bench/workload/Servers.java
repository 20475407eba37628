package dev.osock.bench.workload;

import dev.osock.bench.Block.Point;
import dev.osock.bench.IdleWork;
import dev.osock.bench.LoadWork;
import dev.osock.bench.Plan;
import dev.osock.bench.Tools;
import dev.osock.bench.Variant;
import dev.osock.bench.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A server in a process, and its load in another, which is written in C and the same for all. Both may have 20,000
/// descriptors.
final class Servers {

    private static final int IDLE = 10_000;
    private static final List<Integer> GROWTH = List.of(1, 10, 100, 1000, 10_000);
    private static final Map<Integer, String> BODIES = new TreeMap<>(Map.of(128, "128 B", 16 << 10, "16 KiB"));

    private Servers() {}

    static List<Variant> http(Tools tools, Plan plan) {
        List<Variant> variants = new ArrayList<>();
        BODIES.forEach((size, name) -> {
            IntStream connections = size == 128 ? IntStream.of(1, 8, 64, 256) : IntStream.of(1, 64);
            (plan.isFull() ? IntStream.of(1, 8, 64, 256, 1024) : connections)
                    .forEach(each -> variants.add(http(tools, name, "http-" + size, each)));
        });
        return variants;
    }

    private static Variant http(Tools tools, String name, String protocol, int connections) {
        return Variant.of(
                name + ", " + connected(connections),
                new LoadWork(tools.program("load"), "http", connections),
                tools.osock("osock", "serve", "osock", protocol),
                tools.osock("osock loop", "serve", "osock-loop", protocol),
                tools.java("ServerSocket", "serve", "net", protocol),
                tools.java("SocketChannel", "serve", "nio", protocol),
                tools.java("JDK httpserver", "serve", "httpserver", protocol),
                tools.java("Netty epoll", "serve", "netty", protocol),
                tools.c("C epoll", "epoll", protocol));
    }

    static List<Variant> loop(Tools tools, Plan plan) {
        return Stream.of(1, 64, 1000).map(each -> loop(tools, connected(each), echo(tools, each))).toList();
    }

    static List<Variant> threads(Tools tools, Plan plan) {
        return Stream.of(1, 64, 1000).map(each -> threads(tools, connected(each), echo(tools, each))).toList();
    }

    static List<Variant> growth(Tools tools, Plan plan) {
        List<Variant> variants = new ArrayList<>();
        GROWTH.forEach(each -> variants.add(
                threads(tools, "threads " + each, echo(tools, each).rate()).at(new Point("threads", each))));
        GROWTH.forEach(each -> variants
                .add(loop(tools, "loop " + each, echo(tools, each).rate()).at(new Point("loop", each))));
        return variants;
    }

    static List<Variant> idle(Tools tools, Plan plan) {
        Work work = new IdleWork(echo(tools, IDLE));
        return List.of(threads(tools, "threads", work), loop(tools, "loop", work));
    }

    private static Variant loop(Tools tools, String name, Work work) {
        return Variant.of(
                name,
                work,
                tools.osock("osock", "serve", "osock-loop", "echo"),
                tools.java("Netty epoll", "serve", "netty", "echo"),
                tools.java("NIO selector", "serve", "nio-loop", "echo"),
                tools.erlang("Erlang nowait", "echo", "loop"),
                tools.c("C epoll", "epoll", "echo"));
    }

    private static Variant threads(Tools tools, String name, Work work) {
        return Variant.of(
                name,
                work,
                tools.osock("osock", "serve", "osock", "echo"),
                tools.java("NIO", "serve", "nio", "echo"),
                tools.java("java.net", "serve", "net", "echo"),
                tools.erlang("Erlang", "echo", "processes"),
                tools.c("C threads", "echo_threads"));
    }

    private static LoadWork echo(Tools tools, int connections) {
        return new LoadWork(tools.program("load"), "echo", connections);
    }

    private static String connected(int connections) {
        return connections + (connections == 1 ? " connection" : " connections");
    }
}
