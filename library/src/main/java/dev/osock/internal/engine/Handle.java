package dev.osock.internal.engine;

import org.jspecify.annotations.Nullable;

/// Names one nowait call in the messages about it; compared by identity.
public final class Handle {

    /// Takes the messages, instead of the caller's inbox.
    final @Nullable Sink callback;

    /// Makes a handle whose messages go to the inbox of the caller.
    public Handle() {
        callback = null;
    }

    /// Makes a handle whose messages go elsewhere.
    ///
    /// @param callback takes them
    public Handle(Sink callback) {
        this.callback = callback;
    }
}
