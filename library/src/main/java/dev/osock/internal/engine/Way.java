package dev.osock.internal.engine;

/// How a caller waits: itself, up to a time, or not at all and is told.
public sealed interface Way permits Timeout, Asking {

    /// Takes an operation through a lane in this way.
    ///
    /// @return the operation's result, `-errno`, or one of [Outcome]
    long through(Lane lane, Operation operation, Call call);
}
