package dev.osock.internal.poll;

import java.util.concurrent.atomic.AtomicInteger;

/// A [PollerHandoff] over a queue whose poller's thread is played by an actor, as the master and the leading threads are.
final class Guard {

    private final FakeQueue mastersQueue = new FakeQueue();
    private final AtomicInteger followers = new AtomicInteger();
    private final PollerHandoff vigil =
            new PollerHandoff(new FakeQueue(), new MasterPoller(mastersQueue, -1), 0, followers);

    /// The poller's thread is parked, and the master watches.
    static Guard parked() {
        var guard = new Guard();
        guard.vigil.park();
        return guard;
    }

    /// The poller's thread naps.
    static Guard napping() {
        var guard = new Guard();
        guard.vigil.nap();
        return guard;
    }

    /// The poller's thread is awake.
    static Guard awake() {
        return new Guard();
    }

    /// As the poller's thread, once it has looked at the queue.
    void parkIfAwake() {
        if (vigil.isAwake()) {
            vigil.park();
        }
    }

    /// As the poller's thread, when others deliver.
    void nap() {
        vigil.nap();
    }

    /// As the poller's thread, after a nap.
    void endNap() {
        vigil.endNap();
    }

    /// As the master, if something that it watches becomes readable.
    void takeEvent() {
        if (mastersQueue.takeEvent()) {
            vigil.wake();
        }
    }

    /// As a thread that waits for events itself.
    void lead() {
        if (vigil.lead()) {
            vigil.endLead();
        }
    }

    /// As a thread that waits for what the poller tells.
    void follow() {
        followers.getAndIncrement();
        vigil.follow();
    }

    /// Who waits for events at the end, when nobody leads any more.
    String guardian() {
        if (vigil.isAwake()) {
            return "poller";
        }
        if (vigil.isParked()) {
            return mastersQueue.watches() ? "master" : "nobody";
        }
        vigil.endNap();
        return vigil.isAwake() ? "napping poller" : "nobody";
    }
}
