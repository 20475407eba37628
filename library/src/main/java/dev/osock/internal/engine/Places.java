package dev.osock.internal.engine;

import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import dev.osock.internal.kernel.StackRoom;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// The places in one direction of a socket: who may try, who waits, and in which order.
///
/// At most one caller is *current*; the others queue. It keeps its place while it waits and while it is being woken, so nobody
/// overtakes. The place passes on when its call ends, however it ends: by its result, a cancel, a close, or because the caller is gone.
abstract sealed class Places permits Lane {

    /// In [#armed]: the descriptor became ready since that was cleared.
    private static final Object READY = new Object();

    private static final VarHandle ARMED;

    static {
        try {
            ARMED = MethodHandles.lookup().findVarHandle(Places.class, "armed", Object.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    final Endpoint endpoint;

    /// Guarded by this. Null only if the queue is empty too.
    @Nullable
    Waiter current;

    /// Guarded by this; made on first need.
    private @Nullable Queue<Waiter> queue;

    /// Guarded by this: somebody has waited for the descriptor to be ready.
    boolean selected;

    /// What readiness means now: [#READY], or the [Waiter] to signal, or null. Set to null before an attempt and to a
    /// waiter after one that would block, so readiness that comes in between is not lost; the poller swaps in `READY`.
    volatile @Nullable Object armed;

    Places(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    final BlockedCall takePlace(Operation operation, Call call) {
        StackRoom.ensure();
        var me = new BlockedCall(operation.role());
        call.place = me;
        replaceCurrent(me);
        return me;
    }

    final PendingSelect place(Operation operation, Call call, Asking asking) {
        StackRoom.ensure();
        Inbox party = Inbox.current();
        Handle handle = asking.handle(party);
        call.handle = handle;
        var place =
                new PendingSelect(this, operation.role(), party, handle, asking.socket(), call.connection);
        party.waits(place);
        return place;
    }

    static boolean isOwn(@Nullable Waiter waiter) {
        return waiter instanceof PendingSelect place && place.party == Inbox.current();
    }

    /// Says what keeps the caller from trying or queueing, if anything does.
    ///
    /// @param holder the current caller
    /// @param mine whether that is the caller itself, or nobody
    /// @return [Outcome#PENDING] if nothing does
    final long conflict(Operation operation, Call call, @Nullable Waiter holder, boolean mine) {
        if (holder == null) {
            return call.finishing ? Outcome.NOT_BEGUN : Outcome.PENDING;
        }
        if (holder.role() != operation.role()) {
            return Outcome.INVALID_STATE;
        }
        if (operation == Operation.CONNECT) {
            return holder instanceof PendingSelect place && place.connection != null && mine
                    ? goOn(place.connection, call)
                    : call.finishing ? Outcome.NOT_BEGUN : Outcome.ALREADY;
        }
        if (call.finishing && !mine) {
            return Outcome.NOT_BEGUN;
        }
        return !mine && hasOwnInQueue() ? Outcome.QUEUED_ALREADY : Outcome.PENDING;
    }

    /// Has a call go on with what its caller has begun; one to another address only if the kernel has not begun it.
    private static long goOn(ConnectionAttempt begun, Call call) {
        if (call.finishing || call.connection().isTo(begun)) {
            call.connection = begun;
            return Outcome.PENDING;
        }
        return begun.isBegun() ? Kernel.EALREADY : Outcome.PENDING;
    }

    private boolean hasOwnInQueue() {
        if (queue != null) {
            for (Waiter waiter : queue) {
                if (isOwn(waiter)) {
                    return true;
                }
            }
        }
        return false;
    }

    final void enqueue(Waiter waiter) {
        StackRoom.ensure();
        if (queue == null) {
            queue = new ConcurrentLinkedQueue<>(); // which, unlike an array's, is whole if there is no memory for one more
        }
        queue.add(waiter);
    }

    /// Takes the place of nobody, or of the same caller's earlier nowait call.
    final void replaceCurrent(Waiter waiter) {
        if (current != null) {
            current.drop();
        }
        current = waiter;
    }

    /// Ends the current caller's turn with its call's result.
    final void leave(Operation operation, long result) {
        if (current == null) {
            return;
        }
        if (result < 0 && hasQueue() && isEnd(operation, result)) {
            endQueue(result);
        }
        handOver();
    }

    /// Whether a failure is the end of this direction, which is everybody's, and not that of one call, which the kernel has
    /// told of once: the next in the queue tries then.
    private boolean isEnd(Operation operation, long failure) {
        if (failure == Outcome.END_OF_STREAM || failure == Kernel.EPIPE) {
            return true;
        }
        boolean receives = operation.role() == Role.READER || operation.role() == Role.ACCEPTOR;
        try {
            Call call = Endpoint.CALLS.take();
            int found = Kernel.poll(call.scratch, endpoint.fd(), receives ? Kernel.POLLRDHUP : 0);
            Endpoint.CALLS.give(call);
            return found > 0 && (found & (Kernel.POLLRDHUP | Kernel.POLLHUP)) != 0;
        } catch (OutOfMemoryError unknown) {
            return false; // the next finds out
        }
    }

    /// Gives up the place of a caller that waits no more.
    ///
    /// @return how its call ends: as given, unless something else has ended it first
    final synchronized long withdraw(BlockedCall me, long ended) {
        if (me.outcome != Outcome.PENDING) {
            return me.outcome;
        }
        remove(me);
        return ended;
    }

    /// Gives up the place of a caller that is gone.
    final synchronized void abandon(PendingSelect place) {
        remove(place);
    }

    final boolean remove(Waiter waiter) {
        if (current == waiter) {
            ARMED.compareAndSet(this, waiter, null);
            handOver();
            return true;
        }
        return queue != null && queue.remove(waiter);
    }

    /// Cancels a nowait call of the caller.
    ///
    /// @return 0, [Outcome#CLOSED], or [Outcome#PENDING] if the caller has no such call here
    final synchronized long cancel(Role role, Handle handle) {
        Inbox party = Inbox.current();
        PendingSelect place = find(role, party, handle);
        if (place != null) {
            remove(place);
            place.cancel();
        }
        if (!endpoint.isOpen()) {
            Object socket = endpoint.face();
            if (socket != null) {
                party.retract(socket, handle);
            }
            return Outcome.CLOSED;
        }
        return place == null ? Outcome.PENDING : 0;
    }

    private @Nullable PendingSelect find(Role role, Inbox party, Handle handle) {
        if (isPlace(current, role, party, handle)) {
            return (PendingSelect) current;
        }
        if (queue != null) {
            for (Waiter waiter : queue) {
                if (isPlace(waiter, role, party, handle)) {
                    return (PendingSelect) waiter;
                }
            }
        }
        return null;
    }

    private static boolean isPlace(@Nullable Waiter waiter, Role role, Inbox party, Handle handle) {
        return waiter instanceof PendingSelect place
                && place.role() == role
                && place.party == party
                && place.handle == handle;
    }

    /// Makes the next in the queue current: a blocked call tries at once, a nowait caller is told when that makes sense.
    final void handOver() {
        if (current != null) {
            current.drop();
        }
        do {
            current = poll();
        } while (current instanceof PendingSelect place && !await(place));
        if (current instanceof BlockedCall call) {
            call.tell();
        }
    }

    /// Has a nowait caller told when the descriptor is ready, or that this cannot be.
    ///
    /// @return whether it keeps the place
    private boolean await(PendingSelect place) {
        int registered = Kernel.ENOMEM;
        try {
            Call call = Endpoint.CALLS.take();
            armed = null;
            registered = arm(place, call.scratch);
            if (registered >= 0) {
                signalIfReady(place, call.scratch);
            }
            Endpoint.CALLS.give(call);
        } catch (OutOfMemoryError notOfTheCaller) {
            registered = Kernel.ENOMEM;
        }
        if (registered < 0) {
            place.end(registered);
        }
        return registered >= 0;
    }

    private void endQueue(long outcome) {
        Error failed = null;
        for (Waiter next = poll(); next != null; next = poll()) {
            try {
                next.end(outcome);
            } catch (Error unexpected) { // the others are told all the same
                failed = unexpected;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    private @Nullable Waiter poll() {
        return queue == null ? null : queue.poll();
    }

    /// Has the current caller try again, wherever it waits.
    final void nudgeCurrent() {
        if (current != null) {
            armed = READY;
            current.nudge();
        }
    }

    /// Whether the poller has told of the descriptor since the last attempt.
    final boolean isToldReady() {
        return armed == READY;
    }

    /// Whether somebody waits for the poller to tell of the descriptor. From any thread.
    final boolean isArmed() {
        return armed instanceof Waiter;
    }

    /// Asks the poller to signal a waiter at the next readiness, or signals it if that has come already.
    ///
    /// @return 0, or `-errno` if the descriptor cannot be watched
    final int arm(Waiter waiter, Scratch scratch) {
        selected = true;
        if (!ARMED.compareAndSet(this, null, waiter)) {
            waiter.tell();
            return 0;
        }
        int registered = endpoint.register(scratch, this);
        if (registered < 0) {
            armed = null;
        }
        return registered;
    }

    /// Signals an armed waiter if the descriptor is ready: for one whose arming no attempt has preceded.
    final void signalIfReady(Waiter waiter, Scratch scratch) {
        if (Kernel.poll(scratch, endpoint.fd(), endpoint.events(this)) != 0
                && ARMED.compareAndSet(this, waiter, READY)) {
            waiter.tell();
        }
    }

    /// Takes note of readiness; from any thread, without the lane's lock.
    ///
    /// @return whether there is no hurry
    final boolean ready() {
        if (armed == READY || !(ARMED.getAndSet(this, READY) instanceof Waiter waiter)) {
            return false;
        }
        try {
            return waiter.tell();
        } catch (Throwable unexpected) {
            ARMED.compareAndSet(this, READY, waiter); // it has not been told yet
            throw unexpected;
        }
    }

    /// Ends the current caller's call because the system refuses to tell of readiness.
    final synchronized void fail(int errno) {
        if (ARMED.getAndSet(this, null) instanceof Waiter waiter && waiter == current) {
            waiter.end(errno);
            handOver();
        }
    }

    /// Whether others wait behind the current caller.
    final boolean hasQueue() {
        return queue != null && !queue.isEmpty();
    }

    /// Ends every call in the lane, because the socket is being closed.
    final synchronized void close() {
        armed = null;
        Waiter first = current;
        current = null;
        try {
            if (first != null) {
                first.end(Outcome.CLOSED);
            }
        } finally {
            endQueue(Outcome.CLOSED);
        }
    }

    /// Counts the callers of a role, current and queued.
    final synchronized int count(Role role) {
        int count = current != null && current.role() == role ? 1 : 0;
        if (queue != null) {
            for (Waiter waiter : queue) {
                count += waiter.role() == role ? 1 : 0;
            }
        }
        return count;
    }

    /// Whether somebody has ever waited here for readiness.
    final synchronized boolean wasSelected() {
        return selected;
    }
}
