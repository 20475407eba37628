package dev.osock.cli.relay;

import java.util.concurrent.atomic.AtomicLong;

/// Counts what goes one way, and remembers when the last of it went.
final class Meter {

    private final AtomicLong bytes = new AtomicLong();
    private volatile long last = System.nanoTime();

    void add(long more) {
        bytes.addAndGet(more);
        last = System.nanoTime();
    }

    long bytes() {
        return bytes.get();
    }

    /// The moment, of [System#nanoTime()].
    long last() {
        return last;
    }
}
