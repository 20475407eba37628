package dev.osock.internal.engine;

import dev.osock.internal.poll.WakeUp;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The place of a call whose thread waits.
final class BlockedCall extends Waiter {

    private final Thread thread = Thread.currentThread();

    /// Why the call must end, once something other than its own attempts has ended it. Guarded by the lane.
    long outcome = Outcome.PENDING;

    /// Set while the thread waits in the kernel. Guarded by the lane.
    @Nullable
    WakeUp wakeUp;

    /// Whether the kernel ended the last wait by saying that the descriptor is ready. Only the waiting thread uses it.
    boolean told;

    private volatile boolean signalled;

    BlockedCall(Role role) {
        super(role);
    }

    @Override
    void signal() {
        signalled = true;
        LockSupport.unpark(thread);
    }

    @Override
    void end(long why) {
        outcome = why;
        nudge();
    }

    @Override
    void nudge() {
        signal();
        if (wakeUp != null) {
            wakeUp.wakeup();
        }
    }

    @Override
    void drop() {}

    /// Forgets earlier signals; under the lane's lock, before the state that they announce is looked at.
    void listen() {
        signalled = false;
    }

    /// Parks until signalled.
    ///
    /// @return [Outcome#PENDING] if signalled, else [Outcome#TIMED_OUT] or [Outcome#INTERRUPTED]
    long park(long deadline) {
        while (!signalled) {
            if (thread.isInterrupted()) {
                return Outcome.INTERRUPTED;
            }
            if (deadline == Deadline.NEVER) {
                LockSupport.park(this);
            } else {
                long remaining = Deadline.remaining(deadline);
                if (remaining == 0) {
                    return Outcome.TIMED_OUT;
                }
                LockSupport.parkNanos(this, remaining);
            }
        }
        return Outcome.PENDING;
    }
}
