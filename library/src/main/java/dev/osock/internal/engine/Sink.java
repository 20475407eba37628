package dev.osock.internal.engine;

/// Takes signals. Quick, never waits, and never runs user code itself: it is called by pollers and under lanes' locks.
sealed interface Sink permits Inbox, Callback {

    /// Takes a signal.
    ///
    /// @param signal the signal
    /// @return whether others were there before it, so that there is no hurry
    boolean deliver(QueuedSignal signal);
}
