package dev.osock.bench.child;

import java.io.IOException;

/// A server on a port of its own, which serves until the process ends. `TCP_NODELAY` is on at all of them.
interface Server {

    /// How many connections may wait to be accepted.
    int BACKLOG = 4096;

    /// Starts to serve.
    ///
    /// @param service what it answers
    /// @return the port
    int start(Service service) throws IOException;

    /// Makes a server.
    static Server make(String name) {
        return switch (name) {
            case "osock" -> new OsockThreads();
            case "osock-loop" -> new OsockLoop();
            case "nio" -> new NioThreads();
            case "nio-loop" -> new NioLoop();
            case "net" -> new NetThreads();
            case "netty" -> new NettyLoop();
            case "httpserver" -> new JdkHttpServer();
            default -> throw new IllegalArgumentException("no such server: " + name);
        };
    }
}
