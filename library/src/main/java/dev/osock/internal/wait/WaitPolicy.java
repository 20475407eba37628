package dev.osock.internal.wait;

/// How a virtual thread that takes events waits for them, chosen once: `-Ddev.osock.wait=hot`, the default, or `park`
/// (ADR 18). All other virtual threads park until they are told.
public enum WaitPolicy {

    /// It parks as soon as it finds no event.
    PARK(0),

    /// While events are coming, it waits for the next ones on its carrier for a moment. So it holds a carrier, and
    /// never the only one.
    HOT(200_000);

    private static final String SWITCH = "dev.osock.wait";

    private final long hotNanos;

    WaitPolicy(long hotNanos) {
        this.hotNanos = hotNanos;
    }

    /// Gives the policy of this process.
    ///
    /// @return the policy
    /// @throws IllegalArgumentException if the switch names none
    public static WaitPolicy chosen() {
        String name = System.getProperty(SWITCH, "hot");
        return switch (name) {
            case "park" -> PARK;
            case "hot" -> carriers() > 1 ? HOT : PARK;
            default ->
                throw new IllegalArgumentException(
                        SWITCH + ": there is no policy \"" + name + "\", but hot and park");
        };
    }

    private static int carriers() {
        return Integer.getInteger(
                "jdk.virtualThreadScheduler.parallelism", Runtime.getRuntime().availableProcessors());
    }

    /// Tells how long a thread that takes events holds its carrier, waiting for the next ones.
    ///
    /// @return nanoseconds, 0 for not at all
    public long hotNanos() {
        return hotNanos;
    }
}
