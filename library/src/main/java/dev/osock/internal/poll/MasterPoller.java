package dev.osock.internal.poll;

import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import dev.osock.internal.poll.Registrations.Delivered;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Watches the queues of parked pollers, on a platform thread, and polls in a poller's place when its virtual thread
/// gets no carrier.
///
/// A poller that is awake is looked at every few milliseconds: if it has not looked at its queue since, all carriers
/// are busy computing, and its events are delivered from here, so that mailboxes and their threads are not kept
/// waiting.
///
/// It also mends what the machine has broken. What it throws (no memory, no stack) ends no thread of the pollers;
/// events that may have been lost by it are told anew; a poller without a thread gets one; and where the system refuses
/// to tell of events, [PollLoop] takes over.
final class MasterPoller {

    /// How long an awake poller may go without a look at its queue; also how often this is checked.
    private static final long PATIENCE_NANOS = 10_000_000;

    /// How often it looks for lost events at least, if nobody could tell it of them.
    private static final long IDLE_NANOS = 1_000_000_000;

    private static final long PAUSE_NANOS = 1_000_000;

    /// What events of the wake-up carry.
    private static final long WAKE_UP = -1;

    private final EventQueue queue;
    private final EventQueue.Batch batch;
    private final Scratch scratch = new Scratch();

    /// An eventfd(2) that ends its wait, or less than 0: then it looks by itself, but less soon.
    private final int wakeUp;

    /// All that it and the pollers use.
    private final int[] descriptors;

    /// Guarded by itself, as [#ended] is.
    private final Scratch waking = new Scratch();

    private boolean ended;

    /// Set once and for good: the system refuses to tell of events.
    private volatile boolean refused;

    // What follows only its thread uses.

    private StandIn[] standIns = {};
    private long inspected = System.nanoTime();
    private boolean someAwake = true;
    private boolean wasIdle;

    /// Whether pollers may not have been told what was taken from the queue.
    private boolean doubts;

    /// Whose descriptors poll(2) tells of, and what does so for the next.
    private int moved;

    private @Nullable PollLoop next;

    MasterPoller(EventQueue queue, int wakeUp, int... descriptors) {
        this.queue = queue;
        this.wakeUp = wakeUp;
        this.descriptors = descriptors;
        batch = queue.batch();
    }

    /// Makes the wake-up end a wait.
    ///
    /// @return 0, or `-errno`
    int watchWakeUp(Scratch own) {
        return wakeUp < 0 ? 0 : queue.watch(own, wakeUp, WAKE_UP);
    }

    /// Says whose queues it watches, before it starts.
    void watchOver(Poller[] pollers) {
        var made = new StandIn[pollers.length];
        for (int i = 0; i < made.length; i++) {
            made[i] = new StandIn(pollers[i]);
        }
        standIns = made;
    }

    /// Starts its thread, which starts those of the pollers.
    void start() {
        Thread.ofPlatform()
                .name("osock-master")
                .daemon()
                .inheritInheritableThreadLocals(false)
                .start(this::loop);
    }

    /// Watches the queue of a poller that is about to park; it is woken even if its queue has events already.
    ///
    /// @return less than 0 if that failed: nothing will wake the poller
    int watch(Scratch scratch, int descriptor, int index) {
        return queue.watchOnce(scratch, descriptor, index);
    }

    /// Watches the queue of a poller no more.
    void unwatch(Scratch scratch, int descriptor, int index) {
        queue.ignore(scratch, descriptor, index);
    }

    /// Has it look soon for what is to be mended.
    void hurry() {
        synchronized (waking) {
            if (wakeUp >= 0 && !ended) {
                Kernel.eventfdWrite(waking, wakeUp);
            }
        }
    }

    /// Takes note that the system refuses to tell of events.
    void refuse() {
        refused = true;
        hurry();
    }

    boolean isRefused() {
        return refused;
    }

