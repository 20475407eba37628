package dev.osock.internal.verb;

import dev.osock.error.SocketException;
import dev.osock.internal.call.Failure;
import dev.osock.internal.mailbox.SelectHandleState;
import dev.osock.internal.socket.OpenSocket;
import dev.osock.internal.wait.Outcome;
import dev.osock.internal.wait.Role;

/// Cancelling nowait calls.
public final class Cancelling {

    private Cancelling() {}

    /// Cancels a nowait call of the current caller.
    ///
    /// @param socket the socket
    /// @param role what the call does
    /// @param handle its handle
    /// @throws SocketException closed, or invalid if the caller has no such call
    public static void cancel(OpenSocket socket, Role role, SelectHandleState handle) throws SocketException {
        end(socket, socket.cancel(role, handle));
    }

    /// Cancels the current caller's wait for the end of a send without copying.
    ///
    /// @param socket the socket
    /// @param handle its handle
    /// @throws SocketException as [#cancel]
    public static void cancelAwait(OpenSocket socket, SelectHandleState handle) throws SocketException {
        end(socket, socket.cancelAwait(handle));
    }

    private static void end(OpenSocket socket, long result) throws SocketException {
        socket.trace("cancel", result == Outcome.PENDING ? Outcome.INVALID_STATE : result);
        if (result == 0) {
            return;
        }
        Failure failure = Failure.of("cancel", socket.kind(), "", null);
        throw result == Outcome.PENDING
                ? failure.invalid("this mailbox has no such call: done, replaced, or another mailbox's")
                : failure.because(result);
    }
}
