package dev.osock.internal.poll;

import dev.osock.internal.kernel.Scratch;

/// A queue whose only events are those that a test makes.
final class FakeQueue implements EventQueue {

    /// Makes a poller of its own, whose thread does not run.
    static Poller poller() {
        var queue = new FakeQueue();
        return new Poller(0, queue, new Master(queue));
    }

    /// An event that says that a descriptor became readable.
    record Event(long token) implements Batch {

        @Override
        public int take(int millis) {
            return 1;
        }

        @Override
        public long token(int index) {
            return token;
        }

        @Override
        public boolean readable(int index) {
            return true;
        }

        @Override
        public boolean writable(int index) {
            return false;
        }

        @Override
        public boolean extraordinary(int index) {
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
    public int watchOnce(Scratch scratch, int fd, long token) {
        return 0;
    }

    @Override
    public int watch(Scratch scratch, int fd, long token) {
        return 0;
    }

    @Override
    public int ignore(Scratch scratch, int fd, long token) {
        return 0;
    }

    @Override
    public Batch batch() {
        return new Event(0);
    }
}
