package dev.osock.internal.lane;

import dev.osock.error.SocketClosedException;
import dev.osock.error.SocketException;
import dev.osock.error.SocketInvalidException;
import dev.osock.internal.lane.Asking;
import dev.osock.internal.mailbox.MailboxState;
import dev.osock.internal.mailbox.MonitorState;
import dev.osock.internal.mailbox.SelectHandleState;
import dev.osock.internal.mailbox.SocketMessageState;
import dev.osock.internal.socket.OpenSocket;
import dev.osock.internal.verb.AttemptState;
import dev.osock.internal.verb.Cancelling;
import dev.osock.internal.verb.Receiving;
import dev.osock.internal.wait.Role;
import dev.osock.testing.Patience;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A caller in a race, with one handle. What becomes of its calls is told in words: the outcomes of the tests.
final class Party {

    private static final long PATIENCE = Patience.seconds(5).toNanos();

    /// Once a message is lost the test has failed, and only needs to come to its end.
    private static volatile long patience = PATIENCE;

    final MailboxState inbox;
    final SelectHandleState handle;

    Party() {
        this(new MailboxState(), new SelectHandleState());
    }

    Party(MailboxState inbox, SelectHandleState handle) {
        this.inbox = inbox;
        this.handle = handle;
    }

    /// Receives what is there: `done`, `select` if that is nothing, `closed`, or `dead` if the caller is.
    String recv(OpenSocket socket) {
        try {
            Asking asking = new Asking(socket, handle);
            AttemptState<byte[]> attempted = inbox.bind().call(() -> Receiving.recv(socket, 1, 0, asking));
            return attempted.handle() == null ? "done" : "select";
        } catch (SocketClosedException _) {
            return "closed";
        } catch (SocketException e) {
            return e.reason().toString();
        } catch (IllegalStateException _) {
            return "dead";
        }
    }

    /// Cancels that: `cancelled`, `closed`, or `invalid` if there is nothing to cancel.
    String cancel(OpenSocket socket) {
        try {
            inbox.bind().call(() -> {
                Cancelling.cancel(socket, Role.READER, handle);
                return true;
            });
            return "cancelled";
        } catch (SocketClosedException _) {
            return "closed";
        } catch (SocketInvalidException _) {
            return "invalid";
        } catch (SocketException e) {
            return e.reason().toString();
        }
    }

    MonitorState monitor(OpenSocket socket) {
        return inbox.bind().call(() -> MonitorState.start(socket, socket));
    }

    /// Takes the next message, waiting for it: `told`, `aborted`, `down`, or `lost` if there is none.
    String awaitMessage() {
        String message = message(patience);
        if (message.equals("none")) {
            patience = TimeUnit.MILLISECONDS.toNanos(1);
            return "lost";
        }
        return message;
    }

    /// Takes the next message that is there: `told`, `aborted`, `down`, or `none`.
    String message() {
        return message(0);
    }

    private String message(long nanos) {
        try {
            return switch (inbox.receive(null, nanos)) {
                case null -> "none";
                case SocketMessageState.Select _ -> "told";
                case SocketMessageState.Abort _ -> "aborted";
                case SocketMessageState.Down _ -> "down";
                case SocketMessageState.CounterWrap _ -> "wrapped";
            };
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Takes the next message, of a handle or of any, and tells what it is about.
    static Object take(MailboxState inbox, @Nullable SelectHandleState handle) {
        try {
            SocketMessageState signal = inbox.receive(handle, patience);
            return signal == null ? "lost" : signal.socket();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
