package dev.osock.internal.mailbox;

import org.jspecify.annotations.Nullable;

/// Takes signals, and keeps them in order until they are taken. Guarded by itself.
public abstract sealed class Sink permits SignalQueue, Callback {

    @Nullable
    QueuedSignal first;

    private @Nullable QueuedSignal last;
    private int size;

    /// Takes a signal. Quick, never waits, and never runs user code itself: it is called by pollers and under lanes'
    /// locks.
    ///
    /// @param signal the signal
    /// @return whether others were there before it, so that there is no hurry
    public abstract boolean deliver(QueuedSignal signal);

    /// Puts a signal into the queue.
    final void add(QueuedSignal signal) {
        signal.before = last;
        if (last == null) {
            first = signal;
        } else {
            last.after = signal;
        }
        last = signal;
        size++;
    }

    /// Takes a signal out of the queue, wherever it is.
    final void remove(QueuedSignal signal) {
        if (signal.before == null) {
            first = signal.after;
        } else {
            signal.before.after = signal.after;
        }
        if (signal.after == null) {
            last = signal.before;
        } else {
            signal.after.before = signal.before;
        }
        signal.before = null;
        signal.after = null;
        size--;
    }

    /// Takes all out.
    final void clear() {
        first = null;
        last = null;
        size = 0;
    }

    final int queued() {
        return size;
    }
}
