package dev.osock.internal.poll;

import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The pollers of the process: register a descriptor here, and its [Pollable] is told when it becomes ready.
///
/// A thread that is about to wait for a message looks at the queues itself first ([#deliverNow]), and a platform thread
/// waits for events itself ([#lead]). Threads that wait for the pollers to tell them something say so ([#follow]).
public final class PollerGroup {

    /// How events are told: `epoll`, the default, or `poll` for a system that refuses epoll(7). Where that is, it is
    /// found out too.
    private static final boolean BY_POLL = "poll".equals(System.getProperty("dev.osock.events"));

    /// The most pollers: a receiver of messages looks at the queue of each before it waits.
    private static final int MOST = 4;

    /// How many threads wait for what the pollers have to tell, and do not lead.
    private static final AtomicInteger FOLLOWERS = new AtomicInteger();

    /// Whether a poller waits on its carrier.
    private static final AtomicBoolean HEAT = new AtomicBoolean();

    /// How long a poller waits on its carrier while events are coming, or 0.
    private static volatile long hotNanos;

    /// Is readable while a poller's queue has events. Written before [#registrations].
    private static int allQueues;

    private static final Poller[] NONE = {};
    private static final Registrations[] NOWHERE = {};

    /// Empty if poll(2) tells of events. Written before [#registrations].
    private static Poller[] pollers = NONE;

    /// Watches the pollers, if there are any. Written before [#registrations].
    private static @Nullable MasterPoller master;

    /// Empty until the first wait of all has started what tells of events.
    private static volatile Registrations[] registrations = NOWHERE;

    /// What those have told of that are gone. Guarded by the lock of the class.
    private static final long[] GONE = new long[2];

    private PollerGroup() {}

