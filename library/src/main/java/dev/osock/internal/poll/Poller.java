package dev.osock.internal.poll;

import dev.osock.internal.kernel.StackRoom;
import dev.osock.internal.poll.Registrations.Delivered;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Delivers the events of one [EventQueue].
///
/// The poller's thread is virtual: between two looks at the queue it yields to the threads it has just woken, on the
/// same carrier, which is what makes a round trip fast (ADR 0003). While events are coming it waits for the next ones
/// on its carrier for a moment: it is *hot*, and at most one poller at a time is. When nothing has come then it parks,
/// and the [MasterPoller] watches the queue for it.
///
/// While other threads deliver or wait for events in its place it only naps ([PollerHandoff]): nobody watches the
/// queue, and it looks again after a while, in case they have something else to do.
final class Poller {

    /// If nobody can watch, the thread looks again after this.
    private static final long UNWATCHED_NANOS = 1_000_000;

    /// How long a nap is, and so how long an event may wait if those who did the work have something else to do.
    private static final long NAP_NANOS = 1_000_000;

    /// How long threads from outside may have to wait for a carrier that is kept busy by what is delivered here, or by
    /// threads that lead.
    private static final long OUTSIDE_NANOS = 10_000_000;

    /// How often a thread that leads waits once more because an event was not its own.
    private static final int MOST_LOOKS = 4;

    private final EventQueue queue;
    private final Registrations registrations;
    private final MasterPoller master;
    private final EventQueue.Batch batch;
    private final String name;
    private final PollerHandoff handoff;

    /// Only the master uses it.
    private @Nullable Thread thread;

    /// When the poller's thread last came from outside itself.
    private long outside;

    /// When virtual threads began to lead, since the poller's thread has last looked; 0 if none has. A race makes it
    /// wrong for a moment, and no more.
    private volatile long leadsSince;

    /// Looks at the queue so far; only the poller's thread writes it.
    private volatile long looks;

    /// How long it waits on its carrier while it is hot; 0 if it never is.
    private final long hotNanos;

    /// Whether a poller is hot, which holds a carrier.
    private final AtomicBoolean heat;

    /// Whether the last look has found something. Only the poller's thread uses it.
    private boolean warm;

    /// How many of those who would have led have got an event since. Only the poller's thread uses it.
    private long answered;

    /// Of the other threads that deliver: one at a time, which holds the lock.
    private final EventQueue.Batch othersBatch;

    /// Of a virtual thread that leads; used in the state LED_HOT only.
    private final EventQueue.Batch leadBatch;

    private final ReentrantLock others = new ReentrantLock();

    /// How often others have delivered something.
    private final AtomicLong deliveries = new AtomicLong();

    /// Their count when the poller's thread last looked at it.
    private long seenDeliveries;

    Poller(
            int index,
            EventQueue queue,
            MasterPoller master,
            AtomicInteger followers,
            long hotNanos,
            AtomicBoolean heat) {
        this.queue = queue;
        this.hotNanos = hotNanos;
        this.heat = heat;
        this.master = master;
        registrations = new Registrations(queue);
        batch = registrations.batch(queue);
        othersBatch = registrations.batch(queue);
        leadBatch = registrations.batch(queue);
        name = "osock-poller-" + index;
        handoff = new PollerHandoff(queue, master, index, followers);
    }

    /// Starts a thread, unless there is one that lives. Only the master does.
    void live() {
        Thread last = thread;
        if (last == null || !last.isAlive()) {
            Thread started = Thread.ofVirtual()
                    .name(name)
                    .inheritInheritableThreadLocals(false)
                    .unstarted(this::loop);
            thread = started;
            handoff.serve(started);
            started.start();
        }
    }

    /// Ends the poller's thread, if nobody needs it; no other thread delivers from then on.
    ///
    /// @return false if somebody does
    boolean retire() {
        others.lock();
        try {
            return handoff.retire();
        } finally {
            others.unlock();
        }
    }

    /// Whether its thread has ended.
    boolean hasEnded() {
        return thread == null || !thread.isAlive();
    }

    EventQueue queue() {
        return queue;
    }

    Registrations registrations() {
        return registrations;
    }

    PollerHandoff handoff() {
        return handoff;
    }

    /// How often somebody has looked at the queue.
    long looks() {
        return looks + deliveries.get();
    }

    /// Delivers in the poller's place, unless another thread is at it. What fails concerns others, and is mended by the
    /// [MasterPoller].
    ///
    /// @return whether there was something
    boolean deliverForOthers() {
        if (!others.tryLock()) {
            return false;
        }
        boolean some = false;
        try {
            if (handoff.isRetired()) { // its descriptor may be another's
                return false;
            }
            some = isSome(registrations.deliver(othersBatch));
        } catch (Throwable notOfTheCaller) {
            master.hurry();
        } finally {
            if (some) {
                deliveries.getAndIncrement();
            }
            others.unlock();
        }
        return some;
    }

