package dev.osock.cli;

import java.time.Duration;

/// Watches how long this machine lets a thread wait that wants to go on: what is measured while it is busy with other
/// things says nothing about the program.
final class StallWatch implements AutoCloseable {

    private static final long STEP_NANOS = 1_000_000;

    private volatile long longest;
    private volatile boolean isOver;
    private final Thread thread;

    private StallWatch() {
        thread = Thread.ofPlatform().start(this::watch);
    }

    static StallWatch start() {
        return new StallWatch();
    }

    private void watch() {
        try {
            long last = System.nanoTime();
            while (!isOver) {
                Thread.sleep(Duration.ofNanos(STEP_NANOS));
                long now = System.nanoTime();
                longest = Math.max(longest, now - last - STEP_NANOS);
                last = now;
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Tells the longest wait so far.
    Duration longest() {
        return Duration.ofNanos(longest);
    }

    @Override
    public void close() throws InterruptedException {
        isOver = true;
        thread.join();
    }
}
