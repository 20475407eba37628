package dev.osock.internal.poll;

import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// The event queue where epoll(7) is not to be had: poll(2) of all descriptors of which somebody waits for something.
///
/// It tells of levels, not of changes. So each direction of a descriptor is asked for until it has been told of, and
/// again when somebody waits for it ([#await]). One thread takes events; whoever changes what is asked for wakes it.
final class PollQueue implements EventQueue {

    private static final int BOTH_WAYS = Kernel.POLLIN | Kernel.POLLOUT;

    /// What a receive may have to look at beside bytes.
    private static final int ASIDE = Kernel.POLLPRI | Kernel.POLLRDHUP;

    /// The longest wait of a thread that nobody can wake.
    private static final long UNWOKEN_NANOS = 10_000_000;

    /// Makes the thread that takes events begin anew; less than 0 if the process had no descriptor left for it.
    private final int wakeUp;

    /// Guarded by this, as all that follows.
    private final Scratch waking = new Scratch();

    /// By descriptor: what events of it carry, and which are asked for; 0 for none.
    private long[] tokens = new long[64];

    private short[] asked = new short[64];

    /// Whether the thread is in poll(2), or about to be, and how often it has been.
    private boolean polling;

    private int rounds;

    /// Makes an empty queue.
    ///
    /// @param wakeUp an eventfd(2) of its own, or less than 0 for none
    PollQueue(int wakeUp) {
        this.wakeUp = wakeUp;
    }

    @Override
    public int descriptor() {
        throw new UnsupportedOperationException("poll(2) has no descriptor");
    }

    @Override
    public synchronized int add(Scratch scratch, int fd, long token) {
        if (fd >= asked.length) {
            int size = Math.max(fd + 1, asked.length * 2);
            tokens = Arrays.copyOf(tokens, size);
            asked = Arrays.copyOf(asked, size);
        }
        tokens[fd] = token;
        return ask(fd, BOTH_WAYS);
    }

    @Override
    public int tellAgain(Scratch scratch, int fd, long token) {
        return add(scratch, fd, token);
    }

    @Override
    public synchronized int await(int fd, int events) {
        return fd < asked.length ? ask(fd, events) : 0;
    }

    private int ask(int fd, int events) {
        int before = asked[fd];
        asked[fd] = (short) (before | events);
        if (asked[fd] != before) {
            wake();
        }
        return 0;
    }

    /// Asks for nothing any more of a descriptor, and waits until poll(2) has let go of it, lest closing it is put off.
    @Override
    public synchronized int remove(Scratch scratch, int fd) {
        asked[fd] = 0;
        wake();
        boolean interrupted = false;
        for (int round = rounds; polling && round == rounds;) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private void wake() {
        if (polling && wakeUp >= 0) {
            Kernel.eventfdWrite(waking, wakeUp);
        }
    }

    @Override
    public int watchOnce(Scratch scratch, int fd, long token) {
        throw new UnsupportedOperationException("nobody watches for poll(2)");
    }

    @Override
    public int watch(Scratch scratch, int fd, long token) {
        throw new UnsupportedOperationException("nobody watches for poll(2)");
    }

    @Override
    public int ignore(Scratch scratch, int fd, long token) {
        throw new UnsupportedOperationException("nobody watches for poll(2)");
    }

    @Override
    public Batch batch() {
        return new PollBatch();
    }

    private final class PollBatch extends Batch {
        private final Scratch scratch = new Scratch();

        /// An array of `struct pollfd`: the wake-up's and those of the descriptors.
        private MemorySegment array = Arena.ofAuto().allocate(64 * Kernel.POLLFD_SIZE, Kernel.POLLFD_SIZE);

        /// What the events of each carry, and then of those that have been found, with their events.
        private long[] found = new long[64];

        private int[] bits = new int[64];

        /// Whether a failure was found last: as long as it lasts, it is found each time somebody waits for something
        /// else.
        private boolean failed;

        @Override
        int take(long nanos) {
            if (failed) {
                MasterPoller.pause();
                failed = false;
            }
            int count = begin();
            long longest = wakeUp >= 0 || (nanos >= 0 && nanos < UNWOKEN_NANOS) ? nanos : UNWOKEN_NANOS;
            int ready;
            try {
                ready = Kernel.pollAll(scratch, array.address(), count, longest);
            } finally {
                end();
            }
            return ready <= 0 ? ready : collect(count);
        }

        private int begin() {
            synchronized (PollQueue.this) {
                if ((asked.length + 1) * Kernel.POLLFD_SIZE > array.byteSize()) {
                    found = new long[asked.length + 1];
                    bits = new int[found.length];
                    array = Arena.ofAuto().allocate(found.length * Kernel.POLLFD_SIZE, Kernel.POLLFD_SIZE);
                }
                put(0, wakeUp, Kernel.POLLIN);
                int count = 1;
                for (int fd = 0; fd < asked.length; fd++) {
                    if (asked[fd] != 0) {
                        boolean forReading = (asked[fd] & Kernel.POLLIN) != 0;
                        put(count, fd, asked[fd] | (forReading ? ASIDE : 0));
                        found[count] = tokens[fd];
                        count++;
                    }
                }
                polling = true;
                return count;
            }
        }

        private void end() {
            synchronized (PollQueue.this) {
                polling = false;
                rounds++;
                PollQueue.this.notifyAll();
            }
        }

        /// Notes what has been found, and asks for it no more.
        private int collect(int count) {
            if (events(0) != 0) {
                Kernel.eventfdRead(scratch, wakeUp);
            }
            int taken = 0;
            synchronized (PollQueue.this) {
                for (int i = 1; i < count; i++) {
                    int events = events(i);
                    int fd = (int) found[i];
                    if (events != 0 && tokens[fd] == found[i]) {
                        asked[fd] &= (short) ~told(events);
                        found[taken] = found[i];
                        bits[taken] = events;
                        failed |= (events & ~(BOTH_WAYS | ASIDE)) != 0;
                        taken++;
                    }
                }
            }
            return taken;
        }

        private void put(int index, int fd, int events) {
            Kernel.pollfd(array, index * Kernel.POLLFD_SIZE, fd, events);
        }

        private int events(int index) {
            return Kernel.revents(array, index * Kernel.POLLFD_SIZE);
        }

        /// What events tell of, as it is asked for: a failure is told of in both directions.
        private static int told(int events) {
            boolean failed = (events & ~(BOTH_WAYS | ASIDE)) != 0;
            return failed
                    ? BOTH_WAYS | Kernel.POLLERR
                    : (events & BOTH_WAYS) | ((events & ASIDE) != 0 ? Kernel.POLLIN : 0);
        }

        @Override
        long token(int index) {
            return found[index];
        }

        @Override
        boolean readable(int index) {
            return (told(bits[index]) & Kernel.POLLIN) != 0;
        }

        @Override
        boolean writable(int index) {
            return (told(bits[index]) & Kernel.POLLOUT) != 0;
        }

        @Override
        boolean exceptional(int index) {
            return (bits[index] & ~BOTH_WAYS) != 0;
        }
    }
}