    /// Waits for events in the poller's place, if the last ones were all of one descriptor. What fails concerns others,
    /// and is mended by the [MasterPoller].
    ///
    /// @param fd what the thread waits for
    void leadHot(int fd, PollerGroup.Told me) {
        if (!registrations.areOfOne()) {
            return;
        }
        StackRoom.ensure();
        if (haveLedLong()) {
            handoff.decline(); // it parks, and the next event is not to wait for the end of a nap
            return;
        }
        if (!handoff.leadHot()) {
            return;
        }
        Delivered delivered = Delivered.NOTHING;
        boolean isHot = heat.compareAndSet(false, true);
        try {
            if (isHot) {
                delivered = deliverUntilTold(fd, me);
            }
        } catch (Throwable notOfTheCaller) {
            master.hurry();
        } finally {
            if (isHot) {
                heat.set(false);
            }
            endLead(delivered, me);
        }
    }

    /// Waits for the event that a thread is told of. Another of the same descriptor may come before: that it can be
    /// written to again.
    private Delivered deliverUntilTold(int fd, PollerGroup.Told me) {
        Delivered delivered = Delivered.NOTHING;
        boolean goesOn = !me.isTold();
        for (int i = 0; goesOn && i < MOST_LOOKS; i++) {
            delivered = registrations.deliver(leadBatch, hotNanos);
            deliveries.getAndIncrement();
            goesOn = isSome(delivered) && !me.isTold() && registrations.areOf(fd);
        }
        return delivered;
    }

    private static boolean isSome(Delivered delivered) {
        return delivered != Delivered.NOTHING && delivered != Delivered.REFUSED;
    }

    /// Whether threads have led for so long that one must park: it lets others have the carrier.
    private boolean haveLedLong() {
        long now = System.nanoTime();
        if (leadsSince == 0) {
            leadsSince = now;
        }
        return now - leadsSince > OUTSIDE_NANOS;
    }

    private void endLead(Delivered delivered, PollerGroup.Told me) {
        if (isSome(delivered)) {
            handoff.endLeadHot(me.isTold());
        } else {
            handoff.endLeadCold();
        }
    }

    /// Runs until another queue tells of the descriptors.
    private void loop() {
        while (!registrations.areMovedFrom(queue) && !handoff.isRetired()) {
            try {
                turn();
            } catch (Throwable unexpected) { // what was lost is told anew
                MasterPoller.pause();
            }
        }
    }

    private void turn() {
        long before = answered;
        Delivered delivered = look();
        if (delivered == Delivered.REFUSED) {
            master.refuse();
            MasterPoller.pause();
            return;
        }
        boolean isClaimed = answered != before; // who would have led has got its event, and may lead now
        boolean isLed = isClaimed && registrations.areOfOne();
        warm = delivered != Delivered.NOTHING && (isLed || !isClaimed);
        if (!warm) {
            rest();
        } else if ((isLed || delivered == Delivered.BACKLOG) && nap()) {
            warm = !isLed; // then who led has done something else meanwhile
        } else {
            letOthersRun();
        }
    }

    /// Lets those run that have just been woken. A carrier takes threads from outside only when its own queue is empty,
    /// which it may never be as long as events come: so now and then the poller's thread has the clock wake it, and
    /// comes from outside after the others.
    @SuppressWarnings("ThreadPriorityCheck") // to yield is the point
    private void letOthersRun() {
        long now = System.nanoTime();
        if (now - outside < OUTSIDE_NANOS) {
            Thread.yield();
        } else {
            outside = now;
            LockSupport.parkNanos(this, 1);
        }
    }

    /// Delivers what is in the queue; if it is hot, it waits for it.
    @SuppressWarnings("NonAtomicVolatileUpdate") // there is one writer
    private Delivered look() {
        boolean isHot = warm && hotNanos > 0 && heat.compareAndSet(false, true);
        long claims = handoff.claims();
        try {
            Delivered delivered = registrations.deliver(batch, isHot ? hotNanos : 0);
            if (isSome(delivered)) {
                answered = claims;
            }
            return delivered;
        } finally {
            if (isHot) {
                heat.set(false);
            }
            looks = looks + 1;
            leadsSince = 0;
        }
    }

    private void rest() {
        boolean napped = false;
        while (othersDeliver() && nap()) {
            napped = true;
            look();
        }
        if (napped) {
            return; // and looks once more, before it parks
        }
        if (handoff.park()) {
            sleep();
        } else {
            LockSupport.parkNanos(this, UNWATCHED_NANOS);
        }
    }

    /// Tells whether other threads have delivered something since this was last asked.
    private boolean othersDeliver() {
        long delivered = deliveries.get();
        boolean some = delivered != seenDeliveries;
        seenDeliveries = delivered;
        return some;
    }

    /// Parks for a while, if it may, and as long as somebody else waits for the events.
    private boolean nap() {
        if (!handoff.nap(answered)) {
            return false;
        }
        boolean areBusy;
        do {
            long before = deliveries.get();
            LockSupport.parkNanos(this, NAP_NANOS);
            areBusy = deliveries.get() != before;
        } while (!handoff.endNap(areBusy));
        sleep();
        return true;
    }

    private void sleep() {
        while (!handoff.isAwake() && !handoff.isRetired()) {
            LockSupport.park(this);
        }
    }
}
