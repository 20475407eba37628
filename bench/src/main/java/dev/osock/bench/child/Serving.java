package dev.osock.bench.child;

import java.io.IOException;

/// A server, of which rounds are not asked but of the load that it bears.
final class Serving implements Task {

    private final int port;

    Serving(Server server, Service service) throws IOException {
        port = server.start(service);
    }

    @Override
    public String greeting() {
        return "ready " + port;
    }

    @Override
    public double[] round(long nanos) throws IOException {
        throw new IOException("a server has no rounds");
    }
}
