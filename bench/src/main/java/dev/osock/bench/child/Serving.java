package dev.osock.bench.child;

import java.time.Duration;

/// A server or a proxy: it works between its rounds as well, and has no figure of its own.
///
/// @param port at which it listens
record Serving(int port) implements Task {

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
