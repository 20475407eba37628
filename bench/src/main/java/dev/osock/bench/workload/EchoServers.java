package dev.osock.bench.workload;

import dev.osock.bench.Contestant;
import dev.osock.bench.Tools;
import java.util.List;

/// The echo servers that several workloads put a load on.
final class EchoServers {

    private EchoServers() {}

    /// Lists those of one event loop, for all connections.
    static List<Contestant> loops(Tools tools) {
        return List.of(
                tools.java("osock", "echo", "osock-loop"),
                tools.java("Netty epoll", "echo", "netty"),
                tools.java("NIO selector", "echo", "nio-loop"),
                tools.erlang("Erlang nowait", "echo", "loop"),
                tools.c("C epoll", "echo_epoll"));
    }

    /// Lists those of a thread for each connection.
    static List<Contestant> threads(Tools tools) {
        return List.of(
                tools.java("osock", "echo", "osock"),
                tools.java("NIO", "echo", "nio"),
                tools.java("java.net", "echo", "net"),
                tools.erlang("Erlang", "echo", "processes"),
                tools.c("C threads", "echo_threads"));
    }
}
