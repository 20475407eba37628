package dev.osock.bench.workload;

import dev.osock.bench.Better;
import dev.osock.bench.Contestant;
import dev.osock.bench.Contestant.Idle.Memory;
import dev.osock.bench.Metric;
import dev.osock.bench.Tools;
import dev.osock.bench.Variant;
import dev.osock.bench.Workload;
import java.util.List;

/// Many connections on which nothing happens, and then one message on each. The other ends are in a process of their own, for a
/// process may have 20,000 descriptors.
record IdleConnections() implements Workload {

    private static final int CONNECTIONS = 10_000;

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public String title() {
        return "10,000 idle connections, then one message to each";
    }

    @Override
    public List<Variant> variants(Tools tools) {
        List<Metric> metrics = List.of(
                new Metric("heap", "B/connection", Better.LESS),
                new Metric("resident", "B/connection", Better.LESS),
                new Metric("OS threads", "threads", Better.LESS),
                new Metric("one to each", "ms", Better.LESS));
        return List.of(
                new Variant("threads", metrics, List.of(
                        idle(tools, tools.java("osock", "echo", "osock"), Memory.COLLECTED),
                        idle(tools, tools.java("NIO", "echo", "nio"), Memory.COLLECTED),
                        idle(tools, tools.java("java.net", "echo", "net"), Memory.COLLECTED),
                        idle(tools, tools.erlang("Erlang", "echo", "processes"), Memory.COLLECTED),
                        idle(tools, tools.c("C threads", "echo_threads"), Memory.MANUAL))),
                new Variant("loop", metrics, List.of(
                        idle(tools, tools.java("osock", "echo", "osock-loop"), Memory.COLLECTED),
                        idle(tools, tools.java("Netty epoll", "echo", "netty"), Memory.COLLECTED),
                        idle(tools, tools.java("NIO selector", "echo", "nio-loop"), Memory.COLLECTED),
                        idle(tools, tools.erlang("Erlang nowait", "echo", "loop"), Memory.COLLECTED),
                        idle(tools, tools.c("C epoll", "echo_epoll"), Memory.MANUAL))));
    }

    private static Contestant idle(Tools tools, Contestant server, Memory memory) {
        Contestant loaded = tools.loaded(server, CONNECTIONS);
        return loaded instanceof Contestant.Loaded one ? new Contestant.Idle(one, memory) : loaded;
    }
}
