package dev.osock.internal.wait;

/// How virtual threads wait, chosen once: `-Ddev.osock.wait=hot`, the default, or `park`.
///
/// What a policy changes is when the thread that takes events parks: everybody else parks until it is told.
public enum WaitPolicy {

    /// It parks as soon as it finds no event.
    PARK(0),

    /// While events are coming, it waits for the next ones on its carrier for a moment. So it holds a carrier, and never the only one.
    HOT(200_000);

    private final long hotNanos;

    WaitPolicy(long hotNanos) {
        this.hotNanos = hotNanos;
    }

    /// The policy of this process.
    public static WaitPolicy chosen() {
        int carriers = Integer.getInteger(
                "jdk.virtualThreadScheduler.parallelism", Runtime.getRuntime().availableProcessors());
        return carriers < 2 || "park".equals(System.getProperty("dev.osock.wait")) ? PARK : HOT;
    }

    /// How long the thread that takes events holds its carrier, waiting for the next ones.
    public long hotNanos() {
        return Long.getLong("dev.osock.hotNanos", hotNanos);
    }
}
