package dev.osock.internal.poll;

/// Is told that a descriptor became ready. Edge-triggered: told once per change, and at registration if ready then.
public interface Pollable {

    /// Takes note that the descriptor became readable or writable, or failed, which is both.
    ///
    /// Runs on a poller's thread: it must be quick, must not wait and must not run user code. It may be told of
    /// readiness that has gone again, and by two threads at once.
    ///
    /// @param readable a receive or an accept may succeed or fail now
    /// @param writable a send may succeed or fail, or a connection attempt has ended
    /// @return whether those who have been told have others to hear of first, so that there is no hurry with what comes
    ///     next
    boolean ready(boolean readable, boolean writable);

    /// Takes note, before [#ready], that there may be something which bytes that are received do not tell of: urgent
    /// data, an end of stream or a failure.
    default void exceptional() {}

    /// Takes note that the system refuses to tell of readiness: whoever waits for it would wait for ever.
    ///
    /// @param errno why, as `-errno`
    default void failed(int errno) {}
}
