package dev.osock.internal.engine;

import dev.osock.error.InvalidException;
import dev.osock.error.SocketClosedException;
import dev.osock.error.SocketException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A caller in a race, with one handle. What becomes of its calls is told in words: the outcomes of the tests.
final class Party {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

    /// Once a message is lost the test has failed, and only needs to come to its end.
    private static volatile long patience = PATIENCE;

    final Inbox inbox;
    final Handle handle;

    Party() {
        this(new Inbox(), new Handle());
    }

    Party(Inbox inbox, Handle handle) {
        this.inbox = inbox;
        this.handle = handle;
    }

    /// Receives what is there: `done`, `select` if that is nothing, `closed`, or `dead` if the caller is.
    String recv(Endpoint endpoint) {
        try {
            Asking asking = new Asking(endpoint, handle);
            Attempted<byte[]> attempted = inbox.bind().call(() -> Receiving.recv(endpoint, 1, 0, asking));
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
    String cancel(Endpoint endpoint) {
        try {
            inbox.bind().call(() -> {
                Cancelling.cancel(endpoint, Role.READER, handle);
                return true;
            });
            return "cancelled";
        } catch (SocketClosedException _) {
            return "closed";
        } catch (InvalidException _) {
            return "invalid";
        } catch (SocketException e) {
            return e.reason().toString();
        }
    }

    Watch monitor(Endpoint endpoint) {
        return inbox.bind().call(() -> Watch.start(endpoint, endpoint));
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
                case Signal.Select _ -> "told";
                case Signal.Abort _ -> "aborted";
                case Signal.Down _ -> "down";
                case Signal.CounterWrap _ -> "wrapped";
            };
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Takes the next message, of a handle or of any, and tells what it is about.
    static Object take(Inbox inbox, @Nullable Handle handle) {
        try {
            Signal signal = inbox.receive(handle, patience);
            return signal == null ? "lost" : signal.socket();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
