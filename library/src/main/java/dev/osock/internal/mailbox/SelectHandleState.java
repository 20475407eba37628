package dev.osock.internal.mailbox;

import org.jspecify.annotations.Nullable;

/// Names one nowait call in the messages about it; compared by identity.
public final class SelectHandleState {

    /// Takes the messages, instead of the caller's inbox.
    public final @Nullable Callback callback;

    /// The inbox it was made for, or null if it may be used with any.
    final @Nullable MailboxState owner;

    /// The first signal of this handle in the owner's inbox. Guarded by that.
    @Nullable
    QueuedSignal chain;

    /// Makes a handle whose messages go to the inbox of the caller.
    public SelectHandleState() {
        callback = null;
        owner = null;
    }

    /// Makes a handle for the calls of one inbox.
    public SelectHandleState(MailboxState owner) {
        callback = null;
        this.owner = owner;
    }

    /// Makes a handle whose messages go elsewhere.
    ///
    /// @param callback takes them
    public SelectHandleState(Callback callback) {
        this.callback = callback;
        owner = null;
    }
}
