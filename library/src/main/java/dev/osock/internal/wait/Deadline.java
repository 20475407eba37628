package dev.osock.internal.wait;

/// A moment by which a call must have ended, as a `long` in the terms of [System#nanoTime()].
public final class Deadline {

    /// No limit.
    public static final long NEVER = Long.MAX_VALUE;

    /// One attempt and no wait.
    public static final long NOW = Long.MIN_VALUE;

    private Deadline() {}

    /// Turns a time-out into a deadline: once, at the start of a call.
    ///
    /// @param nanos the time-out; 0 is [#NOW], less than 0 is [#NEVER]
    public static long after(long nanos) {
        if (nanos == 0) {
            return NOW;
        }
        // beyond 146 years nanoTime() differences lose their sign
        return nanos < 0 || nanos > Long.MAX_VALUE / 2 ? NEVER : System.nanoTime() + nanos;
    }

    /// Whether it has passed; for others than [#NOW].
    public static boolean isOver(long deadline) {
        return deadline != NEVER && remaining(deadline) == 0;
    }

    /// The time left, never less than 0; for neither [#NOW] nor [#NEVER].
    public static long remaining(long deadline) {
        return Math.max(0, deadline - System.nanoTime());
    }
}
