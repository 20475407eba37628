package dev.osock.internal.poll;

import dev.osock.internal.kernel.Scratch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Who waits for the events of a poller's queue: its own thread, a thread that leads, or the [MasterPoller].
///
/// A queue must never be without one: whenever the poller's thread is parked without an end, somebody else waits. All
/// changes, and what the master is told of them, are made under the lock of this, so that the state and what the master
/// does cannot contradict each other.
final class PollerHandoff {

    private enum State {
        /// The poller's thread looks.
        AWAKE,
        /// It is parked, or about to be, for a short time: others deliver, but may have something else to do.
        NAPPING,
        /// It is parked, or about to be: another thread waits for events.
        LED,
        /// The same; that is a virtual thread, which waits for a moment only.
        LED_HOT,
        /// It is parked, or about to be, and the master watches the queue.
        PARKED,
        /// It has ended, or is about to.
        RETIRED
    }

    /// The poller's thread, once it has one. Written under the lock of this.
    private @Nullable Thread thread;

    private final EventQueue queue;
    private final MasterPoller master;
    private final int index;

    /// How many threads wait for what the pollers have to tell, and do not lead.
    private final AtomicInteger followers;

    /// Written under the lock of this, as [#asleep] is.
    private volatile State state = State.AWAKE;

    /// Whether the poller's thread is parked, or about to be, without an end: until it is woken.
    private volatile boolean asleep;

    /// How often a thread that parks would have gone on to wait for events itself, had the poller's thread not been
    /// awake. Written under the lock of this.
    private volatile long claims;

    /// Guarded by this.
    private final Scratch scratch = new Scratch();

    PollerHandoff(EventQueue queue, MasterPoller master, int index, AtomicInteger followers) {
        this.queue = queue;
        this.master = master;
        this.index = index;
        this.followers = followers;
    }

    /// Gives the poller a new thread, which is awake.
    synchronized void serve(Thread next) {
        thread = next;
        rouse();
    }

    boolean isAwake() {
        return state == State.AWAKE;
    }

    /// Tells whether the poller's thread need not look at its queue, because the master or a leading thread does.
    boolean isParked() {
        State now = state;
        return now == State.PARKED || (now == State.LED && asleep);
    }

    /// How often other threads would have waited for events themselves if the poller's thread had not been awake. They
    /// have parked instead.
    long claims() {
        return claims;
    }

    /// The poller's thread is about to park until it is woken.
    ///
    /// @return false if the master cannot watch: it must go on looking
    synchronized boolean park() {
        asleep = state != State.RETIRED && watch();
        return asleep;
    }

    /// The poller's thread is about to park for a short time, because others deliver.
    ///
    /// @param answered how many of the [#claims] were made by threads that have got their event since
    /// @return false if there are some for whom nobody would deliver: it must not
    synchronized boolean nap(long answered) {
        if (followers.get() > 0 || claims != answered || state == State.RETIRED) {
            return false;
        }
        state = State.NAPPING;
        return true;
    }

    /// The poller's thread has napped; it is awake now or, if the master waits for events, asleep.
    ///
    /// @param areBusy whether others have delivered something meanwhile
    /// @return false if a thread leads that is busy, or a virtual one, which will not lead for long: it must nap again
    synchronized boolean endNap(boolean areBusy) {
        if (state == State.LED_HOT || (state == State.LED && areBusy)) {
            return false;
        }
        if (state == State.NAPPING) {
            state = State.AWAKE;
        }
        asleep = state != State.AWAKE;
        return true;
    }

    /// The master has seen an event. It is nothing to the poller's thread if another has begun to lead meanwhile.
    synchronized void wake() {
        if (state == State.PARKED) {
            rouse();
        }
    }

    /// The poller is not needed any more: its thread ends.
    ///
    /// @return false if somebody looks at the queue or waits for its events
    synchronized boolean retire() {
        if (state != State.PARKED) {
            return false;
        }
        state = State.RETIRED;
        asleep = false;
        LockSupport.unpark(thread);
        return true;
    }

    boolean isRetired() {
        return state == State.RETIRED;
    }

    /// A thread is about to wait for events itself.
    ///
    /// @return false if the poller's thread or another one does
    boolean lead() {
        return lead(State.LED);
    }

    /// A virtual thread is about to do so, for a moment.
    ///
    /// @return false if the poller's thread or another one does
    boolean leadHot() {
        return lead(State.LED_HOT);
    }

    private synchronized boolean lead(State led) {
        if (state == State.AWAKE) {
            claim();
        }
        if (state != State.NAPPING && state != State.PARKED) {
            return false;
        }
        if (state == State.PARKED) {
            master.unwatch(scratch, queue.descriptor(), index);
        }
        state = led;
        return true;
    }

    /// It has waited. The poller's thread goes on with its nap if that has not ended yet, else the master watches.
    synchronized void endLead() {
        if (state != State.LED) {
            return; // the poller's thread has been roused meanwhile
        }
        if (asleep || followers.get() > 0) {
            watchOrRouse();
        } else {
            state = State.NAPPING;
        }
    }

    /// A virtual thread has led, and events have come. The poller's thread naps, as that thread or the next one will
    /// lead again; but if they were for others too, it takes over.
    ///
    /// @param isAlone whether they were for the thread that led
    synchronized void endLeadHot(boolean isAlone) {
        if (state != State.LED_HOT) {
            return; // the poller's thread has been roused meanwhile
        }
        if (isAlone && !asleep && followers.get() == 0) {
            state = State.NAPPING;
            return;
        }
        if (!isAlone) {
            claim();
        }
        rouse();
    }

    /// A virtual thread has led, and nothing has come: the master watches.
    synchronized void endLeadCold() {
        if (state == State.LED_HOT) {
            watchOrRouse();
        }
    }

    /// A virtual thread parks that would have led, and does not: its event must not wait for the end of a nap.
    synchronized void decline() {
        if (state == State.AWAKE) {
            claim();
        }
        follow();
    }

    /// A thread has become a follower, and is counted already: the events must not wait for the end of a nap.
    synchronized void follow() {
        if (state == State.NAPPING) {
            watchOrRouse();
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // under the lock
    private void claim() {
        claims = claims + 1;
    }

    private void watchOrRouse() {
        if (!watch()) {
            rouse();
        }
    }

    /// The master watches, or the poller's thread must look.
    private boolean watch() {
        boolean watched = master.watch(scratch, queue.descriptor(), index) >= 0;
        state = watched ? State.PARKED : State.AWAKE;
        return watched;
    }

    /// Has the poller's thread look, whatever it does now.
    synchronized void rouse() {
        state = State.AWAKE;
        asleep = false;
        LockSupport.unpark(thread);
    }
}
