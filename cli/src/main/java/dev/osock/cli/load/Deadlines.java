package dev.osock.cli.load;

import dev.osock.Deadline;
import java.time.Duration;

/// Makes deadlines of moments of [System#nanoTime()]: one object for as long as the moment is the same.
final class Deadlines {

    private long moment = System.nanoTime();
    private Deadline deadline = Deadline.in(Duration.ZERO);

    Deadline at(long wanted) {
        if (wanted != moment) {
            moment = wanted;
            deadline = Deadline.in(Duration.ofNanos(Math.max(0, wanted - System.nanoTime())));
        }
        return deadline;
    }

    /// Gives the earlier of two moments.
    static long earlier(long one, long other) {
        return one - other < 0 ? one : other;
    }
}
