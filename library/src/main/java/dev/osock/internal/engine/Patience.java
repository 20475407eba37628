package dev.osock.internal.engine;

import java.util.concurrent.locks.LockSupport;

/// What a lane has learnt about how soon there is something: whether a caller that finds nothing had better let other threads
/// run and try again than wait.
///
/// Where it pays, a round trip costs neither a registration, an event nor a waking. Where it does not, a thread waits at once,
/// but for a trial now and then. Guarded by the lane, but for [#letOthersRun].
final class Patience {

    /// Waits without a trial: at first, when the owner counts them before it makes this, and after a trial that failed.
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

    /// How often virtual threads go the long way round: once in 67 ms.
    private static final int SLICE_BITS = 26;

    /// Until the next trial.
    private int waits = 1;
    private int misses = MISSES;
    private int hits;
    private int turns;
    private long since;
    private long slice;

    /// Tells whether the next thread that finds nothing will be given a turn.
    ///
    /// @return false if it will wait, unless a trial is due
    boolean isPatient() {
        return misses < MISSES;
    }

    /// Takes note that a thread comes to look for the first time.
    void begin() {
        turns = 0;
    }

    /// Says whether a thread that has found nothing is to let others run once more before it looks again.
    ///
    /// @return false if it is to wait
    boolean grants() {
        if (turns == 0) {
            if (!isPatient() && --waits > 0) {
                return false;
            }
            since = System.nanoTime();
        } else if (turns >= LEAST_TURNS && (turns >= MOST_TURNS || System.nanoTime() - since >= NANOS)) {
            turns = 0;
            hits = 0;
            misses++;
            waits = WAITS;
            return false;
        }
        turns++;
        return true;
    }

    /// Tells whether turns have been granted since something was found or there was a wait.
    ///
    /// @return true after [#grants] said so
    boolean isTrying() {
        return turns > 0;
    }

    /// Takes note that a thread has found something after letting others run.
    ///
    /// @return whether that has happened so often now that it need not be told of what it finds
    boolean found() {
        turns = 0;
        misses = 0;
        return ++hits == SURE;
    }

    /// Lets other threads run.
    ///
    /// A carrier of virtual threads takes no thread from outside as long as there are some in its own queue, and those
    /// that yield to each other would stay there for ever. One that sleeps comes back from outside: so all of them do that at
    /// about the same time, now and then.
    @SuppressWarnings("ThreadPriorityCheck") // to yield is the point
    void letOthersRun() {
        long now = since >>> SLICE_BITS;
        if (slice != now && Thread.currentThread().isVirtual()) {
            slice = now;
            LockSupport.parkNanos(1);
        } else {
            Thread.yield();
        }
    }
}
