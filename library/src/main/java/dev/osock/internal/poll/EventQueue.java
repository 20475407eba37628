package dev.osock.internal.poll;

import dev.osock.internal.kernel.Scratch;
import org.jspecify.annotations.Nullable;

/// An operating system's queue of readiness events: what a port to another system must bring.
///
/// `token` is any `long` given when a descriptor is added; events carry it back. Methods return what the system call
/// did, or `-errno`. All methods may be called by several threads at once, but a [Batch] belongs to one at a time.
interface EventQueue {

    /// The queue's own descriptor; it is readable while events are waiting in it.
    int descriptor();

    /// Watches a descriptor in both directions, edge-triggered, until it is removed.
    int add(Scratch scratch, int fd, long token);

    /// Tells anew of a watched descriptor if it is ready now, in either direction: an earlier event may have been lost.
    int tellAgain(Scratch scratch, int fd, long token);

    /// Takes note that somebody waits for the next readiness: a queue that cannot tell of changes looks at the
    /// descriptor from now on, until it has told of that direction once.
    ///
    /// @param events `POLLIN`, `POLLOUT` or `POLLERR`
    /// @return 0
    default int await(int fd, int events) {
        return 0;
    }

    /// Stops watching a descriptor.
    int remove(Scratch scratch, int fd);

    /// Watches a descriptor for its next readable moment only, level-triggered; called again to watch again.
    int watchOnce(Scratch scratch, int fd, long token);

    /// Watches a descriptor for being readable, level-triggered.
    int watch(Scratch scratch, int fd, long token);

    /// Does not watch a descriptor until it is to be watched again, after [#watchOnce].
    int ignore(Scratch scratch, int fd, long token);

    /// Makes room for the events of one call to [Batch#take].
    Batch batch();

    /// Room for events, and how many there were. The counts are its user's, and others read them without a lock: each
    /// is right for itself.
    abstract class Batch {

        /// Another one of the same [Registrations].
        @Nullable
        Batch next;

        private long wakeUps;
        private long events;

        /// Takes note that some were taken for somebody.
        final void note(int count) {
            wakeUps++;
            events += count;
        }

        /// Adds them to sums, which needs no memory.
        final void addTo(long[] sums) {
            sums[0] += wakeUps;
            sums[1] += events;
        }

        /// Takes waiting events, waiting for the first at most this long.
        ///
        /// @param nanos 0 not to wait, -1 to wait without limit; a queue that cannot wait so shortly waits a
        ///     millisecond
        /// @return the number of events taken, or `-errno`
        abstract int take(long nanos);

        /// The token of an event.
        abstract long token(int index);

        /// Whether a read may now do something: data, end of stream, a connection, an error.
        abstract boolean readable(int index);

        /// Whether a write may now do something: room, a connection attempt's end, an error.
        abstract boolean writable(int index);

        /// Whether there may be more to it than bytes or room for them: urgent data, an end of stream, an error.
        abstract boolean exceptional(int index);
    }
}
