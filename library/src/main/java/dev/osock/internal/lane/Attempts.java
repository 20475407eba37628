package dev.osock.internal.lane;

import dev.osock.internal.call.Call;
import dev.osock.internal.call.CounterSums;
import dev.osock.internal.call.Counters;
import dev.osock.internal.call.Operation;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.poll.Uninterrupted;
import dev.osock.internal.poll.WakeUp;
import dev.osock.internal.wait.BlockingReceive;
import dev.osock.internal.wait.Deadline;
import dev.osock.internal.wait.Outcome;
import dev.osock.internal.wait.Role;
import dev.osock.internal.wait.ThreadWaiter;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The attempts in one direction of a socket, each of which is made, counted and learnt from, and the waits of platform
/// threads in the kernel. All of it is guarded by this.
abstract sealed class Attempts extends TurnQueue implements Uninterrupted.Awaited permits Lane {

    /// Waits from which on a lane takes hints; a socket that is idle most of the time has no need of them, nor of the
    /// memory.
    private static final int HINTED_WAITS = 16;

    private final short events;

    /// The direction has been shut down.
    private boolean shut;

    /// Somebody has waited for the descriptor to be ready.
    boolean selected;

    /// Made when receives have waited often enough.
    private @Nullable ReadinessHints hints;

    /// The first of those that were made on need.
    private @Nullable Counters counters;

    /// Set once and for good by the poller: what is there may be more than bytes.
    private volatile boolean exceptional;

    /// Who is in a system call that waits on the descriptor, which must not be closed before it leaves.
    @Nullable
    ThreadWaiter inKernel;

    Attempts(LaneSocket socket, int events) {
        super(socket);
        this.events = (short) events;
    }

    @Override
    final int events() {
        return events;
    }

    /// Tries, as the current caller; if that throws, the turn passes on.
    final long attempt(Operation operation, Call call) {
        forget();
        try {
            return tryOnce(operation, call);
        } catch (Throwable unexpected) {
            handOver();
            throw unexpected;
        }
    }

    /// Tries as one that does not wait.
    final long look(Operation operation, Call call) {
        long result;
        do {
            result = attempt(operation, call);
        } while (result == Outcome.MORE);
        boolean isFinal = Outcome.isFinal(result);
        leave(operation, isFinal ? result : 0);
        return isFinal ? result : Outcome.TIMED_OUT;
    }

    /// Receives with time-out zero although somebody is current, whose turn stays as it is; unless that is the caller
    /// itself and the receive ends.
    final long pastQueue(Operation operation, Call call, boolean mine) {
        long result;
        do {
            result = tryOnce(operation, call);
        } while (result == Outcome.MORE);
        if (!Outcome.isFinal(result)) {
            return Outcome.TIMED_OUT;
        }
        return mine ? leave(operation, result) : result;
    }

    final long tryOnce(Operation operation, Call call) {
        long result;
        do {
            call.moved = 0;
            call.movedMessages = 0;
            call.tookAll = false;
            socket.beforeCall(operation, call.scratch);
            result = operation.attempt(socket.fd(), call);
            selected |= call.connection != null && call.connection.isBegun();
            if (result == Kernel.EAGAIN && shut && isStillShut(call)) {
                result = operation.whenShut(call);
            }
            note(operation, call, result);
        } while (result == Kernel.EINTR);
        return result;
    }

    /// Whether receiving is shut down still: an inet listener that listens again, or a stream that connects again, is
    /// not.
    private boolean isStillShut(Call call) {
        int found = Kernel.poll(call.scratch, socket.fd(), Kernel.POLLRDHUP);
        return found < 0 || (found & Kernel.POLLRDHUP) != 0; // where the system does not tell: as far as is known
    }

    /// Takes note of what an attempt has brought.
    final void note(Operation operation, Call call, long result) {
        if (hints != null && operation.role() == Role.READER) {
            hints.received(tookAll(call), result);
        }
        Counters.Subject subject = operation.subject();
        if (subject != null) {
            counters(subject).attempt(socket, call, result);
        }
    }

    /// Whether a receive took all the bytes there were. That is known of TCP: its receive takes less than there is room
    /// for only if there is no more.
    private boolean tookAll(Call call) {
        return call.tookAll && call.flags == 0 && socket.kind().isTcp(); // a look takes nothing
    }

    /// Whether there may be more after a receive that is done, of which no event will come. What comes later the poller
    /// tells; if it has not told yet of what has come, it will. There may be more to TCP than bytes: the poller has
    /// told that too.
    final boolean mayHaveMore(Call call) {
        return !tookAll(call) || exceptional || shut;
    }

