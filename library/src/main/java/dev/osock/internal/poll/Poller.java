package dev.osock.internal.poll;

import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Delivers the events of one [EventQueue] to the [Pollable]s registered with it.
///
/// A descriptor is registered once, edge-triggered for both directions. The poller's thread is virtual: between two
/// looks at the queue it yields to the threads it has just woken, on the same carrier, which is what makes a round trip
/// fast (ADR 0003). When there is nothing to deliver it parks, and the [Master] watches the queue for it.
///
/// A thread that is about to wait for a message looks at the queues itself first ([#deliverNow]), and a platform thread waits for
/// events itself ([#lead]). While such threads do the work the poller only naps: nobody watches the queue, and it looks again after
/// a while, in case they have something else to do.
public final class Poller {

    /// Empty looks at the queue, each followed by a yield, before the thread parks.
    private static final int IDLE_LOOKS = 2;

    /// A parked poller that nobody watches looks again after this.
    private static final long UNWATCHED_NANOS = 1_000_000;

    /// How long a nap is, and so how long an event may wait if those who did the work have something else to do.
    private static final long NAP_NANOS = 1_000_000;

    /// What the poller's thread is doing.
    private enum State {
        AWAKE,
        /// Parked or about to, for a short time: others deliver, but may have something else to do.
        NAPPING,
        /// Parked or about to: another thread waits for events.
        LED,
        /// Parked or about to, and the master watches the queue.
        PARKED
    }

    /// How many threads wait for what the pollers have to tell, and do not lead.
    private static final AtomicInteger FOLLOWERS = new AtomicInteger();

    /// Is readable while a poller's queue has events. Written before [#pollers].
    private static int allQueues;

    /// Empty until the first wait of all has started them.
    private static volatile Poller[] pollers = {};

    /// Whom a descriptor concerns: as a rule one target, or several that share the descriptor.
    private record Sharing(Pollable target, Object rest) {}

    /// What is registered, by descriptor: the targets, [Sharing] if there are several, and a number that tells a registration from earlier
    /// ones of the same descriptor.
    private record Table(AtomicReferenceArray<@Nullable Object> targets, AtomicIntegerArray generations) {

        Table(int size) {
            this(new AtomicReferenceArray<>(size), new AtomicIntegerArray(size));
        }

        int size() {
            return generations.length();
        }

        @Nullable
        Object find(int fd) {
            return fd < size() ? targets.get(fd) : null;
        }

        /// The generation goes first: who sees the new target sees that too.
        void set(int fd, int generation, @Nullable Object target) {
            generations.set(fd, generation);
            targets.set(fd, target);
        }
    }

    private final EventQueue queue;
    private final EventQueue.Batch batch;
    private final Scratch scratch = new Scratch();

    /// Guarded by this.
    private int generations;

    private final Thread thread;

    /// Grown under the lock of this; it is written to under it and read without.
    private volatile Table table = new Table(1024);

    /// Looks at the queue so far; only the poller's thread writes it.
    private volatile long looks;

    private final AtomicReference<State> state = new AtomicReference<>(State.AWAKE);

    /// Whether the thread is parked without an end: until the master or whoever leads says so.
    private volatile boolean asleep;

    /// Of the other threads that deliver: one at a time, which holds the lock.
    private final EventQueue.Batch othersBatch;

    private final Scratch othersScratch = new Scratch();

    private final ReentrantLock others = new ReentrantLock();

    /// How often others have delivered something.
    private volatile long deliveries;

    /// Their count when the poller's thread last looked at it.
    private long seenDeliveries;

    private final Master master;
    private final int index;

    Poller(int index, EventQueue queue, Master master) {
        this.index = index;
        this.queue = queue;
        this.master = master;
        batch = queue.batch();
        othersBatch = queue.batch();
        thread = Thread.ofVirtual()
                .name("osock-poller-" + index)
                .inheritInheritableThreadLocals(false)
                .unstarted(this::loop);
    }

