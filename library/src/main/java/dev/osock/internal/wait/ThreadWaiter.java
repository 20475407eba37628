package dev.osock.internal.wait;

import dev.osock.internal.poll.PollerGroup;
import dev.osock.internal.poll.WakeUp;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The place of a call whose thread waits.
public final class ThreadWaiter implements Waiter, PollerGroup.Told {

    /// How it goes on.
    public enum Next {
        /// At once.
        TRY,
        /// Parks until it is signalled.
        PARK,
        /// Takes the events itself for a moment, if it may, and then parks.
        LEAD,
        /// Parks for a while, since nobody will signal it.
        PAUSE,
        /// Waits in ppoll(2).
        POLL,
        /// Waits in recv(2).
        RECEIVE
    }

    public static final long LONGEST_PAUSE_NANOS = 10_000_000;

    /// Who has no more time than this does not lead.
    private static final long LONGEST_LEAD_NANOS = 1_000_000;

    private static final long FIRST_PAUSE_NANOS = 100_000;

    private final Thread thread = Thread.currentThread();

    /// Why the call must end, once something other than its own attempts has ended it. Guarded by the lane.
    public long outcome = Outcome.PENDING;

    /// Set while the thread waits in the kernel. Guarded by the lane.
    @Nullable
    public WakeUp wakeUp;

    // What follows only the waiting thread uses.

    public Next next = Next.PARK;

    /// Whether the kernel ended the last wait by saying that the descriptor is ready, or has refused to wait: then the
    /// poller tells.
    public boolean told;

    /// Whether it has taken for granted, without an attempt, that there is nothing.
    public boolean guesses;

    /// Whether it may wait in recv(2): not again once that has brought nothing in its time.
    public boolean receives = true;

    /// What recv(2) has brought.
    public long received;

    private long pause;

    private volatile boolean signalled;

    private final Role role;

    public ThreadWaiter(Role role) {
        this.role = role;
    }

    @Override
    public Role role() {
        return role;
    }

    @Override
    public boolean tell() {
        signalled = true;
        LockSupport.unpark(thread);
        return false;
    }

    @Override
    public void end(long why) {
        outcome = why;
        nudge();
    }

    @Override
    public void nudge() {
        tell();
        if (wakeUp != null) {
            wakeUp.wakeup();
        }
    }

    @Override
    public void drop() {}

    public WakeUp wakeUp() {
        return Objects.requireNonNull(wakeUp, "prepared");
    }

    /// Waits in ppoll(2) until the descriptor is ready, or it is nudged.
    ///
    /// @param on what it waits on, for thread dumps; of the other waits too
    /// @return [Outcome#PENDING] then, else [Outcome#TIMED_OUT] or [Outcome#INTERRUPTED]
    public long poll(Object on, WakeUp by, int fd, int events, long deadline) {
        if (thread.isInterrupted()) {
            return Outcome.INTERRUPTED;
        }
        long remaining = deadline == Deadline.NEVER ? -1 : Deadline.remaining(deadline);
        if (remaining == 0) {
            return Outcome.TIMED_OUT;
        }
        LockSupport.setCurrentBlocker(on);
        try {
            told = by.await(fd, events, remaining) != 0;
        } finally {
            LockSupport.setCurrentBlocker(null);
        }
        return Outcome.PENDING;
    }

    /// Forgets earlier signals; under the lane's lock, before the state that they announce is looked at.
    public void listen() {
        signalled = false;
    }

    public Thread thread() {
        return thread;
    }

    /// Parks for a while, each time longer.
    ///
    /// @return [Outcome#PENDING] after it or when signalled, else [Outcome#TIMED_OUT] or [Outcome#INTERRUPTED]
    public long pause(Object on, long deadline) {
        pause = Math.clamp(pause * 2, FIRST_PAUSE_NANOS, LONGEST_PAUSE_NANOS);
        long until = Math.min(deadline, System.nanoTime() + pause);
        long ended = park(on, until);
        return ended == Outcome.TIMED_OUT && until != deadline ? Outcome.PENDING : ended;
    }

    @Override
    public boolean isTold() {
        return signalled;
    }

    /// Waits for the event that is to be told for a moment, and takes it itself, if only this descriptor is busy.
    public void lead(int fd, long deadline) {
        if (!signalled && (deadline == Deadline.NEVER || Deadline.remaining(deadline) > LONGEST_LEAD_NANOS)) {
            PollerGroup.leadHot(fd, this);
        }
    }

    /// Parks until signalled.
    ///
    /// @return [Outcome#PENDING] if signalled, else [Outcome#TIMED_OUT] or [Outcome#INTERRUPTED]
    public long park(Object on, long deadline) {
        while (!signalled) {
            if (thread.isInterrupted()) {
                return Outcome.INTERRUPTED;
            }
            if (deadline == Deadline.NEVER) {
                LockSupport.park(on);
            } else {
                long remaining = Deadline.remaining(deadline);
                if (remaining == 0) {
                    return Outcome.TIMED_OUT;
                }
                LockSupport.parkNanos(on, remaining);
            }
        }
        return Outcome.PENDING;
    }
}
