package dev.osock.internal.engine;

import java.util.concurrent.atomic.AtomicInteger;

/// What a lane has learnt about how soon there is something: whether a virtual thread that finds nothing had better let other
/// threads run and look again than wait.
///
/// Where it pays, a round trip costs neither a registration, an event nor a waking. Where it does not, a thread waits at once,
/// but for a trial now and then.
///
/// Only so many threads look again at the same time as there are carriers. A carrier takes no thread from outside (one
/// whose time is up, one that a platform thread starts or unparks) as long as there are others in its own queue; with no more
/// than that there is always one whose queue gets empty. Guarded by the lane.
final class Patience {

    /// Waits without a trial: at first, when the lane counts them before it makes this, and after a trial that failed.
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

    private static final int PLACES = Integer.getInteger(
            "jdk.virtualThreadScheduler.parallelism", Runtime.getRuntime().availableProcessors());

    private static final AtomicInteger TAKEN = new AtomicInteger();

    /// Until the next trial.
    private int waits = 1;

    private int misses = MISSES;
    private int hits;
    private int turns;
    private long since;

    /// Says whether a thread that has found nothing is to let others run and look again. It has a place then, until it
    /// [#leave]s.
    boolean begins() {
        if (misses >= MISSES && --waits > 0) {
            return false;
        }
        if (TAKEN.getPlain() >= PLACES || !enter()) {
            hits = 0;
            return false;
        }
        turns = 1;
        since = System.nanoTime();
        return true;
    }

    private static boolean enter() {
        if (TAKEN.incrementAndGet() > PLACES) {
            TAKEN.getAndDecrement();
            return false;
        }
        return true;
    }

    /// Gives the place back.
    static void leave() {
        TAKEN.getAndDecrement();
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