    /// Has this class loaded, and starts nothing.
    public static void load() {}

    /// Starts the pollers, unless they run.
    ///
    /// @return 0, or `-errno` if the system has no descriptor left for them: a later call tries again
    private static synchronized int start(Scratch scratch) {
        if (pollers.length > 0) {
            return 0;
        }
        int count = Math.max(1, Runtime.getRuntime().availableProcessors() / 4);
        int[] queues = new int[count == 1 ? 2 : count + 2]; // the master's, one for each, and one that has these if they are several
        for (int i = 0; i < queues.length; i++) {
            queues[i] = Kernel.epollCreate(scratch);
            if (queues[i] < 0) {
                return giveUp(scratch, queues, i, queues[i]);
            }
        }
        var master = new Master(new Epoll(queues[0]));
        var started = new Poller[count];
        for (int i = 0; i < count; i++) {
            started[i] = new Poller(i, new Epoll(queues[i + 1]), master);
        }
        allQueues = queues[queues.length - 1];
        if (count > 1) {
            var all = new Epoll(allQueues);
            for (Poller poller : started) {
                int added = all.watch(scratch, poller.queue.descriptor(), poller.index);
                if (added < 0) {
                    return giveUp(scratch, queues, queues.length, added);
                }
            }
        }
        master.start(started);
        for (Poller poller : started) {
            poller.thread.start();
        }
        pollers = started;
        return 0;
    }

    private static int giveUp(Scratch scratch, int[] queues, int made, int failure) {
        for (int i = 0; i < made; i++) {
            Kernel.close(scratch, queues[i]);
        }
        return failure;
    }

    /// The poller that serves a descriptor: always the same one for the same number.
    private static Poller of(int fd) {
        Poller[] running = pollers;
        return running[fd % running.length];
    }

    /// Registers a descriptor. Its target is told at once if the descriptor is ready now.
    ///
    /// @param scratch for the system call
    /// @param fd the descriptor
    /// @param target is told of readiness until [#deregister]
    /// @return a token for [#deregister], or `-errno`
    public static long register(Scratch scratch, int fd, Pollable target) {
        int started = pollers.length > 0 ? 0 : start(scratch);
        return started < 0 ? started : of(fd).add(scratch, fd, target);
    }

    synchronized long add(Scratch scratch, int fd, Pollable target) {
        Table current = tableFor(fd);
        int generation = generations++ & Integer.MAX_VALUE;
        Object old = current.find(fd);
        int oldGeneration = current.generations.get(fd);
        current.set(fd, generation, target);
        int added = queue.add(scratch, fd, token(generation, fd));
        if (added >= 0) {
            return token(generation, fd);
        }
        if (old == null) {
            current.set(fd, oldGeneration, null);
            return added;
        }
        boolean isShared = added == Kernel.EEXIST;
        current.set(fd, oldGeneration, isShared ? new Sharing(target, old) : old);
        tellAgain(scratch, fd);
        return isShared ? token(oldGeneration, fd) : added;
    }

    private static long token(int generation, int fd) {
        return (long) generation << 32 | fd;
    }

    /// Tells the targets of a descriptor what it is ready for now: an event may have come while the entry was another.
    private void tellAgain(Scratch scratch, int fd) {
        int events = Kernel.poll(scratch, fd, Kernel.POLLIN | Kernel.POLLOUT);
        Object told = table.find(fd);
        if (events != 0 && told != null) {
            boolean failed = (events & ~(Kernel.POLLIN | Kernel.POLLOUT)) != 0;
            tell(told, failed || (events & Kernel.POLLIN) != 0, failed || (events & Kernel.POLLOUT) != 0, true);
        }
    }

    /// Tells the targets, and whether none of them is in a hurry.
    private static boolean tell(Object told, boolean readable, boolean writable, boolean extraordinary) {
        if (told instanceof Sharing(Pollable target, Object rest)) {
            boolean noHurry = tell(rest, readable, writable, extraordinary);
            return tell(target, readable, writable, extraordinary) && noHurry;
        }
        Pollable target = (Pollable) told;
        if (extraordinary) {
            target.extraordinary();
        }
        return target.ready(readable, writable);
    }

