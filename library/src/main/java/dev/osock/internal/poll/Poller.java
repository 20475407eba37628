package dev.osock.internal.poll;

import dev.osock.internal.poll.Registrations.Delivered;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// Delivers the events of one [EventQueue].
///
/// The poller's thread is virtual: between two looks at the queue it yields to the threads it has just woken, on the same
/// carrier, which is what makes a round trip fast (ADR 0003). When there is nothing to deliver it parks, and the [Master]
/// watches the queue for it.
///
/// While other threads deliver or wait for events in its place it only naps ([Vigil]): nobody watches the queue, and it looks
/// again after a while, in case they have something else to do.
final class Poller {

    /// Empty looks at the queue, each followed by a yield, before the thread parks.
    private static final int IDLE_LOOKS = 2;

    /// If nobody can watch, the thread looks again after this.
    private static final long UNWATCHED_NANOS = 1_000_000;

    /// How long a nap is, and so how long an event may wait if those who did the work have something else to do.
    private static final long NAP_NANOS = 1_000_000;

    private final EventQueue queue;
    private final Registrations registrations;
    private final EventQueue.Batch batch;
    private final Thread thread;
    private final Vigil vigil;

    /// Looks at the queue so far; only the poller's thread writes it.
    private volatile long looks;

    /// Of the other threads that deliver: one at a time, which holds the lock.
    private final EventQueue.Batch othersBatch;

    private final ReentrantLock others = new ReentrantLock();

    /// How often others have delivered something.
    private volatile long deliveries;

    /// Their count when the poller's thread last looked at it.
    private long seenDeliveries;

    Poller(int index, EventQueue queue, Master master, AtomicInteger followers) {
        this.queue = queue;
        registrations = new Registrations(queue);
        batch = queue.batch();
        othersBatch = queue.batch();
        thread = Thread.ofVirtual()
                .name("osock-poller-" + index)
                .inheritInheritableThreadLocals(false)
                .unstarted(this::loop);
        vigil = new Vigil(thread, queue, master, index, followers);
    }

    void start() {
        thread.start();
    }

    EventQueue queue() {
        return queue;
    }

    Registrations registrations() {
        return registrations;
    }

    Vigil vigil() {
        return vigil;
    }

    long looks() {
        return looks;
    }

    /// Delivers in the poller's place, unless another thread is at it.
    ///
    /// @return whether there was something
    @SuppressWarnings("NonAtomicVolatileUpdate") // written under the lock
    boolean deliverForOthers() {
        if (!others.tryLock()) {
            return false;
        }
        try {
            boolean some = registrations.deliver(othersBatch) != Delivered.NOTHING;
            if (some) {
                deliveries = deliveries + 1;
            }
            return some;
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
            if (delivered == Delivered.BACKLOG && nap()) {
                continue;
            }
            if (idle < IDLE_LOOKS) {
                Thread.yield();
            } else {
                idle = 0;
                rest();
            }
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // there is one writer
    private Delivered look() {
        Delivered delivered = registrations.deliver(batch);
        looks = looks + 1;
        return delivered;
    }

    private void rest() {
        boolean napped = false;
        while (othersDeliver() && nap()) {
            napped = true;
            look();
        }
        if (napped) {
            return; // and looks twice more, before it parks
        }
        if (vigil.park()) {
            sleep();
        } else {
            LockSupport.parkNanos(this, UNWATCHED_NANOS);
        }
    }

    /// Tells whether other threads have delivered something since this was last asked.
    private boolean othersDeliver() {
        long delivered = deliveries;
        boolean some = delivered != seenDeliveries;
        seenDeliveries = delivered;
        return some;
    }

    /// Parks for a while, if it may, and as long as somebody else waits for the events.
    private boolean nap() {
        if (!vigil.nap()) {
            return false;
        }
        LockSupport.parkNanos(this, NAP_NANOS);
        vigil.endNap();
        sleep();
        return true;
    }

    private void sleep() {
        while (!vigil.isAwake()) {
            LockSupport.park(this);
        }
    }
}
