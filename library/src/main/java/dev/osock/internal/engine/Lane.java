package dev.osock.internal.engine;

import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import dev.osock.internal.poll.WakeUp;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One direction of a socket: who may try, who waits, and in which order.
///
/// At most one caller is *current*; the others queue. Only the current one tries the operation, and it keeps its place
/// while it waits and while it is being woken, so nobody overtakes. The place passes on when its call ends, however it
/// ends. Every attempt is one non-blocking system call under the lane's lock, but for a receive that may wait in the kernel, which the
/// current caller makes without; no lock is held while waiting.
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

    /// How often a nowait call goes on with a transfer before it lets others have the lock.
    private static final int ROUNDS = 16;

    private final Endpoint endpoint;

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

    /// Guarded by this; made when receives have waited often enough to learn from it.
    private @Nullable Experience experience;

    /// Set once and for good by the poller: what is there may be more than bytes.
    private volatile boolean extraordinary;

    /// Guarded by this; the first of those that were made on need.
    private @Nullable Counters counters;

    /// What readiness means now: [#READY], or the [Waiter] to signal, or null. Set to null before an attempt and to a
    /// waiter after one that would block, so readiness that comes in between is not lost; the poller swaps in `READY`.
    private volatile @Nullable Object armed;

    Lane(Endpoint endpoint) {
        this.endpoint = endpoint;
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
        long result = tryAtOnce(operation, call, deadline);
        return result == Outcome.PENDING ? retry(operation, call, call.place(), deadline) : result;
    }

    /// Tries a first time. A call that has to wait then has its place, which knows how.
    ///
    /// In one piece on purpose. HotSpot's compiler begins anew at a method of more than 325 bytes of code; it inlines smaller ones, and so deeply
    /// here that it would not see any more that what is made for a system call need not be made (`bench/run allocation`).
    ///
    /// @return the operation's result, `-errno`, or one of [Outcome]; [Outcome#PENDING] to wait
    private synchronized long tryAtOnce(Operation operation, Call call, long deadline) {
        if (!endpoint.isOpen()) {
            return Outcome.CLOSED;
        }
        Waiter holder = current;
        if (holder != null || call.finishing) {
            boolean mine = holder == null || isOwn(holder);
            long conflict = conflict(operation, call, holder, mine);
            if (conflict != Outcome.PENDING) {
                return conflict;
            }
            if (operation.role() == Role.READER && deadline == Deadline.NOW) {
                return pastQueue(operation, call, mine);
            }
            if (!mine && deadline == Deadline.NOW) {
                return Outcome.TIMED_OUT;
            }
            if (!mine) {
                var me = new BlockedCall(operation.role());
                call.place = me;
                enqueue(me);
                return Outcome.PENDING;
            }
        }
        if (deadline == Deadline.NOW) {
            long result;
            do {
                result = attempt(operation, call);
            } while (result == Outcome.MORE);
            leave(operation, isFinal(result) ? result : 0);
            return isFinal(result) ? result : Outcome.TIMED_OUT;
        }
        if (mayBlock(operation, call, deadline) && (experience == null || experience.waitsFirst())) {
            takePlace(operation, call).next = BlockedCall.Next.RECEIVE;
            waitingInKernel = true;
            return Outcome.PENDING;
        }
        if (looksLater(operation, call)) {
            BlockedCall me = takePlace(operation, call);
            me.guesses = true;
            me.looksAgain = true;
            me.next = BlockedCall.Next.LOOK_AGAIN;
            return Outcome.PENDING;
        }
        boolean guesses = isKnownEmpty(operation, call);
        long result = guesses ? Kernel.EAGAIN : attempt(operation, call);
        if (experience != null) {
            experience.looked(result == Kernel.EAGAIN);
        }
        if (isFinal(result)) {
            leave(operation, result);
            return result;
        }
        BlockedCall me = takePlace(operation, call);
        me.guesses = guesses;
        return howToGoOn(operation, call, me, result, deadline);
    }

    private BlockedCall takePlace(Operation operation, Call call) {
        var me = new BlockedCall(operation.role());
        call.place = me;
        replaceCurrent(me);
        return me;
    }

    /// Waits and tries, as long as there is a reason to.
    private long retry(Operation operation, Call call, BlockedCall me, long deadline) {
        for (;;) {
            long ended = switch (me.next) {
                case TRY -> Outcome.PENDING;
                case LOOK_AGAIN -> letOthersRun();
                case PARK -> me.park(deadline);
                case PAUSE -> me.pause(deadline);
                case POLL -> waitInKernel(me, deadline);
                case RECEIVE -> receiveInKernel(operation, call, me);
            };
            if (ended != Outcome.PENDING && !me.guesses) { // after a guess it is tried in any case
                return withdraw(me, ended);
            }
            long result = tryAgain(operation, call, me, deadline);
            if (result != Outcome.PENDING) {
                return result;
            }
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // to yield is the point
    private static long letOthersRun() {
        Thread.yield();
        return Outcome.PENDING;
    }

    private synchronized long tryAgain(Operation operation, Call call, BlockedCall me, long deadline) {
        boolean hasReceived = me.next == BlockedCall.Next.RECEIVE;
        long result = Outcome.PENDING;
        if (hasReceived) {
            leaveKernel();
            result = me.received;
            note(operation, call, result);
            if (isFinal(result) && result != Kernel.EINTR) {
                leave(operation, result); // also if the socket has been closed meanwhile
                return result;
            }
            me.receives = result != Kernel.EAGAIN;
        }
        if (me.outcome != Outcome.PENDING) {
            return me.outcome;
        }
        me.listen();
        if (!endpoint.isOpen()) {
            return Outcome.CLOSED;
        }
        if (current != me) {
            me.next = BlockedCall.Next.PARK;
            return Outcome.PENDING;
        }
        if (!hasReceived || result == Kernel.EINTR) {
            result = attempt(operation, call);
            me.guesses = false;
            if (me.looksAgain && result != Kernel.EAGAIN && experience != null && experience.found()) {
                endpoint.unwatch(call.scratch);
            }
        }
        if (isFinal(result)) {
            leave(operation, result);
            return result;
        }
        return howToGoOn(operation, call, me, result, deadline);
    }

    /// Says how the current caller goes on after an attempt that was not its last; if that throws, the place passes on.
    ///
    /// @return [Outcome#PENDING] if it does, else how its call ends
    private long howToGoOn(Operation operation, Call call, BlockedCall me, long result, long deadline) {
        if (result == Outcome.MORE) {
            me.told = false;
            me.receives = true;
            me.next = BlockedCall.Next.TRY;
            boolean isOver = deadline != Deadline.NEVER && Deadline.remaining(deadline) == 0;
            return isOver ? withdraw(me, Outcome.TIMED_OUT) : Outcome.PENDING;
        }
        selected = true;
        if (result == Outcome.LATER) {
            countWait(operation);
            me.next = BlockedCall.Next.PAUSE;
            return Outcome.PENDING;
        }
        if (looksAgain(operation, me, deadline)) {
            me.next = BlockedCall.Next.LOOK_AGAIN;
            return Outcome.PENDING;
        }
        countWait(operation);
        int prepared = prepare(operation, call, me, deadline);
        if (prepared < 0) {
            leave(operation, prepared);
            return prepared;
        }
        return Outcome.PENDING;
    }

    /// Whether a caller is to let others run before it looks for the first time.
    private boolean looksLater(Operation operation, Call call) {
        return experience != null
                && call.flags == 0
                && mayLookAgain(operation, Thread.currentThread())
                && experience.looksLater();
    }

    private boolean mayLookAgain(Operation operation, Thread caller) {
        return operation.role() == Role.READER && endpoint.awaitsReply() && caller.isVirtual();
    }

    /// Whether the current caller, which has found nothing, is to let others run and look again before it waits.
    private boolean looksAgain(Operation operation, BlockedCall me, long deadline) {
        if (experience == null) {
            return false;
        }
        me.looksAgain = me.looksAgain
                ? experience.goesOn() && !mustEnd(deadline)
                : mayLookAgain(operation, me.thread()) && experience.looksAgain();
        return me.looksAgain;
    }

    private static boolean mustEnd(long deadline) {
        return Thread.currentThread().isInterrupted()
                || (deadline != Deadline.NEVER && Deadline.remaining(deadline) == 0);
    }

    /// Whether the current caller may receive in the kernel, waiting there.
    private boolean mayBlock(Operation operation, Call call, long deadline) {
        return endpoint.mayBlock()
                && operation.canBlock()
                && call.flags == 0
                && !shut
                && !(call.contentWithLess && call.total > 0)
                && (deadline == Deadline.NEVER || Deadline.remaining(deadline) >= BlockingReceive.NANOS)
                && !Thread.currentThread().isVirtual()
                && !Thread.currentThread().isInterrupted();
    }

    /// Receives as the current caller, without the lane's lock: waits for something to come, but not for long.
    private long receiveInKernel(Operation operation, Call call, BlockedCall me) {
        call.blocks = true;
        call.moved = 0;
        call.tookAll = false;
        try {
            me.received = operation.attempt(endpoint.fd(), call);
            return Outcome.PENDING;
        } catch (Throwable unexpected) {
            synchronized (this) {
                leaveKernel();
                remove(me);
            }
            throw unexpected;
        } finally {
            call.blocks = false;
        }
    }

    /// Whether nothing has come since a receive took all there was, so that another would find nothing. What comes later the
    /// poller tells; if it has not told yet of what has come, it will.
    ///
    /// That holds for TCP: its receive takes less than there is room for only if there is no more, unless there is more to it than
    /// bytes, and the poller tells that too.
    private boolean isKnownEmpty(Operation operation, Call call) {
        return experience != null
                && experience.isEmptied()
                && armed != READY
                && operation.role() == Role.READER
                && call.flags == 0
                && !extraordinary
                && !shut;
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
            boolean looks = !isKnownEmpty(operation, call) || experience == null || !experience.isAskedInVain();
            do {
                result = looks ? attempt(operation, call) : Kernel.EAGAIN;
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
        Inbox party = Inbox.current();
        Handle handle = asking.handle(party);
        call.handle = handle;
        var place =
                new PendingSelect(this, operation.role(), party, handle, asking.socket(), call.connecting);
        party.waits(place);
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

    /// Whether somebody waits for the poller to tell of the descriptor. From any thread.
    boolean isArmed() {
        return armed instanceof Waiter;
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
            call.tookAll = false;
            endpoint.beforeCall(operation, call.scratch);
            result = operation.attempt(endpoint.fd(), call);
            selected |= call.connecting;
            if (result == Kernel.EAGAIN && shut && isStillShut(call)) {
                result = operation.whenShut(call);
            }
            note(operation, call, result);
        } while (result == Kernel.EINTR);
        return result;
    }

    /// Takes note of what an attempt has brought.
    private void note(Operation operation, Call call, long result) {
        switch (operation.role()) {
            case READER -> {
                if (experience != null) {
                    experience.received(call.tookAll && endpoint.kind().isTcp(), result);
                }
                if (isFinal(result)) {
                    endpoint.awaitsReply(false);
                }
            }
            case WRITER -> {
                if (call.moved > 0) {
                    endpoint.awaitsReply(true);
                }
            }
            case ACCEPTOR, CONNECTOR -> {
                // nothing to learn
            }
        }
        Counters.Subject subject = operation.subject();
        if (subject != null) {
            counters(subject).attempt(endpoint, call, result);
        }
    }

    /// Whether receiving is shut down still: an inet listener that listens again, or a stream that connects again, is not.
    private boolean isStillShut(Call call) {
        int found = Kernel.poll(call.scratch, endpoint.fd(), Kernel.POLLRDHUP);
        return found > 0 && (found & Kernel.POLLRDHUP) != 0;
    }

    private void countWait(Operation operation) {
        Counters.Subject subject = operation.subject();
        if (subject == null) {
            return;
        }
        Counters counting = counters(subject);
        counting.waits(endpoint);
        if (experience == null && operation.role() == Role.READER && counting.waits() >= Experience.WAITS) {
            experience = new Experience();
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

    /// Makes ready to wait, as the current caller; if that throws, the place passes on. A platform thread waits in the
    /// kernel, unless that has just misled it: a level that no attempt can use (an entry in the error queue while there
    /// is no data, or the reverse) would keep it spinning, and the poller tells of changes only.
    ///
    /// @return 0, or `-errno` if the descriptor cannot be watched
    private int prepare(Operation operation, Call call, BlockedCall me, long deadline) {
        boolean misled = me.told;
        me.told = false;
        try {
            if (!misled && !me.thread().isVirtual()) {
                if (operation.canBlock() && experience != null) {
                    endpoint.letBlock(call.scratch);
                }
                if (me.receives && mayBlock(operation, call, deadline)) {
                    me.next = BlockedCall.Next.RECEIVE;
                    waitingInKernel = true;
                    return 0;
                }
                WakeUp inKernel = WakeUp.take();
                if (inKernel != null) {
                    me.next = BlockedCall.Next.POLL;
                    me.wakeUp = inKernel;
                    waitingInKernel = true;
                    return 0;
                }
            }
            me.next = BlockedCall.Next.PARK;
            return arm(me, call.scratch);
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
        if (Kernel.poll(scratch, endpoint.fd(), endpoint.events(this)) != 0
                && ARMED.compareAndSet(this, waiter, READY)) {
            waiter.signal();
        }
    }

    private static void signalLater(PendingSelect place) {
        Thread.ofVirtual().name("osock-later").start(() -> {
            LockSupport.parkNanos(BlockedCall.LONGEST_PAUSE_NANOS);
            place.signal();
        });
    }

    /// Takes note of readiness; from any thread, without the lane's lock.
    ///
    /// @return whether there is no hurry
    boolean ready() {
        return armed != READY && ARMED.getAndSet(this, READY) instanceof Waiter waiter && waiter.signal();
    }

    /// Takes note that what is there may be more than bytes; from any thread.
    void extraordinary() {
        extraordinary = true;
    }

    private long waitInKernel(BlockedCall me, long deadline) {
        WakeUp wakeUp = Objects.requireNonNull(me.wakeUp, "prepared");
        try {
            if (Thread.currentThread().isInterrupted()) {
                return Outcome.INTERRUPTED;
            }
            long remaining = deadline == Deadline.NEVER ? -1 : Deadline.remaining(deadline);
            if (remaining == 0) {
                return Outcome.TIMED_OUT;
            }
            me.told = wakeUp.await(endpoint.fd(), endpoint.events(this), remaining);
            return Outcome.PENDING;
        } finally {
            synchronized (this) {
                me.wakeUp = null;
                leaveKernel();
            }
            wakeUp.give();
        }
    }

    private void leaveKernel() {
        waitingInKernel = false;
        if (!endpoint.isOpen()) {
            notifyAll(); // whoever closes may wait for this
        }
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

    /// Waits until nobody is in the kernel on the descriptor of a socket that is being closed.
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
        copy(mainSubject(), target);
        if (Counters.find(counters, Counters.Subject.FILE) != null) {
            copy(Counters.Subject.FILE, target);
        }
    }

    /// Adds the counters of accepts to a map, which are there, at zero, before the first.
    synchronized void copyAccepts(Map<String, Long> target) {
        copy(Counters.Subject.ACCEPT, target);
    }

    private Counters.Subject mainSubject() {
        return endpoint.events(this) == Kernel.POLLIN ? Counters.Subject.READ : Counters.Subject.WRITE;
    }

    private void copy(Counters.Subject subject, Map<String, Long> target) {
        subject.copy(Counters.find(counters, subject), target);
    }

    /// Sets a counter; for tests of what happens near its end.
    synchronized void setCounter(String name, long value) {
        counters(mainSubject());
        for (Counters each = counters; each != null; each = each.next) {
            each.set(name, value);
        }
    }
}
