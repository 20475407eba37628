package dev.osock.internal.engine;

import java.util.function.LongPredicate;

/// What a lane has learnt about how soon there is something: whether a virtual thread that finds nothing had better let other
/// threads run and look again than wait.
///
/// Where it pays, a round trip costs neither a registration, an event nor a waking. Where it does not, a thread waits at once,
/// but for a trial now and then. Guarded by the lane.
final class Patience {

    /// Waits without a trial after one that failed.
    static final int WAITS = 16;

    /// After so many misses in a row, threads wait at once.
    private static final int MISSES = 3;

    /// Turns of the other threads that are given in any case: the poller, too, may have to run before there is something.
    private static final int LEAST_TURNS = 3;

    /// Turns in all, as long as they take less than the time: on an idle processor a turn is short.
    private static final int MOST_TURNS = 64;

    private static final long NANOS = 20_000;

    /// Hits in a row after which it is sure that there is no need to wait.
    private static final int SURE = 8;

    /// Tells, of a time, whether threads may let each other run then.
    private final LongPredicate fairness;

    /// Until the next trial.
    private int waits = 1;

    private int misses = MISSES;
    private int hits;
    private int guesses;
    private int turns;
    private long since;

    /// How many guesses in a row there may be.
    private static final int GUESSES = 16;

    Patience(LongPredicate fairness) {
        this.fairness = fairness;
    }

    /// Says whether a thread may do without its first look.
    boolean guesses() {
        guesses = (guesses + 1) % GUESSES;
        return misses < MISSES && guesses != 0;
    }

    /// Says whether a thread that has found nothing is to let others run and look again.
    boolean begins() {
        if (misses >= MISSES && --waits > 0) {
            return false;
        }
        long now = System.nanoTime();
        if (!fairness.test(now)) {
            return false;
        }
        turns = 1;
        since = now;
        return true;
    }

    /// Says whether a thread that has looked again and found nothing is to do so once more; else it is to wait.
    boolean goesOn() {
        if (turns >= LEAST_TURNS && (turns >= MOST_TURNS || System.nanoTime() - since >= NANOS)) {
            hits = 0;
            misses++;
            waits = WAITS;
            return false;
        }
        turns++;
        return true;
    }

    /// Takes note that a thread has found something after letting others run.
    ///
    /// @return whether that has happened so often now that it need not be told of what it finds
    boolean found() {
        misses = 0;
        return ++hits == SURE;
    }
}
