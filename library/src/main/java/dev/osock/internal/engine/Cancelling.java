package dev.osock.internal.engine;

import dev.osock.error.SocketException;

/// Cancelling nowait calls.
public final class Cancelling {

    private Cancelling() {}

    /// Cancels a nowait call of the current caller.
    ///
    /// @param endpoint the socket
    /// @param role what the call does
    /// @param handle its handle
    /// @throws SocketException closed, or invalid if the caller has no such call
    public static void cancel(Endpoint endpoint, Role role, Handle handle) throws SocketException {
        long result = endpoint.cancel(role, handle);
        endpoint.trace("cancel", result == Outcome.PENDING ? Outcome.INVALID_STATE : result);
        if (result == 0) {
            return;
        }
        Failure failure = Failure.of("cancel", endpoint.kind(), "", null);
        throw result == Outcome.PENDING
                ? failure.invalid("this mailbox has no such call: done, replaced, or another mailbox's")
                : failure.because(result);
    }
}
