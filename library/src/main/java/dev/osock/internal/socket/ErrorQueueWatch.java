package dev.osock.internal.socket;

import dev.osock.error.SocketException;
import dev.osock.internal.lane.Asking;
import dev.osock.internal.mailbox.Callback;
import dev.osock.internal.mailbox.MailboxState;
import dev.osock.internal.mailbox.SelectHandleState;
import dev.osock.internal.mailbox.SocketMessageState;
import dev.osock.internal.poll.PollerGroup;
import dev.osock.internal.wait.Role;
import dev.osock.internal.wait.Way;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Has somebody called when there may be more in a socket's error queue, without a thread that waits for it: a nowait
/// call, in a mailbox of its own, of which a virtual thread is told.
final class ErrorQueueWatch {

    private final OpenSocket socket;
    private final MailboxState party = new MailboxState("zerocopy");
    private final SelectHandleState handle;
    private final Way way;

    /// Makes one.
    ///
    /// @param told takes what comes, on a virtual thread; it is called again if there was no memory for what it does
    ErrorQueueWatch(OpenSocket socket, Consumer<SocketMessageState> told) {
        this.socket = socket;
        handle = new SelectHandleState(new Callback(Runnable::run, signal -> tell(told, signal)));
        way = new Asking(this, handle);
    }

    private static void tell(Consumer<SocketMessageState> told, SocketMessageState signal) {
        boolean isTold = false;
        while (!isTold) {
            try {
                told.accept(signal);
                isTold = true;
            } catch (OutOfMemoryError noRoom) {
                PollerGroup.pause();
            }
        }
    }

    /// Takes an entry; if there is none, a call will come.
    ///
    /// @return the entry, or null
    OutstandingSends.@Nullable Range read(OutstandingSends.ErrorQueue queue) throws SocketException {
        return party.bind().call(() -> queue.read(way));
    }

    /// Has nobody called any more, and lets others read.
    void end() {
        party.bind().run(() -> socket.cancel(Role.READER, handle));
    }
}
