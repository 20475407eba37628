package dev.osock.testing;

import java.time.Duration;

/// How long tests wait for what has to come: a time that is plenty on a machine of today, and on a slow one, such as
/// one in emulation, as many times longer as the environment's `OSOCK_PATIENCE` says.
///
/// A time in which something must *not* come, or that is itself what is tested, does not belong here.
public final class Patience {
    private static final int FACTOR = factor(System.getenv("OSOCK_PATIENCE"));

    private Patience() {}

    static int factor(String told) {
        int factor = told == null ? 1 : Integer.parseInt(told);
        if (factor < 1) {
            throw new IllegalArgumentException("OSOCK_PATIENCE is less than 1: " + told);
        }
        return factor;
    }

    /// Returns so many seconds of a machine of today.
    public static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds * FACTOR);
    }

    /// Returns so many milliseconds of a machine of today.
    public static Duration millis(long millis) {
        return Duration.ofMillis(millis * FACTOR);
    }
}
