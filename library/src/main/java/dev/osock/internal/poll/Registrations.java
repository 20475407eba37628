package dev.osock.internal.poll;

import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Whom the events of one queue concern: the [Pollable]s by descriptor.
///
/// A descriptor is registered once, edge-triggered for both directions. Several may share it.
final class Registrations {

    /// What has been delivered.
    enum Delivered {
        NOTHING,
        /// Only to those who have others to hear of first.
        BACKLOG,
        SOMETHING,
        /// The queue gives no events: the system refuses.
        REFUSED
    }

    /// From how many lone events on one descriptor is taken to be the only one that is busy.
    private static final int LONE = 4;

    private static final long NO_TOKEN = -1;

    /// Whom a descriptor concerns: as a rule one target, or several that share the descriptor.
    private record Sharing(Pollable target, Object rest) {}

    /// What is registered, by descriptor: the targets, [Sharing] if there are several, and a number that tells a
    /// registration from earlier ones of the same descriptor.
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

    /// Changed under the lock of this, once at the most.
    private volatile EventQueue queue;

    /// Grown under the lock of this; it is written to under it and read without.
    private volatile Table table = new Table(1024);

    /// How many there have been. Guarded by this.
    private int generations;

    /// How many descriptors are registered. Guarded by this.
    private int size;

    /// Whether events that were taken from the queue may not have been told.
    private volatile boolean lost;

    /// How often in a row the only event was that of the descriptor with the last token.
    private int lone;

    private long lastToken = NO_TOKEN;

    /// The first of those who deliver. Written under the lock of this.
    private volatile EventQueue.@Nullable Batch batches;

    /// Why the queue gave no events when it was asked last, as `-errno`.
    private volatile int refusal;

    Registrations(EventQueue queue) {
        this.queue = queue;
    }

    /// Makes room for the events that somebody delivers, and counts them.
    synchronized EventQueue.Batch batch(EventQueue from) {
        EventQueue.Batch made = from.batch();
        made.next = batches;
        batches = made;
        return made;
    }

    /// Adds how many events have been delivered so far, which needs no memory.
    void addCounts(long[] sums) {
        for (EventQueue.Batch each = batches; each != null; each = each.next) {
            each.addTo(sums);
        }
    }

    /// Registers a descriptor. If that fails, however it does, all is as before.
    ///
    /// @return what [#remove] is to know it by, or `-errno`
    synchronized int add(Scratch scratch, int fd, Pollable target) {
        Table current = tableFor(fd);
        int generation = generations++ & Integer.MAX_VALUE;
        Object old = current.find(fd);
        Object shared = old == null ? null : new Sharing(target, old);
        int oldGeneration = current.generations.get(fd);
        int added;
        try {
            current.set(fd, generation, target);
            added = queue.add(scratch, fd, token(generation, fd));
        } catch (Throwable unexpected) {
            current.set(fd, oldGeneration, old);
            throw unexpected;
        }
        if (added >= 0) {
            size += old == null ? 1 : 0;
            return generation;
        }
        boolean isShared = shared != null && added == Kernel.EEXIST;
        current.set(fd, oldGeneration, isShared ? shared : old);
        if (old != null) {
            tellNow(scratch, fd);
        }
        return isShared ? oldGeneration : added;
    }

    /// What events of a registration carry.
    static long token(int generation, int fd) {
        return (long) generation << 32 | fd;
    }

