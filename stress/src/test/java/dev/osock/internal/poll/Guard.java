package dev.osock.internal.poll;

import java.util.concurrent.atomic.AtomicInteger;

/// A [PollerHandoff] over a queue whose poller's thread is played by an actor, as the master and the leading threads are.
final class Guard {

    private final FakeQueue mastersQueue = new FakeQueue();
    private final AtomicInteger followers = new AtomicInteger();
    private final PollerHandoff handoff =
            new PollerHandoff(new FakeQueue(), new MasterPoller(mastersQueue, -1), 0, followers);

    /// The poller's thread is parked, and the master watches.
    static Guard parked() {
        var guard = new Guard();
        guard.handoff.park();
        return guard;
    }

    /// The poller's thread naps.
    static Guard napping() {
        var guard = new Guard();
        guard.handoff.nap(guard.handoff.claims());
        return guard;
    }

    /// The poller's thread is awake.
    static Guard awake() {
        return new Guard();
    }

    /// As the poller's thread, once it has looked at the queue.
    void parkIfAwake() {
        if (handoff.isAwake()) {
            handoff.park();
        }
    }

    /// As the poller's thread, when others deliver.
    void nap() {
        handoff.nap(handoff.claims());
    }

    /// As the poller's thread, after a nap in which others delivered nothing.
    void endNap() {
        handoff.endNap(false);
    }

    /// As the poller's thread, after a nap in which others delivered something.
    void endBusyNap() {
        handoff.endNap(true);
    }

    /// As the master, if something that it watches becomes readable.
    void takeEvent() {
        if (mastersQueue.takeEvent()) {
            handoff.wake();
        }
    }

    /// As a thread that waits for events itself.
    void lead() {
        if (handoff.lead()) {
            handoff.endLead();
        }
    }

    /// As a virtual thread that takes the events itself for a moment.
    ///
    /// @param comes whether its own event comes, or none
    void leadHot(boolean comes) {
        if (handoff.leadHot()) {
            if (comes) {
                handoff.endLeadHot(true);
            } else {
                handoff.endLeadCold();
            }
        }
    }

    /// As a virtual thread that takes the events of others, too.
    void leadHotForOthers() {
        if (handoff.leadHot()) {
            handoff.endLeadHot(false);
        }
    }

    /// As a thread that waits for what the poller tells.
    void follow() {
        followers.getAndIncrement();
        handoff.follow();
    }

    /// Who waits for events at the end, when nobody leads any more.
    String guardian() {
        if (handoff.isAwake()) {
            return "poller";
        }
        if (handoff.isParked()) {
            return mastersQueue.watches() ? "master" : "nobody";
        }
        handoff.endNap(false);
        return handoff.isAwake() ? "napping poller" : "nobody";
    }
}
