package dev.osock.internal.mailbox;

import dev.osock.error.Reason;
import dev.osock.internal.wait.Outcome;
import org.jspecify.annotations.Nullable;

/// The place of a nowait call that could not be done at once: its caller is told, once, and calls again.
public abstract class Place extends QueuedSignal implements Claim {

    private static final int SELECTED = (int) Outcome.SELECTED;

    public final MailboxState party;
    public final SelectHandleState handle;

    private final Object socket;

    /// Its neighbours among the places of its party, which guards them.
    private @Nullable Claim previous;

    private @Nullable Claim next;

    /// Whether the one message for this place has been sent, or must not be sent any more. Guarded by this.
    private boolean over;

    /// Why the call has been given up, or [Outcome#SELECTED]. Written before the message is sent.
    private int outcome = SELECTED;

    /// Makes one, of which its party does not know yet.
    ///
    /// @param socket the public object of the socket, for the message
    protected Place(MailboxState party, SelectHandleState handle, Object socket) {
        this.party = party;
        this.handle = handle;
        this.socket = socket;
    }

    @Override
    public final @Nullable Claim previous() {
        return previous;
    }

    @Override
    public final @Nullable Claim next() {
        return next;
    }

    @Override
    public final void link(@Nullable Claim earlier, @Nullable Claim later) {
        previous = earlier;
        next = later;
    }

    @Override
    public final SocketMessageState signal() {
        return outcome == SELECTED
                ? new SocketMessageState.Select(socket, handle)
                : new SocketMessageState.Abort(socket, handle, reason(outcome));
    }

    /// Says why the call has been given up.
    ///
    /// @param outcome what it was ended with
    protected abstract Reason reason(int outcome);

    @Override
    public final Object about() {
        return socket;
    }

    @Override
    public final SelectHandleState aboutHandle() {
        return handle;
    }

    /// Tells the caller that it is time to call again.
    ///
    /// @return whether there is no hurry
    public final boolean tell() {
        return deliver(SELECTED);
    }

    /// Tells the caller that its call has been given up.
    public final void end(long why) {
        deliver((int) why);
        party.waitsNoMore(this);
    }

    private synchronized boolean deliver(int why) {
        if (over) {
            return false;
        }
        outcome = why;
        Sink sink = handle.callback == null ? party : handle.callback;
        boolean noHurry = sink.deliver(this);
        over = true;
        return noHurry;
    }

    /// Does not tell the caller any more.
    public final void drop() {
        synchronized (this) {
            over = true;
        }
        party.waitsNoMore(this);
    }

    /// Loses the place, and takes back the message that may have been sent.
    public final void cancel() {
        drop();
        party.retract(socket, handle);
    }
}