    private static int generation(long token) {
        return (int) (token >>> 32);
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

    /// Tells the targets of a descriptor what it is ready for now: an event may have come while the entry was another.
    private void tellNow(Scratch scratch, int fd) {
        int events = Kernel.poll(scratch, fd, Kernel.POLLIN | Kernel.POLLOUT);
        Object told = table.find(fd);
        if (events != 0 && told != null) {
            boolean failed = (events & ~(Kernel.POLLIN | Kernel.POLLOUT)) != 0;
            tell(told, failed || (events & Kernel.POLLIN) != 0, failed || (events & Kernel.POLLOUT) != 0, true);
        }
    }

    /// Ends a registration.
    ///
    /// @param generation what [#add] returned
    /// @param target what was registered
    synchronized void remove(Scratch scratch, int fd, int generation, Pollable target) {
        Table current = table;
        Object old = current.find(fd);
        if (old == null || current.generations.get(fd) != generation) {
            return; // somebody else closed the descriptor, and the number has a new user
        }
        Object rest = without(old, target);
        current.targets.set(fd, rest);
        if (rest == null) {
            size--;
            queue.remove(scratch, fd);
        }
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

    synchronized boolean isEmpty() {
        return size == 0;
    }

    /// Takes note that somebody waits for the next readiness of a registered descriptor.
    ///
    /// @param events `POLLIN`, `POLLOUT` or `POLLERR`
    /// @return 0
    int await(int fd, int events) {
        return queue.await(fd, events);
    }

    /// Takes what is in the queue and tells the targets; from any thread, each with a batch of its own.
    Delivered deliver(EventQueue.Batch events) {
        return deliver(events, 0);
    }

    /// As [#deliver], waiting for the first event at most so many nanoseconds, or with -1 without limit.
    ///
    /// An event that is taken and cannot be told, because of what the machine throws, is not lost: that is noted in a
    /// field, which cannot fail, and [#tellLost] has all of them told anew.
    Delivered deliver(EventQueue.Batch events, long nanos) {
        boolean noHurry = true;
        int count;
        try {
            count = events.take(nanos);
            note(events, count);
            Table current = table;
            for (int i = 0; i < count; i++) {
                long token = events.token(i);
                Object told = current.find((int) token);
                if (told != null && current.generations.get((int) token) == generation(token)) {
                    noHurry &= tell(told, events.readable(i), events.writable(i), events.exceptional(i));
                }
            }
        } catch (Throwable unexpected) {
            lost = true;
            throw unexpected;
        }
        if (count < 0 && count != Kernel.EINTR) {
            refusal = count;
            return Delivered.REFUSED;
        }
        if (count <= 0) {
            return Delivered.NOTHING;
        }
        return noHurry ? Delivered.BACKLOG : Delivered.SOMETHING;
    }

    /// Takes note of how many there were, and of how often in a row only one descriptor has had events. A race makes a
    /// hint wrong, and no more.
    private void note(EventQueue.Batch events, int count) {
        if (count <= 0) {
            return;
        }
        events.note(count);
        long token = count == 1 ? events.token(0) : NO_TOKEN;
        lone = token != NO_TOKEN && token == lastToken ? lone + 1 : 0;
        lastToken = token;
    }

    /// Whether the last events were all of one descriptor.
    boolean areOfOne() {
        return lone >= LONE;
    }

    /// Whether the last event was of a descriptor, and of no other.
    boolean areOf(int fd) {
        return (int) lastToken == fd;
    }

    /// Whether there are events that may not have been told.
    boolean hasLost() {
        return lost;
    }

    /// Has the queue tell anew what every descriptor is ready for, if events may not have been told.
    void tellLost(Scratch scratch) {
        if (!lost) {
            return;
        }
        lost = false; // first: what is lost from now on is told anew by the next
        try {
            synchronized (this) {
                Table current = table;
                for (int fd = 0; fd < current.size(); fd++) {
                    if (current.find(fd) != null) {
                        queue.tellAgain(scratch, fd, token(current.generations.get(fd), fd));
                    }
                }
            }
        } catch (Throwable unexpected) {
            lost = true;
            throw unexpected;
        }
    }

    /// Has another queue watch all descriptors from now on. Those that cannot be watched by it are told of a failure.
    synchronized void moveTo(Scratch scratch, EventQueue other) {
        queue = other;
        lost = true; // until all have been added
        Table current = table;
        for (int fd = 0; fd < current.size(); fd++) {
            Object told = current.find(fd);
            if (told != null && other.add(scratch, fd, token(current.generations.get(fd), fd)) < 0) {
                tell(told, true, true, true);
            }
        }
        lost = false;
    }

    /// Whether another queue watches the descriptors.
    boolean areMovedFrom(EventQueue earlier) {
        return !queue.equals(earlier);
    }

    /// Tells all targets that the system refuses to tell of readiness.
    void fail() {
        int errno = refusal;
        Table current = table;
        for (int fd = 0; fd < current.size(); fd++) {
            Object told = current.find(fd);
            while (told instanceof Sharing(Pollable target, Object rest)) {
                target.failed(errno);
                told = rest;
            }
            if (told instanceof Pollable target) {
                target.failed(errno);
            }
        }
    }

    /// Tells the targets, and whether none of them is in a hurry.
    private static boolean tell(Object told, boolean readable, boolean writable, boolean exceptional) {
        if (told instanceof Sharing(Pollable target, Object rest)) {
            boolean noHurry = tell(rest, readable, writable, exceptional);
            return tell(target, readable, writable, exceptional) && noHurry;
        }
        Pollable target = (Pollable) told;
        if (exceptional) {
            target.exceptional();
        }
        return target.ready(readable, writable);
    }
}
