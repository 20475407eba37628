package dev.osock.internal.poll;

import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import java.util.concurrent.atomic.AtomicInteger;

/// The pollers of the process: register a descriptor here, and its [Pollable] is told when it becomes ready.
///
/// A thread that is about to wait for a message looks at the queues itself first ([#deliverNow]), and a platform thread waits
/// for events itself ([#lead]). Threads that wait for the pollers to tell them something say so ([#follow]).
public final class Pollers {

    /// How many threads wait for what the pollers have to tell, and do not lead.
    private static final AtomicInteger FOLLOWERS = new AtomicInteger();

    /// Is readable while a poller's queue has events. Written before [#pollers].
    private static int allQueues;

    /// Empty until the first wait of all has started them.
    private static volatile Poller[] pollers = {};

    private Pollers() {}

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
            started[i] = new Poller(i, new Epoll(queues[i + 1]), master, FOLLOWERS);
        }
        allQueues = queues[queues.length - 1];
        if (count > 1) {
            var all = new Epoll(allQueues);
            for (int i = 0; i < count; i++) {
                int added = all.watch(scratch, started[i].queue().descriptor(), i);
                if (added < 0) {
                    return giveUp(scratch, queues, queues.length, added);
                }
            }
        }
        master.start(started);
        for (Poller poller : started) {
            poller.start();
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

    /// The registrations among which a descriptor is: always the same ones for the same number.
    private static Registrations of(int fd) {
        Poller[] running = pollers;
        return running[fd % running.length].registrations();
    }

    /// Registers a descriptor. Its target is told at once if the descriptor is ready now.
    ///
    /// @param scratch for the system call
    /// @param fd the descriptor
    /// @param target is told of readiness until [#deregister]
    /// @return what [#deregister] is to know it by, or `-errno`
    public static int register(Scratch scratch, int fd, Pollable target) {
        int started = pollers.length > 0 ? 0 : start(scratch);
        return started < 0 ? started : of(fd).add(scratch, fd, target);
    }

    /// Ends a registration; must come before the descriptor is closed. An event that is being delivered may still reach
    /// the target, and never reaches a later registration of the same number.
    ///
    /// @param scratch for the system call
    /// @param fd the descriptor
    /// @param registration what [#register] returned
    /// @param target what was registered
    public static void deregister(Scratch scratch, int fd, int registration, Pollable target) {
        of(fd).remove(scratch, fd, registration, target);
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
        while (begun < led.length && led[begun].vigil().lead()) {
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
                led[i].vigil().endLead();
            }
        }
    }

    private static boolean isAnyAwake(Poller[] asked) {
        for (Poller each : asked) {
            if (each.vigil().isAwake()) {
                return true;
            }
        }
        return false;
    }

    /// Takes note that a thread waits for something that the pollers have to tell.
    public static void follow() {
        FOLLOWERS.getAndIncrement();
        for (Poller poller : pollers) {
            poller.vigil().follow();
        }
    }

    /// Takes note that it waits no more.
    public static void unfollow() {
        FOLLOWERS.getAndDecrement();
    }
}
