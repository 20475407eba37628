package dev.osock.internal.poll;

import dev.osock.internal.kernel.Scratch;
import java.util.concurrent.atomic.AtomicBoolean;

/// A queue whose only events are those that a test makes.
final class FakeQueue implements EventQueue {

    /// An event that says that a descriptor became readable.
    static final class Event extends Batch {
        private final long token;

        Event(long token) {
            this.token = token;
        }

        @Override
        int take(long nanos) {
            return 1;
        }

        @Override
        long token(int index) {
            return token;
        }

        @Override
        boolean readable(int index) {
            return true;
        }

        @Override
        boolean writable(int index) {
            return false;
        }

        @Override
        boolean exceptional(int index) {
            return false;
        }
    }

    @Override
    public int descriptor() {
        return -1;
    }

    @Override
    public int add(Scratch scratch, int fd, long token) {
        return 0;
    }

    @Override
    public int remove(Scratch scratch, int fd) {
        return 0;
    }

    @Override
    public int tellAgain(Scratch scratch, int fd, long token) {
        return 0;
    }

    private final AtomicBoolean watches = new AtomicBoolean();

    /// Whether it watches a descriptor for its next readable moment.
    boolean watches() {
        return watches.get();
    }

    /// The watched descriptor becomes readable, which ends the watch.
    ///
    /// @return false if it watches none
    boolean takeEvent() {
        return watches.compareAndSet(true, false);
    }

    @Override
    public int watchOnce(Scratch scratch, int fd, long token) {
        watches.set(true);
        return 0;
    }

    @Override
    public int watch(Scratch scratch, int fd, long token) {
        return 0;
    }

    @Override
    public int ignore(Scratch scratch, int fd, long token) {
        watches.set(false);
        return 0;
    }

    @Override
    public Batch batch() {
        return new Event(0);
    }
}
