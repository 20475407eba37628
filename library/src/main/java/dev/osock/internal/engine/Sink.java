package dev.osock.internal.engine;

/// Takes signals. Quick, never waits, and never runs user code itself: it is called by pollers and under lanes' locks.
public sealed interface Sink permits Inbox, Callback {

    /// Takes a signal.
    ///
    /// @param signal the signal
    boolean deliver(Signal signal);
}
