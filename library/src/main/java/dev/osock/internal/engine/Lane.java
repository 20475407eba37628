package dev.osock.internal.engine;

import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.StackRoom;
import dev.osock.internal.poll.WakeUp;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One direction of a socket: makes the attempts of those who have their places here, and waits between them.
///
/// Only the current caller tries the operation. Every attempt is one non-blocking system call under the lane's lock, but for a receive that
/// may wait in the kernel, which the current caller makes without; no lock is held while waiting.
///
/// There are two ways in: [#run] waits, [#ask] takes a place and has the caller told. EINTR, would-block, deadline and interrupt
/// are handled here, for every operation.
final class Lane extends Places {

    /// How often a nowait call goes on with a transfer before it lets others have the lock.
    private static final int ROUNDS = 16;

    /// Guarded by this: who is in a system call that waits on the descriptor, which must not be closed before it leaves.
    private @Nullable BlockedCall inKernel;

    /// Guarded by this: the direction has been shut down.
    private boolean shut;

    /// Guarded by this; made when receives have waited often enough to learn from it.
    private @Nullable Experience experience;

    /// Set once and for good by the poller: what is there may be more than bytes.
    private volatile boolean extraordinary;

    /// Guarded by this; the first of those that were made on need.
    private @Nullable Counters counters;

    Lane(Endpoint endpoint) {
        super(endpoint);
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
        try {
            long result = tryAtOnce(operation, call, deadline);
            return result == Outcome.PENDING ? retry(operation, call, call.place(), deadline) : result;
        } catch (Throwable unexpected) {
            if (call.place != null) {
                giveUp(call.place);
            }
            throw unexpected;
        }
    }

    /// Gives up the place of a caller in whose call something unexpected was thrown, wherever it was.
    private void giveUp(BlockedCall me) {
        WakeUp unused;
        synchronized (this) {
            unused = me.wakeUp;
            me.wakeUp = null;
            if (inKernel == me) {
                leaveKernel();
            }
            remove(me);
        }
        if (unused != null) {
            unused.give();
        }
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
            StackRoom.ensure(); // a place may pass on
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
            inKernel = takePlace(operation, call);
            inKernel.next = BlockedCall.Next.RECEIVE;
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
                && !isToldReady()
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
            if (hasQueue()) {
                StackRoom.ensure(); // a place may pass on
            }
            Waiter holder = current;
            boolean mine = holder == null || isOwn(holder);
            long conflict = conflict(operation, call, holder, mine);
            if (conflict != Outcome.PENDING) {
                return conflict;
            }
            if (!mine) {
                PendingSelect place = place(operation, call, asking);
                try {
                    enqueue(place);
                } catch (Throwable unexpected) {
                    place.drop();
                    throw unexpected;
                }
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
            try {
                replaceCurrent(place);
                return await(operation, call, place, result);
            } catch (Throwable unexpected) {
                remove(place);
                place.drop();
                throw unexpected;
            }
        }
    }

    /// Has the current caller told, after an attempt that was not its last.
    ///
    /// @return [Outcome#SELECTED], or `-errno` if the descriptor cannot be watched
    private long await(Operation operation, Call call, PendingSelect place, long result) {
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
            selected |= call.connection != null && call.connection.isBegun();
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
                    boolean tookAll = call.tookAll && call.flags == 0 && endpoint.kind().isTcp(); // a look takes nothing
                    experience.received(tookAll, result);
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
        return found < 0 || (found & Kernel.POLLRDHUP) != 0; // where the system does not tell: as far as is known
    }

    private void countWait(Operation operation) {
        Counters.Subject subject = operation.subject();
        if (subject == null) {
            return;
        }
        Counters counting = counters(subject);
        counting.waits(endpoint);
        if (experience == null
                && operation.role() == Role.READER
                && counting.waits() >= Experience.WAITS
                && endpoint.events(this) == Kernel.POLLIN) {
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

    /// Makes ready to wait, as the current caller. A platform thread waits in the
    /// kernel, unless that has just refused or misled it: a level that no attempt can use (an entry in the error queue while there
    /// is no data, or the reverse) would keep it spinning, and the poller tells of changes only.
    ///
    /// @return 0, or `-errno` if the descriptor cannot be watched
    private int prepare(Operation operation, Call call, BlockedCall me, long deadline) {
        boolean misled = me.told;
        me.told = false;
        if (!misled && !me.thread().isVirtual()) {
            if (operation.canBlock() && experience != null) {
                endpoint.letBlock(call.scratch);
            }
            if (me.receives && mayBlock(operation, call, deadline)) {
                me.next = BlockedCall.Next.RECEIVE;
                inKernel = me;
                return 0;
            }
            me.wakeUp = WakeUp.take();
            if (me.wakeUp != null) {
                me.next = BlockedCall.Next.POLL;
                inKernel = me;
                return 0;
            }
        }
        me.next = BlockedCall.Next.PARK;
        return arm(me, call.scratch);
    }

    private static void signalLater(PendingSelect place) {
        Thread.ofVirtual().name("osock-later").start(() -> {
            LockSupport.parkNanos(BlockedCall.LONGEST_PAUSE_NANOS);
            place.tell();
        });
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
            me.told = wakeUp.await(endpoint.fd(), endpoint.events(this), remaining) != 0;
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
        inKernel = null;
        if (!endpoint.isOpen()) {
            notifyAll(); // whoever closes may wait for this
        }
    }

    /// Takes note that the direction has been shut down, and has the current caller look: no event may tell it.
    synchronized void shut() {
        shut = true;
        nudgeCurrent();
    }

    /// Waits until nobody is in the kernel on the descriptor of a socket that is being closed.
    synchronized void awaitKernelLeft() {
        boolean interrupted = false;
        while (inKernel != null) {
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

    /// Adds the counters of reads or writes to a map, and those of sendfile once there has been one.
    synchronized void copyCounters(Map<String, Long> target) {
        copy(mainSubject(), target);
        if (Counters.find(counters, Counters.Subject.FILE) != null) {
            copy(Counters.Subject.FILE, target);
        }
    }

    /// Adds what is counted here to the counters of another lane.
    void addCounters(Map<String, Long> target) {
        Map<String, Long> counted = new HashMap<>();
        copyCounters(counted);
        counted.forEach(
                (name, value) -> target.merge(name, value, name.equals("read_pkg_max") ? Math::max : Long::sum));
    }

    /// Adds the counters of accepts to a map, which are there, at zero, before the first.
    synchronized void copyAccepts(Map<String, Long> target) {
        copy(Counters.Subject.ACCEPT, target);
    }

    private Counters.Subject mainSubject() {
        return endpoint.events(this) == Kernel.POLLOUT ? Counters.Subject.WRITE : Counters.Subject.READ;
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
