package dev.osock.internal.engine;

import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import dev.osock.internal.poll.WakeUp;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One direction of a socket: who may try, who waits, and in which order.
///
/// At most one caller is *current*; the others queue. Only the current one tries the operation, and it keeps its place
/// while it waits and while it is being woken, so nobody overtakes. The place passes on when its call ends, however it
/// ends. Every attempt is one non-blocking system call under the lane's lock; no lock is held while waiting.
///
/// There are two ways in: [#run] waits, [#ask] takes a place and has the caller told. EINTR, would-block, deadline,
/// interrupt, close and cancel are handled here, for every operation.
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

    /// How often a nowait call goes on with a transfer before it lets others have the lock.
    private static final int ROUNDS = 16;

    /// How many guesses in a row there may be: see [#looksEmpty].
    private static final int GUESSES = 16;

    private final Endpoint endpoint;

    /// `POLLIN` or `POLLOUT`.
    private final int events;

    /// Guarded by this. Null only if the queue is empty too.
    private @Nullable Waiter current;

    /// Guarded by this; made on first need.
    private @Nullable ArrayDeque<Waiter> queue;

    /// Guarded by this: the current caller is in ppoll(2) on the descriptor, which must not be closed before it leaves.
    private boolean waitingInKernel;

    /// Guarded by this: somebody has waited for the descriptor to be ready.
    private boolean selected;

    /// Guarded by this: the direction has been shut down.
    private boolean shut;

    /// Whether the last call's first attempt, or guess, found nothing; and how many guesses there have been. Guarded by this.
    private boolean foundEmpty;

    private int guesses;

    /// Guarded by this, as the next is: the waits so far, until there are enough of them to learn from.
    private int waits;

    private @Nullable Patience patience;

    /// Guarded by this; made on first need.
    private @Nullable Counters counters;

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
        call.waits = deadline != Deadline.NOW;
        long result = runToEnd(operation, call, deadline);
        endpoint.trace(operation, result);
        return result;
    }

    private long runToEnd(Operation operation, Call call, long deadline) {
        BlockedCall me = null;
        boolean guessed = false;
        long pause = 0;
        for (;;) {
            WakeUp inKernel = null;
            Patience yielding = null;
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
                Waiter holder = current;
                boolean mine = holder == null || holder == me;
                if (me == null && (!mine || call.finishing)) {
                    mine = mine || isOwn(holder);
                    long conflict = conflict(operation, call, holder, mine);
                    if (conflict != Outcome.PENDING) {
                        return conflict;
                    }
                    if (operation.role() == Role.READER && deadline == Deadline.NOW) {
                        return pastQueue(operation, call, mine);
                    }
                }
                if (mine) {
                    boolean isFirst = me == null;
                    guessed = isFirst && looksEmpty(operation, call, deadline);
                    long result = guessed ? Kernel.EAGAIN : attempt(operation, call);
                    if (isFirst) {
                        foundEmpty = result == Kernel.EAGAIN;
                    }
                    found(isFirst, result, call.scratch);
                    if (isFinal(result)) {
                        leave(operation, result);
                        return result;
                    }
                    if (deadline == Deadline.NOW) {
                        if (result == Outcome.MORE) {
                            continue;
                        }
                        leave(operation, 0);
                        return Outcome.TIMED_OUT;
                    }
                    if (me == null) {
                        me = new BlockedCall(operation.role());
                        replaceCurrent(me);
                    }
                    if (result == Outcome.MORE) {
                        me.told = false;
                        if (deadline != Deadline.NEVER && Deadline.remaining(deadline) == 0) {
                            return withdraw(me, Outcome.TIMED_OUT);
                        }
                        continue;
                    }
                    if (patience == null || !patience.isTrying()) {
                        countWait(operation);
                    }
                    selected = true;
                    yielding = result == Kernel.EAGAIN ? granted(operation, deadline) : null;
                    pause = result == Outcome.LATER
                            ? Math.clamp(pause * 2, FIRST_PAUSE_NANOS, LONGEST_PAUSE_NANOS)
                            : 0;
                    if (pause == 0 && yielding == null) {
                        int prepared = prepare(me, call.scratch);
                        if (prepared < 0) {
                            leave(operation, prepared);
                            return prepared;
                        }
                        inKernel = me.wakeUp;
                    }
                } else if (deadline == Deadline.NOW) {
                    return Outcome.TIMED_OUT;
                } else if (me == null) {
                    me = new BlockedCall(operation.role());
                    enqueue(me);
                }
            }
            if (yielding != null) {
                yielding.letOthersRun();
                continue;
            }
            long ended = inKernel != null
                    ? waitInKernel(me, inKernel, deadline)
                    : pause > 0 ? pause(me, pause, deadline) : me.park(deadline);
            if (ended != Outcome.PENDING && !guessed) { // after a guess it is tried in any case
                return withdraw(me, ended);
            }
        }
    }

    /// Runs an operation as far as it goes without waiting; then the caller has a place, and will be told.
    ///
    /// @return the operation's result, `-errno`, or one of [Outcome]; for [Outcome#SELECTED] the call has the handle
    long ask(Operation operation, Call call, Asking asking) {
        long result = tryOrTakePlace(operation, call, asking);
        endpoint.trace(operation, result);
        return result;
    }

    private long tryOrTakePlace(Operation operation, Call call, Asking asking) {
        synchronized (this) {
            if (!endpoint.isOpen()) {
                return Outcome.CLOSED;
            }
            Waiter holder = current;
            boolean mine = holder == null || isOwn(holder);
            long conflict = conflict(operation, call, holder, mine);
            if (conflict != Outcome.PENDING) {
                return conflict;
            }
            if (!mine) {
                enqueue(place(operation, call, asking));
                return Outcome.SELECTED;
            }
            long result;
            int rounds = 0;
            do {
                result = attempt(operation, call);
            } while (result == Outcome.MORE && ++rounds < ROUNDS);
            if (isFinal(result)) {
                leave(operation, result);
                return result;
            }
            PendingSelect place = place(operation, call, asking);
            replaceCurrent(place);
            countWait(operation);
            if (result == Outcome.LATER) {
                signalLater(place);
                return Outcome.SELECTED;
            }
            int registered = arm(place, call.scratch);
            if (registered < 0) {
                leave(operation, registered);
                return registered;
            }
            if (result == Outcome.MORE) {
                signalIfReady(place, call.scratch);
            }
            return Outcome.SELECTED;
        }
    }

    private PendingSelect place(Operation operation, Call call, Asking asking) {
        Handle handle = asking.handle();
        call.handle = handle;
        var place = new PendingSelect(
                this, operation.role(), Inbox.current(), handle, asking.socket(), call.connecting);
        place.party.waits(place);
        return place;
    }

    private static boolean isOwn(@Nullable Waiter waiter) {
        return waiter instanceof PendingSelect place && place.party == Inbox.current();
    }

    /// Says what keeps the caller from trying or queueing, if anything does.
    ///
    /// @param holder the current caller
    /// @param mine whether that is the caller itself, or nobody
    /// @return [Outcome#PENDING] if nothing does
    private long conflict(Operation operation, Call call, @Nullable Waiter holder, boolean mine) {
        if (holder == null) {
            return call.finishing ? Outcome.NOT_BEGUN : Outcome.PENDING;
        }
        if (holder.role != operation.role()) {
            return Outcome.INVALID_STATE;
        }
        if (operation == Operation.CONNECT) {
            if (holder instanceof PendingSelect place && mine) {
                call.connecting = place.connecting;
                call.finishing |= place.connecting;
            } else if (!mine) {
                return call.finishing ? Outcome.NOT_BEGUN : Outcome.ALREADY;
            }
            return Outcome.PENDING;
        }
        if (call.finishing && !mine) {
            return Outcome.NOT_BEGUN;
        }
        return !mine && hasOwnInQueue() ? Outcome.QUEUED_ALREADY : Outcome.PENDING;
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

    private static boolean mustEnd(long deadline) {
        return Thread.currentThread().isInterrupted()
                || (deadline != Deadline.NEVER && Deadline.remaining(deadline) == 0);
    }

    /// Says whether to let others run may pay: for a receiver that waits for a reply, or receives much at a time. One that
    /// receives little, one after the other, does better to let more come.
    private boolean mayPay(Operation operation) {
        return switch (operation.role()) {
            case READER -> endpoint.expectsSoon();
            case WRITER -> true;
            case ACCEPTOR, CONNECTOR -> false;
        };
    }

    /// Says whether the current caller, which has found nothing, is to let others run before it tries again.
    ///
    /// @return what it is to do that with, or null if it is to wait
    private @Nullable Patience granted(Operation operation, long deadline) {
        if (!mayPay(operation) || (patience == null && ++waits < Patience.WAITS)) {
            return null;
        }
        Patience learnt = patience == null ? new Patience() : patience;
        patience = learnt;
        if (learnt.isTrying() && mustEnd(deadline)) {
            learnt.begin();
            return null;
        }
        return learnt.grants() ? learnt : null;
    }

    /// Whether a caller that finds nothing will certainly be let try again before it waits; without that a virtual thread must
    /// not guess, since the poller tells of changes only.
    private boolean isPatient(Operation operation) {
        return patience != null && patience.isPatient() && mayPay(operation);
    }

    /// Takes note of what an attempt found.
    private void found(boolean isFirst, long result, Scratch scratch) {
        if (patience == null) {
            return;
        }
        if (isFirst) {
            patience.begin();
        } else if (result != Kernel.EAGAIN && patience.isTrying() && patience.found()) {
            endpoint.unwatch(scratch);
        }
    }

    /// Whether somebody waits for the poller to tell of the descriptor. From any thread.
    boolean isArmed() {
        return armed instanceof Waiter;
    }

    /// Guesses that a receive would find nothing, because the last one found nothing at first. It then lets others run at once,
    /// if that is to be done, or waits in the kernel, which ends at once if the guess was wrong: so each exchange of request
    /// and reply has a system call less. Now and then it tries all the same.
    private boolean looksEmpty(Operation operation, Call call, long deadline) {
        if (!foundEmpty
                || operation.role() != Role.READER
                || call.flags != 0
                || deadline == Deadline.NOW
                || shut
                || (Thread.currentThread().isVirtual() && !isPatient(operation))) {
            return false;
        }
        guesses = (guesses + 1) % GUESSES;
        return guesses != 0;
    }

    static boolean isFinal(long result) {
        return result != Kernel.EAGAIN && result != Outcome.MORE && result != Outcome.LATER;
    }

    /// Tries, as the current caller; if that throws, the place passes on.
    private long attempt(Operation operation, Call call) {
        if (armed != null) {
            armed = null;
        }
        try {
            return tryOnce(operation, call);
        } catch (Throwable unexpected) {
            handOver();
            throw unexpected;
        }
    }

    /// Receives with time-out zero although somebody is current, whose place stays as it is; unless that is the caller
    /// itself and the receive ends.
    private long pastQueue(Operation operation, Call call, boolean mine) {
        long result;
        do {
            result = tryOnce(operation, call);
        } while (result == Outcome.MORE);
        if (!isFinal(result)) {
            return Outcome.TIMED_OUT;
        }
        if (mine) {
            leave(operation, result);
        }
        return result;
    }

    private long tryOnce(Operation operation, Call call) {
        long result;
        do {
            call.moved = 0;
            result = operation.attempt(endpoint.fd(), call);
            selected |= call.connecting;
            endpoint.noteTraffic(operation.role(), call.moved, result);
            if (result == Kernel.EAGAIN && shut && isStillShut(call)) {
                result = operation.whenShut(call);
            }
            count(operation, call, result);
        } while (result == Kernel.EINTR);
        return result;
    }

    /// Whether receiving is shut down still: an inet listener that listens again, or a stream that connects again, is not.
    private boolean isStillShut(Call call) {
        int found = Kernel.poll(call.scratch, endpoint.fd(), Kernel.POLLRDHUP);
        return found > 0 && (found & Kernel.POLLRDHUP) != 0;
    }

    private void count(Operation operation, Call call, long result) {
        if (operation.role() != Role.CONNECTOR) {
            counters().attempt(operation, call, result);
        }
    }

    private void countWait(Operation operation) {
        if (operation.role() != Role.CONNECTOR) {
            counters().waits(operation);
        }
    }

    private Counters counters() {
        Counters made = counters;
        if (made == null) {
            made = new Counters(endpoint, events == Kernel.POLLIN);
            counters = made;
        }
        return made;
    }

    /// Makes ready to wait, as the current caller; if that throws, the place passes on. A platform thread waits in the
    /// kernel, unless that has just misled it: a level that no attempt can use (an entry in the error queue while there
    /// is no data, or the reverse) would keep it spinning, and the poller tells of changes only.
    ///
    /// @return 0, or `-errno` if the descriptor cannot be watched
    private int prepare(BlockedCall me, Scratch scratch) {
        boolean misled = me.told;
        me.told = false;
        try {
            WakeUp inKernel = misled || Thread.currentThread().isVirtual() ? null : WakeUp.take();
            if (inKernel == null) {
                return arm(me, scratch);
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
    private int arm(Waiter waiter, Scratch scratch) {
        selected = true;
        if (!ARMED.compareAndSet(this, null, waiter)) {
            waiter.signal();
            return 0;
        }
        int registered = endpoint.register(scratch);
        if (registered < 0) {
            armed = null;
        }
        return registered;
    }

    /// Signals an armed waiter if the descriptor is ready: for one whose arming no attempt has preceded.
    private void signalIfReady(Waiter waiter, Scratch scratch) {
        if (Kernel.poll(scratch, endpoint.fd(), events) != 0 && ARMED.compareAndSet(this, waiter, READY)) {
            waiter.signal();
        }
    }

    private static void signalLater(PendingSelect place) {
        Thread.ofVirtual().name("osock-later").start(() -> {
            LockSupport.parkNanos(LONGEST_PAUSE_NANOS);
            place.signal();
        });
    }

    /// Takes note of readiness; from any thread, without the lane's lock.
    void ready() {
        if (armed != READY && ARMED.getAndSet(this, READY) instanceof Waiter waiter) {
            waiter.signal();
        }
    }

    private long waitInKernel(BlockedCall me, WakeUp wakeUp, long deadline) {
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

    private static long pause(BlockedCall me, long nanos, long deadline) {
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

    /// Takes the place of nobody, or of the same caller's earlier nowait call.
    private void replaceCurrent(Waiter waiter) {
        if (current != null) {
            current.drop();
        }
        current = waiter;
    }

    /// Ends the current caller's turn with its call's result.
    private void leave(Operation operation, long result) {
        if (current == null) {
            return;
        }
        if (result < 0 && operation.endsQueue(result)) {
            endQueue(result);
        }
        handOver();
    }

    /// Gives up the place of a caller that waits no more.
    ///
    /// @return how its call ends: as given, unless something else has ended it first
    private synchronized long withdraw(BlockedCall me, long ended) {
        if (me.outcome != Outcome.PENDING) {
            return me.outcome;
        }
        remove(me);
        return ended;
    }

    /// Gives up the place of a caller that is gone.
    synchronized void abandon(PendingSelect place) {
        remove(place);
    }

    private boolean remove(Waiter waiter) {
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
    synchronized long cancel(Role role, Handle handle) {
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
                && place.role == role
                && place.party == party
                && place.handle == handle;
    }

    /// Makes the next in the queue current: a blocked call tries at once, a nowait caller is told when that makes sense.
    private void handOver() {
        if (current != null) {
            current.drop();
        }
        do {
            current = queue == null ? null : queue.pollFirst();
        } while (current instanceof PendingSelect place && !await(place));
        if (current instanceof BlockedCall call) {
            call.signal();
        }
    }

    private boolean await(PendingSelect place) {
        Call call = Endpoint.CALLS.take();
        armed = null;
        int registered = arm(place, call.scratch);
        if (registered >= 0) {
            signalIfReady(place, call.scratch);
        } else {
            place.end(registered);
        }
        Endpoint.CALLS.give(call);
        return registered >= 0;
    }

    private void endQueue(long outcome) {
        if (queue != null) {
            for (Waiter waiter : queue) {
                waiter.end(outcome);
            }
            queue.clear();
        }
    }

    /// Takes note that the direction has been shut down, and has the current caller look: no event may tell it.
    synchronized void shut() {
        shut = true;
        if (current != null) {
            armed = READY;
            current.nudge();
        }
    }

    /// Ends every call in the lane, because the socket is being closed.
    synchronized void close() {
        armed = null;
        if (current != null) {
            current.end(Outcome.CLOSED);
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

    /// Counts the callers of a role, current and queued.
    synchronized int count(Role role) {
        int count = current != null && current.role == role ? 1 : 0;
        if (queue != null) {
            for (Waiter waiter : queue) {
                count += waiter.role == role ? 1 : 0;
            }
        }
        return count;
    }

    /// Whether somebody has ever waited here for readiness.
    synchronized boolean wasSelected() {
        return selected;
    }

    /// Adds the counters of reads or writes to a map, and those of sendfile once there has been one.
    synchronized void copyCounters(Map<String, Long> target) {
        Counters.copy(counters, events == Kernel.POLLIN, target);
    }

    /// Adds the counters of accepts to a map, which are there, at zero, before the first.
    synchronized void copyAccepts(Map<String, Long> target) {
        Counters.copyAccepts(counters, target);
    }

    /// Sets a counter; for tests of what happens near its end.
    synchronized void setCounter(String name, long value) {
        counters().set(name, value);
    }
}
