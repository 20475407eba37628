package dev.osock.internal.engine;

import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.poll.WakeUp;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// One direction of a socket: who may try, who waits, and in which order.
///
/// At most one caller is *current*; the others queue. Only the current one tries the operation, waits for the descriptor
/// to be ready and keeps its place while it is being woken, so nobody overtakes. The place passes on when its call ends,
/// however it ends. Every attempt is one non-blocking system call under the lane's lock; no lock is held while waiting.
/// EINTR, would-block, deadline, interrupt and close are handled in [#run], for every operation.
final class Lane {

    /// In [#armed]: the descriptor became ready since that was cleared.
    private static final Object READY = new Object();

    private static final VarHandle ARMED;

    static {
        try {
            ARMED = MethodHandles.lookup().findVarHandle(Lane.class, "armed", Object.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private static final long FIRST_PAUSE_NANOS = 100_000;
    private static final long LONGEST_PAUSE_NANOS = 10_000_000;

    private final Endpoint endpoint;

    /// `POLLIN` or `POLLOUT`.
    private final int events;

    /// Guarded by this. Null only if the queue is empty too.
    private @Nullable Waiter current;

    /// Guarded by this; made on first need.
    private @Nullable ArrayDeque<Waiter> queue;

    /// Guarded by this: the current caller is in ppoll(2) on the descriptor, which must not be closed before it leaves.
    private boolean waitingInKernel;

    /// What readiness means now: [#READY], or the [Waiter] to signal, or null. Set to null before an attempt and to a
    /// waiter after one that would block, so readiness that comes in between is not lost; the poller swaps in `READY`.
    private volatile @Nullable Object armed;

    Lane(Endpoint endpoint, int events) {
        this.endpoint = endpoint;
        this.events = events;
    }

    /// Runs an operation to its end.
    ///
    /// @return the operation's result, `-errno`, or one of [Outcome]
    long run(Operation operation, Call call, long deadline) {
        Waiter me = null;
        long pause = 0;
        for (;;) {
            WakeUp inKernel = null;
            synchronized (this) {
                if (me != null) {
                    if (me.outcome != Outcome.PENDING) {
                        return me.outcome;
                    }
                    me.listen();
                }
                if (!endpoint.isOpen()) {
                    return Outcome.CLOSED;
                }
                if (current == null || current == me) {
                    long result = attempt(operation, call, me);
                    if (isFinal(result)) {
                        if (me != null) {
                            leave(operation, result);
                        }
                        return result;
                    }
                    if (deadline == Deadline.NOW) {
                        if (result == Outcome.MORE) {
                            continue;
                        }
                        return Outcome.TIMED_OUT;
                    }
                    if (me == null) {
                        me = new Waiter(operation.role());
                        current = me;
                    }
                    if (result == Outcome.MORE) {
                        me.told = false;
                        if (deadline != Deadline.NEVER && Deadline.remaining(deadline) == 0) {
                            return withdraw(me, Outcome.TIMED_OUT);
                        }
                        continue;
                    }
                    pause = result == Outcome.LATER ? Math.clamp(pause * 2, FIRST_PAUSE_NANOS, LONGEST_PAUSE_NANOS) : 0;
                    if (pause == 0) {
                        int prepared = prepare(me, call);
                        if (prepared < 0) {
                            leave(operation, prepared);
                            return prepared;
                        }
                        inKernel = me.wakeUp;
                    }
                } else if (current.role != operation.role()) {
                    return operation == Operation.CONNECT && current.role == Role.CONNECTOR
                            ? Outcome.ALREADY
                            : Outcome.INVALID_STATE;
                } else if (operation == Operation.CONNECT) {
                    return Outcome.ALREADY;
                } else if (deadline == Deadline.NOW) {
                    return operation.role() == Role.READER ? readPastQueue(operation, call) : Outcome.TIMED_OUT;
                } else if (me == null) {
                    me = new Waiter(operation.role());
                    enqueue(me);
                }
            }
            long ended = inKernel != null
                    ? waitInKernel(me, inKernel, deadline)
                    : pause > 0 ? pause(me, pause, deadline) : me.park(deadline);
            if (ended != Outcome.PENDING) {
                return withdraw(me, ended);
            }
        }
    }

    private static boolean isFinal(long result) {
        return result != Kernel.EAGAIN && result != Outcome.MORE && result != Outcome.LATER;
    }

    /// Tries, as the current caller; if that throws, the place passes on.
    private long attempt(Operation operation, Call call, @Nullable Waiter me) {
        if (armed != null) {
            armed = null;
        }
        try {
            return tryOnce(operation, call);
        } catch (Throwable unexpected) {
            if (me != null) {
                handOver();
            }
            throw unexpected;
        }
    }

    /// Tries although somebody else is current, without touching that caller's place: a receive with time-out zero.
    private long readPastQueue(Operation operation, Call call) {
        long result;
        do {
            result = tryOnce(operation, call);
        } while (result == Outcome.MORE);
        return isFinal(result) ? result : Outcome.TIMED_OUT;
    }

    private long tryOnce(Operation operation, Call call) {
        long result;
        do {
            result = operation.attempt(endpoint.fd(), call);
        } while (result == Kernel.EINTR);
        return result;
    }

    /// Makes ready to wait, as the current caller; if that throws, the place passes on. A platform thread waits in the
    /// kernel, unless that has just misled it: a level that no attempt can use (an entry in the error queue while there
    /// is no data, or the reverse) would keep it spinning, and the poller tells of changes only.
    ///
    /// @return 0, or `-errno` if the descriptor cannot be watched
    private int prepare(Waiter me, Call call) {
        boolean misled = me.told;
        me.told = false;
        try {
            WakeUp inKernel = misled || Thread.currentThread().isVirtual() ? null : WakeUp.take();
            if (inKernel == null) {
                return arm(me, call);
            }
            me.wakeUp = inKernel;
            waitingInKernel = true;
            return 0;
        } catch (Throwable unexpected) {
            armed = null;
            handOver();
            throw unexpected;
        }
    }

    /// Asks the poller to signal a waiter at the next readiness, or signals it if that has come already.
    ///
    /// @return 0, or `-errno` if the descriptor cannot be watched
    private int arm(Waiter waiter, Call call) {
        if (!ARMED.compareAndSet(this, null, waiter)) {
            waiter.signal();
            return 0;
        }
        int registered = endpoint.register(call.scratch);
        if (registered < 0) {
            armed = null;
        }
        return registered;
    }

    /// Takes note of readiness; from any thread, without the lane's lock.
    void ready() {
        if (armed != READY && ARMED.getAndSet(this, READY) instanceof Waiter waiter) {
            waiter.signal();
        }
    }

    private long waitInKernel(Waiter me, WakeUp wakeUp, long deadline) {
        try {
            if (Thread.currentThread().isInterrupted()) {
                return Outcome.INTERRUPTED;
            }
            long remaining = deadline == Deadline.NEVER ? -1 : Deadline.remaining(deadline);
            if (remaining == 0) {
                return Outcome.TIMED_OUT;
            }
            me.told = wakeUp.await(endpoint.fd(), events, remaining);
            return Outcome.PENDING;
        } finally {
            synchronized (this) {
                me.wakeUp = null;
                waitingInKernel = false;
                notifyAll();
            }
            wakeUp.give();
        }
    }

    private static long pause(Waiter me, long nanos, long deadline) {
        long until = Math.min(deadline, System.nanoTime() + nanos);
        long ended = me.park(until);
        return ended == Outcome.TIMED_OUT && until != deadline ? Outcome.PENDING : ended;
    }

    private void enqueue(Waiter waiter) {
        if (queue == null) {
            queue = new ArrayDeque<>();
        }
        queue.addLast(waiter);
    }

    /// Ends the current caller's turn with its call's result.
    private void leave(Operation operation, long result) {
        if (result < 0 && operation.endsQueue(result)) {
            endQueue(result);
        }
        handOver();
    }

    /// Gives up the place of a caller that waits no more.
    ///
    /// @return how its call ends: as given, unless something else has ended it first
    private synchronized long withdraw(Waiter me, long ended) {
        if (me.outcome != Outcome.PENDING) {
            return me.outcome;
        }
        if (current == me) {
            ARMED.compareAndSet(this, me, null);
            handOver();
        } else if (queue != null) {
            queue.remove(me);
        }
        return ended;
    }

    private void handOver() {
        current = queue == null ? null : queue.pollFirst();
        if (current != null) {
            current.signal();
        }
    }

    private void endQueue(long outcome) {
        if (queue != null) {
            for (Waiter waiter : queue) {
                end(waiter, outcome);
            }
            queue.clear();
        }
    }

    private static void end(Waiter waiter, long outcome) {
        waiter.outcome = outcome;
        waiter.signalAnywhere();
    }

    /// Ends every call in the lane, because the socket is being closed.
    synchronized void close() {
        armed = null;
        if (current != null) {
            end(current, Outcome.CLOSED);
            current = null;
        }
        endQueue(Outcome.CLOSED);
    }

    /// Waits until nobody is in the kernel on the descriptor.
    synchronized void awaitKernelLeft() {
        boolean interrupted = false;
        while (waitingInKernel) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether nobody is current or queued; under the lane's lock or for a person to read.
    boolean isIdle() {
        return current == null;
    }
}