    /// Ends a registration; must come before the descriptor is closed. An event that is being delivered may still reach
    /// the target, and never reaches a later registration of the same number.
    ///
    /// @param scratch for the system call
    /// @param token what [#register] returned
    /// @param target what was registered
    public static void deregister(Scratch scratch, long token, Pollable target) {
        of((int) token).remove(scratch, token, target);
    }

    synchronized void remove(Scratch scratch, long token, Pollable target) {
        int fd = (int) token;
        Table current = table;
        Object old = current.find(fd);
        if (old == null || current.generations.get(fd) != generation(token)) {
            return; // somebody else closed the descriptor, and the number has a new user
        }
        Object rest = without(old, target);
        current.targets.set(fd, rest);
        if (rest == null) {
            queue.remove(scratch, fd);
        }
    }

    private static int generation(long token) {
        return (int) (token >>> 32);
    }

    private static @Nullable Object without(Object told, Pollable gone) {
        if (told instanceof Sharing(Pollable target, Object rest)) {
            Object left = without(rest, gone);
            if (target.equals(gone)) {
                return left;
            }
            return left == null ? target : new Sharing(target, left);
        }
        return told.equals(gone) ? null : told;
    }

    /// The table, grown so that a descriptor has a place in it.
    private Table tableFor(int fd) {
        Table current = table;
        if (fd < current.size()) {
            return current;
        }
        var grown = new Table(Math.max(fd + 1, current.size() * 2));
        for (int i = 0; i < current.size(); i++) {
            grown.set(i, current.generations.get(i), current.targets.get(i));
        }
        table = grown;
        return grown;
    }

    /// What has been delivered.
    enum Delivered {
        NOTHING,
        /// Only to those who have others to hear of first.
        BACKLOG,
        SOMETHING
    }

    /// Takes what is in the queue and tells the targets; from any thread, each with a batch of its own.
    Delivered deliver(EventQueue.Batch events) {
        int count = events.take(0);
        boolean noHurry = true;
        Table current = table;
        for (int i = 0; i < count; i++) {
            long token = events.token(i);
            Object told = current.find((int) token);
            if (told != null && current.generations.get((int) token) == generation(token)) {
                noHurry &= tell(told, events.readable(i), events.writable(i), events.extraordinary(i));
            }
        }
        if (count <= 0) {
            return Delivered.NOTHING;
        }
        return noHurry ? Delivered.BACKLOG : Delivered.SOMETHING;
    }

