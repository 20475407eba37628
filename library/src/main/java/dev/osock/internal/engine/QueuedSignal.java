package dev.osock.internal.engine;

import org.jspecify.annotations.Nullable;

/// A signal in the queue of an [Inbox] or a [Callback], which is made of it when somebody takes it. So delivering needs no memory, and cannot
/// fail for want of it.
///
/// It is in one queue at a time, and once. Whoever has the queue guards the neighbours.
abstract class QueuedSignal {

    @Nullable
    QueuedSignal before;

    @Nullable
    QueuedSignal after;

    /// The next with the same handle; the first of a handle knows the last.
    @Nullable
    QueuedSignal nextOfHandle;

    @Nullable
    QueuedSignal lastOfHandle;

    /// Makes the signal.
    abstract Signal signal();

    /// The public object of the socket that it is about.
    abstract Object about();

    /// The nowait call that it is about, or null if it is about none.
    abstract @Nullable Handle aboutHandle();

    /// One that has been made already.
    static final class Made extends QueuedSignal {
        private final Signal signal;

        Made(Signal signal) {
            this.signal = signal;
        }

        @Override
        Signal signal() {
            return signal;
        }

        @Override
        Object about() {
            return signal.socket();
        }

        @Override
        @Nullable
        Handle aboutHandle() {
            return signal.handle();
        }
    }
}
