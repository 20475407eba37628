package dev.osock.cli.demo;

import java.time.Duration;

/// How long the demo waits for what has to come: on a slow machine, such as one in emulation, as many times longer as
/// the environment's `OSOCK_PATIENCE` says.
final class Patience {
    private static final int FACTOR = factor(System.getenv().getOrDefault("OSOCK_PATIENCE", "1"));

    private Patience() {}

    private static int factor(String told) {
        try {
            return Math.max(1, Integer.parseInt(told));
        } catch (NumberFormatException _) {
            return 1;
        }
    }

    /// Returns so many seconds of a machine of today.
    static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds * FACTOR);
    }
}