    /// Whether nothing has come since a receive took all there was, so that another would find nothing; see
    /// [#mayHaveMore].
    final boolean isKnownEmpty(Operation operation, Call call) {
        return hints != null
                && hints.isEmptied()
                && !isToldReady()
                && operation.role() == Role.READER
                && call.flags == 0
                && !exceptional
                && !shut;
    }

    /// Whether a nowait caller is sure enough to find nothing.
    final boolean isKnownInVain(Operation operation, Call call) {
        return isKnownEmpty(operation, call) && hints != null && hints.isAskedInVain();
    }

    /// Takes note of what the first look of a caller has found.
    final void looked(long result) {
        if (hints != null) {
            hints.looked(result == Kernel.EAGAIN);
        }
    }

    /// Whether a caller that may wait in the kernel for something to come is to do so at once.
    final boolean waitsFirst() {
        return hints == null || hints.waitsFirst();
    }

    final void countWait(Operation operation) {
        Counters.Subject subject = operation.subject();
        if (subject == null) {
            return;
        }
        Counters counting = counters(subject);
        counting.waits(socket);
        if (hints == null
                && operation.role() == Role.READER
                && counting.waits() >= HINTED_WAITS
                && events == Kernel.POLLIN) {
            hints = new ReadinessHints();
        }
    }

    private Counters counters(Counters.Subject subject) {
        Counters found = Counters.find(counters, subject);
        if (found == null) {
            found = Counters.of(subject, counters);
            counters = found;
        }
        return found;
    }

    /// Whether the current caller may receive in the kernel, waiting there.
    final boolean mayBlock(Operation operation, Call call, long deadline) {
        return socket.mayBlock()
                && operation.canBlock(call)
                && call.flags == 0
                && !shut
                && !(call.contentWithLess && call.total > 0)
                && (deadline == Deadline.NEVER || Deadline.remaining(deadline) >= BlockingReceive.NANOS)
                && !Thread.currentThread().isVirtual()
                && !Thread.currentThread().isInterrupted();
    }

    /// Receives as the current caller, without the lane's lock: waits for something to come, but not for long.
    final long receiveInKernel(Operation operation, Call call, ThreadWaiter me) {
        call.blocks = true;
        call.moved = 0;
        call.tookAll = false;
        LockSupport.setCurrentBlocker(this);
        try {
            me.received = operation.attempt(socket.fd(), call);
            return Outcome.PENDING;
        } finally {
            LockSupport.setCurrentBlocker(null);
            call.blocks = false;
        }
    }

    final long takeReceived(Operation operation, Call call, ThreadWaiter me) {
        leaveKernel();
        note(operation, call, me.received);
        me.receives = me.received != Kernel.EAGAIN;
        return me.received;
    }

    final long waitInKernel(ThreadWaiter me, long deadline) {
        WakeUp wakeUp = me.wakeUp();
        try {
            return me.poll(this, wakeUp, socket.fd(), events(), deadline);
        } finally {
            synchronized (this) {
                me.wakeUp = null;
                leaveKernel();
            }
            wakeUp.give();
        }
    }

    final void leaveKernel() {
        inKernel = null;
        if (!socket.isOpen()) {
            notifyAll(); // whoever closes may wait for this
        }
    }

    /// Waits until nobody is in the kernel on the descriptor of a socket that is being closed.
    public final synchronized void awaitKernelLeft() {
        Uninterrupted.await(this);
    }

    @Override
    public final boolean isOver() {
        return inKernel == null;
    }

    /// Lets platform threads wait in recv(2) from now on, if they wait here often.
    final void letBlock(Operation operation, Call call) {
        if (operation.canBlock(call) && hints != null) {
            socket.letBlock(call.scratch);
        }
    }

    /// Takes note that what is there may be more than bytes; from any thread.
    public final void exceptional() {
        exceptional = true;
    }

    /// Takes note that the direction has been shut down, and has the current caller look: no event may tell it.
    public final synchronized void shut() {
        shut = true;
        nudgeCurrent();
    }

    /// Whether somebody has ever waited here for readiness.
    public final synchronized boolean wasSelected() {
        return selected;
    }

    /// Adds what has been counted here; who wants it of one moment has the lock of this.
    public final void addCounters(CounterSums sums) {
        sums.add(counters);
    }

    /// Sets a counter; for tests of what happens near its end.
    public final synchronized void setCounter(Counters.Subject subject, String name, long value) {
        counters(subject);
        for (Counters each = counters; each != null; each = each.next) {
            each.set(name, value);
        }
    }
}
