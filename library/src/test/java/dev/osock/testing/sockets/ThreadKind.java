package dev.osock.testing.sockets;

/// The two kinds of thread, which wait for a socket in two different ways.
public enum ThreadKind {
    PLATFORM,
    VIRTUAL;

    Thread start(Runnable task) {
        return this == VIRTUAL
                ? Thread.ofVirtual().start(task)
                : Thread.ofPlatform().daemon().start(task);
    }

    /// Returns this kind for even places and the other one for odd places, so that a row of callers is mixed.
    public ThreadKind alternating(int place) {
        return place % 2 == 0 ? this : this == VIRTUAL ? PLATFORM : VIRTUAL;
    }
}
