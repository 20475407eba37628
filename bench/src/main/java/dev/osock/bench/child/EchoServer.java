package dev.osock.bench.child;

import java.io.IOException;

/// An echo server on a port of its own, which serves until the process ends.
interface EchoServer {

    /// How many connections may wait to be accepted.
    int BACKLOG = 4096;

    /// Starts to serve.
    ///
    /// @return the port
    int start() throws IOException;

    /// Makes a server.
    static EchoServer make(String name) {
        return switch (name) {
            case "osock" -> new OsockThreads();
            case "osock-loop" -> new OsockLoop();
            case "nio" -> new NioThreads();
            case "nio-loop" -> new NioLoop();
            case "net" -> new NetThreads();
            case "netty" -> new NettyLoop();
            default -> throw new IllegalArgumentException("no such server: " + name);
        };
    }
}
