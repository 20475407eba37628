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
        SOMETHING
    }

    /// Whom a descriptor concerns: as a rule one target, or several that share the descriptor.
    private record Sharing(Pollable target, Object rest) {}

    /// What is registered, by descriptor: the targets, [Sharing] if there are several, and a number that tells a registration from earlier
    /// ones of the same descriptor.
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

    private final EventQueue queue;

    /// Grown under the lock of this; it is written to under it and read without.
    private volatile Table table = new Table(1024);

    /// How many there have been. Guarded by this.
    private int generations;

    Registrations(EventQueue queue) {
        this.queue = queue;
    }

    /// Registers a descriptor.
    ///
    /// @return what [#remove] is to know it by, or `-errno`
    synchronized int add(Scratch scratch, int fd, Pollable target) {
        Table current = tableFor(fd);
        int generation = generations++ & Integer.MAX_VALUE;
        Object old = current.find(fd);
        int oldGeneration = current.generations.get(fd);
        current.set(fd, generation, target);
        int added = queue.add(scratch, fd, token(generation, fd));
        if (added >= 0) {
            return generation;
        }
        if (old == null) {
            current.set(fd, oldGeneration, null);
            return added;
        }
        boolean isShared = added == Kernel.EEXIST;
        current.set(fd, oldGeneration, isShared ? new Sharing(target, old) : old);
        tellAgain(scratch, fd);
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
    private void tellAgain(Scratch scratch, int fd) {
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

    /// Takes what is in the queue and tells the targets; from any thread, each with a batch of its own.
    Delivered deliver(EventQueue.Batch events) {
        int count = events.take(0);
        boolean noHurry = true;
        Table current = table;
        for (int i = 0; i < count; i++) {
            long token = events.token(i);
            Object told = current.find((int) token);
            if (told != null && current.generations.get((int) token) == generation(token)) {
                noHurry &= tell(told, events.readable(i), events.writable(i), events.extraordinary(i));
            }
        }
        if (count <= 0) {
            return Delivered.NOTHING;
        }
        return noHurry ? Delivered.BACKLOG : Delivered.SOMETHING;
    }

    /// Tells the targets, and whether none of them is in a hurry.
    private static boolean tell(Object told, boolean readable, boolean writable, boolean extraordinary) {
        if (told instanceof Sharing(Pollable target, Object rest)) {
            boolean noHurry = tell(rest, readable, writable, extraordinary);
            return tell(target, readable, writable, extraordinary) && noHurry;
        }
        Pollable target = (Pollable) told;
        if (extraordinary) {
            target.extraordinary();
        }
        return target.ready(readable, writable);
    }
}
