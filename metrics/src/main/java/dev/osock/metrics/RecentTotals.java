package dev.osock.metrics;

import dev.osock.SocketRegistry;
import dev.osock.kind.SocketTotals;

/// The totals for whoever reads one number after the other: those of a moment ago will do.
final class RecentTotals {

    /// Those of the process. Micrometer's meters do not keep alive what they ask.
    static final RecentTotals OF_PROCESS = new RecentTotals();

    /// How old they may be.
    static final long OLDEST_NANOS = 50_000_000;

    private record Look(SocketTotals totals, long at) {}

    private volatile Look last = look();

    private RecentTotals() {}

    private static Look look() {
        return new Look(SocketRegistry.totals(), System.nanoTime());
    }

    SocketTotals get() {
        Look known = last;
        return System.nanoTime() - known.at <= OLDEST_NANOS ? known.totals : lookAgain();
    }

    /// One after the other: else an older look could follow a newer one.
    private synchronized SocketTotals lookAgain() {
        if (System.nanoTime() - last.at > OLDEST_NANOS) {
            last = look();
        }
        return last.totals;
    }
}