    /// Has what a wait uses initialised, and starts nothing.
    ///
    /// @param hot how many nanoseconds a poller waits on its carrier while events are coming, 0 for none
    public static void prepare(long hot) {
        hotNanos = hot;
        try {
            for (Class<?> each : new Class<?>[] {Epoll.class, Registrations.class, PollerHandoff.class}) {
                MethodHandles.lookup().ensureInitialized(each);
            }
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Lets a thread of the library's rest a moment after the machine has thrown, whatever it throws.
    public static void pause() {
        MasterPoller.pause();
    }

    /// Starts what tells of events, unless it runs. What has been made stays for a later call if threads are not to be
    /// had now.
    ///
    /// @return 0, or `-errno` if the system has no descriptor left: a later call tries again
    private static synchronized int start(Scratch scratch) {
        if (registrations.length > 0) {
            return 0;
        }
        int made = BY_POLL ? Kernel.ENOSYS : makePollers(scratch);
        if (made == Kernel.ENOSYS || made == Kernel.EPERM) {
            return startByPoll(scratch);
        }
        MasterPoller starting = master;
        if (starting == null) {
            return made;
        }
        starting.start();
        var starts = new Registrations[pollers.length];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = pollers[i].registrations();
        }
        registrations = starts;
        return 0;
    }

    /// Makes the pollers and their master, unless they are there.
    ///
    /// @return 0, or `-errno`
    private static int makePollers(Scratch scratch) {
        if (master != null) {
            return 0;
        }
        int count = Math.clamp(Runtime.getRuntime().availableProcessors() / 4, 1, MOST);
        // The master's queue, one for each, and one that has these if they are several; at last the master's wake-up.
        int[] descriptors = new int[count == 1 ? 3 : count + 3];
        int wakeUp = descriptors.length - 1;
        int made = 0;
        int result = 0;
        try {
            while (result >= 0 && made < wakeUp) {
                result = Kernel.epollCreate(scratch);
                if (result >= 0) {
                    descriptors[made++] = result;
                }
            }
            if (result >= 0) {
                descriptors[wakeUp] = Kernel.eventfd(scratch);
                made += descriptors[wakeUp] < 0 ? 0 : 1;
                result = makePollers(scratch, count, descriptors);
            }
        } finally {
            if (master == null) {
                close(scratch, Arrays.copyOf(descriptors, made));
            }
        }
        return result;
    }

    private static int makePollers(Scratch scratch, int count, int[] descriptors) {
        var queue = new Epoll(descriptors[0]);
        int refused = queue.batch().take(0);
        if (refused < 0 && refused != Kernel.EINTR) {
            return refused;
        }
        var making = new MasterPoller(queue, descriptors[descriptors.length - 1], descriptors);
        var made = new Poller[count];
        int all = descriptors[descriptors.length - 2];
        var allOfThem = new Epoll(all);
        int result = making.watchWakeUp(scratch);
        for (int i = 0; i < count && result >= 0; i++) {
            made[i] = new Poller(i, new Epoll(descriptors[i + 1]), making, FOLLOWERS, hotNanos, HEAT);
            result = count == 1 ? 0 : allOfThem.watch(scratch, descriptors[i + 1], i);
        }
        if (result < 0) {
            return result;
        }
        making.watchOver(made);
        allQueues = all;
        pollers = made;
        master = making;
        return 0;
    }

    private static int startByPoll(Scratch scratch) {
        int wakeUp = Kernel.eventfd(scratch);
        try {
            var queue = new PollQueue(wakeUp);
            var starting = new Registrations(queue);
            var all = new Registrations[] {starting};
            new PollLoop(starting, queue).start();
            registrations = all;
        } finally {
            if (registrations.length == 0) {
                close(scratch, wakeUp);
            }
        }
        return 0;
    }

    /// Whether a master's pollers have nothing to tell of.
    static boolean areUnused(MasterPoller asking) {
        return master == asking && isEmpty(registrations);
    }

    private static boolean isEmpty(Registrations[] all) {
        for (Registrations each : all) {
            if (!each.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /// Parts with a master and its pollers, if they have nothing to tell of and nobody waits in their place. Those who
    /// register a descriptor meanwhile either are seen here, or see that they have to start others.
    ///
    /// @return false if there is something
    static synchronized boolean retire(MasterPoller asking) {
        Registrations[] all = registrations;
        registrations = NOWHERE;
        if (isEmpty(all) && asking.retire()) {
            addCounts(all, GONE);
            master = null;
            pollers = NONE;
            return true;
        }
        registrations = all;
        return false;
    }

    /// How many events have been told in this process.
    public static synchronized PollCounts counts() {
        long[] sums = GONE.clone();
        addCounts(registrations, sums);
        return new PollCounts(sums[0], sums[1]);
    }

    private static void addCounts(Registrations[] all, long[] sums) {
        for (Registrations each : all) {
            each.addCounts(sums);
        }
    }

    static void close(Scratch scratch, int... descriptors) {
        for (int descriptor : descriptors) {
            if (descriptor >= 0) {
                Kernel.close(scratch, descriptor);
            }
        }
    }

    /// The registrations among which a descriptor is: always the same ones for the same number, as long as there are
    /// any.
    private static Registrations of(int fd, Registrations[] all) {
        return all[fd % all.length];
    }

    /// The registrations among which a registered descriptor is.
    private static Registrations of(int fd) {
        Registrations[] all = registrations;
        return of(fd, all.length > 0 ? all : awaitRegistrations());
    }

    /// While they are asked whether they are unused they are not to be seen.
    private static synchronized Registrations[] awaitRegistrations() {
        return registrations;
    }

    /// Registers a descriptor. Its target is told at once if the descriptor is ready now.
    ///
    /// @param scratch for the system call
    /// @param fd the descriptor
    /// @param target is told of readiness until [#deregister]
    /// @return what [#deregister] is to know it by, or `-errno`
    @SuppressWarnings("ReferenceEquality") // whether they are still the ones
    public static int register(Scratch scratch, int fd, Pollable target) {
        for (;;) {
            Registrations[] all = registrations;
            if (all.length == 0) {
                int started = start(scratch);
                if (started < 0) {
                    return started;
                }
                continue;
            }
            int registered = of(fd, all).add(scratch, fd, target);
            if (registered < 0 || registrations == all || awaitRegistrations() == all) {
                return registered;
            }
        }
    }

    /// Takes note that somebody waits for the next readiness of a registered descriptor, and has found that it is not
    /// ready.
    ///
    /// @param fd the descriptor
    /// @param events `POLLIN`, `POLLOUT` or `POLLERR`
    /// @return 0
    public static int await(int fd, int events) {
        return of(fd).await(fd, events);
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

    /// Somebody who is told of an event.
    public interface Told {

        /// Tells whether that has happened.
        ///
        /// @return true if it has
        boolean isTold();
    }

    /// Waits for events in a poller's place, on the calling virtual thread's carrier, if the last ones were all of one
    /// descriptor: the thread goes on when its own event comes, and no other has to be woken for it. It is *hot* as a
    /// poller is, and as shortly.
    ///
    /// @param fd what the thread waits for
    /// @param me the thread, which is told in any case, here or by others
    public static void leadHot(int fd, Told me) {
        Poller[] led = running();
        if (hotNanos > 0 && led.length > 0 && FOLLOWERS.get() == 0) {
            led[fd % led.length].leadHot(fd, me);
        }
    }

    /// Delivers what is in the queues, from the calling thread.
    ///
    /// @return whether there was something
    public static boolean deliverNow() {
        boolean some = false;
        for (Poller poller : running()) {
            some |= poller.deliverForOthers();
        }
        return some;
    }

    /// The pollers, or none while poll(2) tells of events.
    private static Poller[] running() {
        if (registrations.length == 0) {
            return NONE;
        }
        MasterPoller watching = master;
        return watching == null || watching.isRefused() ? NONE : pollers;
    }

    /// Waits for events in the place of the pollers, unless another thread does.
    ///
    /// @param wakeUp ends the wait
    /// @param nanos the longest wait, or less than 0 to wait without limit
    /// @return whether it has waited; events are to be delivered then, with [#deliverNow]
    public static boolean lead(WakeUp wakeUp, long nanos) {
        Poller[] led = running();
        if (led.length == 0 || FOLLOWERS.get() > 0) {
            return false;
        }
        int begun = 0;
        try {
            while (begun < led.length && led[begun].handoff().lead()) {
                begun++;
            }
            return begun == led.length && wakeUp.await(allQueues, Kernel.POLLIN, nanos) >= 0;
        } finally {
            for (int i = 0; i < begun; i++) {
                led[i].handoff().endLead();
            }
        }
    }

    /// Takes note that a thread waits for something that the pollers have to tell.
    public static void follow() {
        FOLLOWERS.getAndIncrement();
        for (Poller poller : running()) {
            poller.handoff().follow();
        }
    }

    /// Takes note that it waits no more.
    public static void unfollow() {
        FOLLOWERS.getAndDecrement();
    }
}
