package dev.osock.bench.child;

import com.sun.net.httpserver.HttpServer;
import dev.osock.bench.child.Service.Http;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/// The JDK's own HTTP server, a virtual thread for each exchange. As it comes it lets no more than 200 connections be
/// idle.
record JdkHttpServer() implements Server {

    @Override
    public int start(Service service) throws IOException {
        if (!(service instanceof Http http)) {
            throw new IOException("it talks HTTP only");
        }
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "100000");
        byte[] body = new byte[http.size()];
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        return server.getAddress().getPort();
    }
}