    private void loop() {
        boolean ends = false;
        while (!refused && !ends) {
            try {
                ends = turn();
            } catch (Throwable unexpected) {
                doubts = true;
                pause();
            }
        }
        if (ends) {
            end();
            return;
        }
        for (;;) {
            try {
                pollInstead();
            } catch (Throwable unexpected) { // and goes on where it was
                pause();
            }
        }
    }

    static void pause() {
        try {
            LockSupport.parkNanos(PAUSE_NANOS);
        } catch (Throwable unexpected) {
            // then without a pause
        }
    }

    /// Waits for something to do, and does it.
    ///
    /// @return whether that was the last: nothing is registered any more
    private boolean turn() {
        for (StandIn standIn : standIns) {
            standIn.poller.live();
        }
        int count = batch.take(someAwake ? PATIENCE_NANOS : IDLE_NANOS);
        if (count < 0 && count != Kernel.EINTR) {
            refused = true;
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (batch.token(i) == WAKE_UP) {
                Kernel.eventfdRead(scratch, wakeUp);
            } else {
                standIns[(int) batch.token(i)].poller.handoff().wake();
            }
        }
        if (doubts) {
            for (StandIn standIn : standIns) {
                standIn.poller.handoff().rouse();
            }
            doubts = false;
        }
        inspect();
        boolean isIdle = count == 0 && !someAwake && PollerGroup.areUnused(this);
        boolean ends = isIdle && wasIdle && PollerGroup.retire(this);
        wasIdle = isIdle;
        return ends;
    }

    /// Ends the threads of all pollers, if nobody needs them. Under the lock of [PollerGroup].
    ///
    /// @return false if somebody does
    boolean retire() {
        int retired = 0;
        while (retired < standIns.length && standIns[retired].poller.retire()) {
            retired++;
        }
        if (retired == standIns.length) {
            return true;
        }
        while (retired-- > 0) {
            standIns[retired].poller.handoff().rouse(); // it goes on, or gets a new thread
        }
        return false;
    }

    /// Closes what the pollers have used, once none of them can use it any more.
    private void end() {
        for (StandIn standIn : standIns) {
            while (!standIn.poller.hasEnded()) {
                pause();
            }
        }
        synchronized (waking) {
            ended = true;
            PollerGroup.close(scratch, descriptors);
        }
    }

    private void inspect() {
        long now = System.nanoTime();
        boolean due = now - inspected >= PATIENCE_NANOS;
        someAwake = false;
        for (StandIn standIn : standIns) {
            someAwake |= standIn.inspect(due);
            if (due) {
                standIn.poller.registrations().tellLost(scratch);
            }
            someAwake |= standIn.poller.registrations().hasLost(); // to look again soon
        }
        inspected = due ? now : inspected;
    }

    /// Has poll(2) tell of the descriptors of all pollers: of the last here, of others in threads of their own.
    private void pollInstead() {
        for (; moved < standIns.length; moved++) {
            PollLoop loop = next;
            if (loop == null) {
                loop = new PollLoop(standIns[moved].poller.registrations(), new PollQueue(Kernel.eventfd(scratch)));
                next = loop;
            }
            loop.begin();
            if (moved + 1 == standIns.length) {
                loop.run();
            }
            loop.start();
            next = null;
        }
    }

    /// Polls in the place of one poller while that is late.
    private final class StandIn {
        private final Poller poller;
        private final EventQueue.Batch own;
        private long seen = -1;

        StandIn(Poller poller) {
            this.poller = poller;
            own = poller.registrations().batch(poller.queue());
        }

        /// Delivers the poller's events if it is awake and, at two due inspections in a row, has not moved.
        ///
        /// @return whether the poller is awake
        boolean inspect(boolean due) {
            if (poller.handoff().isParked()) {
                seen = -1;
                return false;
            }
            if (due) {
                long looks = poller.looks();
                if (looks == seen && poller.registrations().deliver(own) == Delivered.REFUSED) {
                    refused = true;
                }
                seen = looks;
            }
            return true;
        }
    }
}
