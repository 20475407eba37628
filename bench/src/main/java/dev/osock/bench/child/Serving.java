package dev.osock.bench.child;

import java.io.IOException;
import java.time.Duration;

/// A server: it serves between its rounds as well, and has no figure of its own.
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
    public double[] round(long nanos) throws InterruptedException {
        Thread.sleep(Duration.ofNanos(nanos));
        return new double[] {0};
    }
}