    /// Delivers what is in the queues, from the calling thread.
    ///
    /// @return whether there was something
    public static boolean deliverNow() {
        boolean some = false;
        for (Poller poller : pollers) {
            some |= poller.deliverForOthers();
        }
        return some;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // written under the lock
    private boolean deliverForOthers() {
        if (!others.tryLock()) {
            return false; // somebody is at it
        }
        try {
            boolean some = deliver(othersBatch) != Delivered.NOTHING;
            if (some) {
                deliveries = deliveries + 1;
            }
            return some;
        } finally {
            others.unlock();
        }
    }

    /// Waits for events in the place of the pollers, unless another thread does.
    ///
    /// @param wakeUp ends the wait
    /// @param nanos the longest wait, or less than 0 to wait without limit
    /// @return whether it has waited; events are to be delivered then, with [#deliverNow]
    public static boolean lead(WakeUp wakeUp, long nanos) {
        Poller[] led = pollers;
        if (led.length == 0 || FOLLOWERS.get() > 0 || isAnyAwake(led)) {
            return false;
        }
        int begun = 0;
        while (begun < led.length && led[begun].beginLead()) {
            begun++;
        }
        try {
            if (begun < led.length) {
                return false;
            }
            wakeUp.await(allQueues, Kernel.POLLIN, nanos);
            return true;
        } finally {
            for (int i = 0; i < begun; i++) {
                led[i].endLead();
            }
        }
    }

    private static boolean isAnyAwake(Poller[] asked) {
        for (Poller each : asked) {
            if (each.state.get() == State.AWAKE) {
                return true;
            }
        }
        return false;
    }

    private boolean beginLead() {
        if (state.compareAndSet(State.NAPPING, State.LED)) {
            return true;
        }
        if (!state.compareAndSet(State.PARKED, State.LED)) {
            return false;
        }
        others.lock();
        try {
            master.unwatch(othersScratch, queue.descriptor(), index);
        } finally {
            others.unlock();
        }
        return true;
    }

    /// Ends the lead: with a nap of the poller's that has not ended yet, or the master watches.
    private void endLead() {
        boolean handsBack = asleep || FOLLOWERS.get() > 0;
        boolean isLed = state.compareAndSet(State.LED, handsBack ? State.PARKED : State.NAPPING);
        if (handsBack || asleep || !isLed) { // the master may have woken the poller before this thread had it watch no more
            watchAgain();
        }
    }

    /// Has the master watch, unless the poller has ended its nap.
    private void watchAgain() {
        if (state.get() == State.PARKED || state.compareAndSet(State.NAPPING, State.PARKED)) {
            watchForOthers();
        }
    }

    /// Takes note that a thread waits for something that the pollers have to tell.
    public static void follow() {
        FOLLOWERS.getAndIncrement();
        for (Poller poller : pollers) {
            if (poller.state.get() == State.NAPPING) {
                poller.watchAgain();
            }
        }
    }

    /// Takes note that it waits no more.
    public static void unfollow() {
        FOLLOWERS.getAndDecrement();
    }

    private void watchForOthers() {
        others.lock();
        try {
            if (master.watch(othersScratch, queue.descriptor(), index) < 0) {
                wake();
            }
        } finally {
            others.unlock();
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // to yield is the point
    private void loop() {
        int idle = 0;
        for (;;) {
            Delivered delivered = look();
            idle = delivered == Delivered.SOMETHING ? 0 : idle + 1;
            if (delivered == Delivered.BACKLOG) {
                nap();
            } else if (idle < IDLE_LOOKS) {
                Thread.yield();
            } else {
                idle = 0;
                rest();
            }
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // there is one writer
    private Delivered look() {
        Delivered delivered = deliver(batch);
        looks = looks + 1;
        return delivered;
    }

    private void rest() {
        if (othersDeliver()) {
            do {
                nap();
                look();
            } while (othersDeliver());
            return;
        }
        state.set(State.PARKED);
        if (master.watch(scratch, queue.descriptor(), index) < 0) {
            state.set(State.AWAKE);
            LockSupport.parkNanos(this, UNWATCHED_NANOS);
        } else {
            sleep();
        }
    }

    private void nap() {
        state.set(State.NAPPING);
        LockSupport.parkNanos(this, NAP_NANOS);
        sleep();
    }

    /// Tells whether other threads have delivered something since this was last asked.
    private boolean othersDeliver() {
        long delivered = deliveries;
        boolean some = delivered != seenDeliveries;
        seenDeliveries = delivered;
        return some;
    }

    /// Parks until the state is awake; the end of a nap makes it so.
    private void sleep() {
        asleep = true;
        for (State now = state.get(); now != State.AWAKE; now = state.get()) {
            if (now == State.NAPPING && state.compareAndSet(State.NAPPING, State.AWAKE)) {
                break;
            }
            LockSupport.park(this);
        }
        asleep = false;
    }

    EventQueue queue() {
        return queue;
    }

    long looks() {
        return looks;
    }

    /// Tells whether the poller's thread need not look at its queue, because the master or a leading thread does.
    boolean isParked() {
        State now = state.get();
        return now == State.PARKED || (now == State.LED && asleep);
    }

    /// Ends the park in which the master watches.
    void wake() {
        state.set(State.AWAKE);
        LockSupport.unpark(thread);
    }
}
