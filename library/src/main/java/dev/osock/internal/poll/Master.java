package dev.osock.internal.poll;

import dev.osock.internal.kernel.Scratch;

/// Watches the queues of parked pollers, on a platform thread, and polls in a poller's place when its virtual thread
/// gets no carrier.
///
/// A poller that is awake is looked at every few milliseconds: if it has not looked at its queue since, all carriers are
/// busy computing, and its events are delivered from here, so that mailboxes and their threads are not kept waiting.
final class Master {

    /// How long an awake poller may go without a look at its queue; also how often this is checked.
    private static final int PATIENCE_MILLIS = 10;

    private final EventQueue queue;
    private final EventQueue.Batch batch;

    Master(EventQueue queue) {
        this.queue = queue;
        batch = queue.batch();
    }

    void start(Poller[] pollers) {
        Thread.ofPlatform()
                .name("osock-master")
                .daemon()
                .inheritInheritableThreadLocals(false)
                .start(() -> loop(pollers));
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

    private void loop(Poller[] pollers) {
        var standIns = new StandIn[pollers.length];
        for (int i = 0; i < pollers.length; i++) {
            standIns[i] = new StandIn(pollers[i]);
        }
        long inspected = System.nanoTime();
        boolean someAwake = true;
        for (;;) {
            int count = batch.take(someAwake ? PATIENCE_MILLIS : -1);
            for (int i = 0; i < count; i++) {
                pollers[(int) batch.token(i)].vigil().wake();
            }
            long now = System.nanoTime();
            boolean due = now - inspected >= PATIENCE_MILLIS * 1_000_000L;
            someAwake = false;
            for (StandIn standIn : standIns) {
                someAwake |= standIn.inspect(due);
            }
            inspected = due ? now : inspected;
        }
    }

    /// Polls in the place of one poller while that is late.
    private static final class StandIn {
        private final Poller poller;
        private final EventQueue.Batch batch;
        private long seen = -1;

        StandIn(Poller poller) {
            this.poller = poller;
            batch = poller.queue().batch();
        }

        /// Delivers the poller's events if it is awake and, at two due inspections in a row, has not moved.
        ///
        /// @return whether the poller is awake
        boolean inspect(boolean due) {
            if (poller.vigil().isParked()) {
                seen = -1;
                return false;
            }
            if (due) {
                long looks = poller.looks();
                if (looks == seen) {
                    poller.registrations().deliver(batch);
                }
                seen = looks;
            }
            return true;
        }
    }
}
