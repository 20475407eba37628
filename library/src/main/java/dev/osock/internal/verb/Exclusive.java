package dev.osock.internal.verb;

import java.util.concurrent.atomic.AtomicInteger;

/// Something of the caller's that one call at a time uses, and that is closed at the end of a call that uses it.
public abstract class Exclusive {

    private static final int FREE = 0;
    private static final int IN_USE = 1;
    private static final int CLOSED = 2;

    /// The call that uses it is its last.
    private static final int CLOSING = 3;

    private final String name;
    private final AtomicInteger state = new AtomicInteger(FREE);

    /// Makes one that is free.
    ///
    /// @param name what it is
    Exclusive(String name) {
        this.name = name;
    }

    /// Begins a call.
    ///
    /// @throws IllegalStateException if another uses it, or it is closed
    final void begin(String call) {
        if (!state.compareAndSet(FREE, IN_USE)) {
            throw new IllegalStateException(
                    call + ": the " + name + " is " + (state.get() == CLOSED ? "closed" : "in use by another call"));
        }
    }

    /// Ends a call.
    final void end() {
        if (!state.compareAndSet(IN_USE, FREE)) {
            state.set(CLOSED);
            release();
        }
    }

    /// Closes it, now or at the end of the call that uses it.
    public final void close() {
        while (!isClosed()) {
            if (state.compareAndSet(FREE, CLOSED)) {
                release();
            } else if (state.compareAndSet(IN_USE, CLOSING)) {
                return; // the call releases it
            }
        }
    }

    public final boolean isClosed() {
        return state.get() >= CLOSED;
    }

    /// Gives back what it has.
    abstract void release();
}
