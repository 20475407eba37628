package dev.osock.internal.engine;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// Whether virtual threads may let each other run without waiting: as long as those from outside get their turns too.
///
/// A carrier takes a thread from outside (one whose time is up, one that a platform thread starts or unparks) only when its
/// own queue is empty, and threads that yield to each other never leave that. So a thread of this class is woken by the clock,
/// from outside like those, every few milliseconds. While it is late, nobody may: then all wait until they are woken, the
/// queues get empty, and it gets its turn after the others that had been waiting.
final class Turns {

    private static final long PERIOD = 2_000_000;

    /// How late it may be: at least, at the most, and in proportion to the time it then takes until it gets its turn.
    private static final long LEAST = 2_000_000;

    private static final long MOST = 50_000_000;
    private static final int PROPORTION = 8;

    /// Periods without any interest after which it ends.
    private static final int IDLE_PERIODS = 50;

    private static final AtomicBoolean RUNNING = new AtomicBoolean();

    /// When it had its last turn, and until when that is good. Only its thread writes them once it runs.
    private static volatile long goodUntil;

    private static volatile boolean asked;

    private Turns() {}

    /// Tells whether virtual threads from outside get their turns.
    ///
    /// @param now the time
    static boolean areFair(long now) {
        if (!asked) {
            asked = true;
        }
        if (!RUNNING.getPlain() && RUNNING.compareAndSet(false, true)) {
            goodUntil = now + PERIOD + LEAST;
            Thread.ofVirtual().name("osock-turns").inheritInheritableThreadLocals(false).start(Turns::watch);
        }
        return goodUntil - now > 0;
    }

    private static void watch() {
        long late = LEAST;
        for (int idle = 0; idle < IDLE_PERIODS; idle++) {
            LockSupport.parkNanos(PERIOD);
            long now = System.nanoTime();
            long took = now - goodUntil;
            late = took > 0 ? Math.clamp(PROPORTION * took, LEAST, MOST) : late;
            goodUntil = now + PERIOD + late;
            if (asked) {
                asked = false;
                idle = 0;
            }
        }
        RUNNING.set(false);
    }
}
