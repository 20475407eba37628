package dev.osock.internal.mailbox;

import org.jspecify.annotations.Nullable;

/// A signal in the queue of an [MailboxState] or a [Callback], which is made of it when somebody takes it. So
/// delivering needs no memory, and cannot fail for want of it.
///
/// It is in one queue at a time, and once. Whoever has the queue guards the neighbours.
public abstract class QueuedSignal {

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
    public abstract SocketMessageState signal();

    /// The public object of the socket that it is about.
    public abstract Object about();

    /// The nowait call that it is about, or null if it is about none.
    public abstract @Nullable SelectHandleState aboutHandle();

    /// One that has been made already.
    static final class Made extends QueuedSignal {
        private final SocketMessageState signal;

        Made(SocketMessageState signal) {
            this.signal = signal;
        }

        @Override
        public SocketMessageState signal() {
            return signal;
        }

        @Override
        public Object about() {
            return signal.socket();
        }

        @Override
        public @Nullable SelectHandleState aboutHandle() {
            return signal.handle();
        }
    }
}
