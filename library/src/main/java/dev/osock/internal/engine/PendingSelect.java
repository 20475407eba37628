package dev.osock.internal.engine;

import org.jspecify.annotations.Nullable;

/// The place of a nowait call that could not be done at once: its caller is told, and calls again.
final class PendingSelect extends QueuedSignal implements Waiter, Claim {

    final Inbox party;
    final Handle handle;

    /// The connection that it waits for, if it does.
    final @Nullable ConnectionAttempt connection;

    /// Its neighbours among the places of its party, which guards them.
    private @Nullable Claim previous;

    private @Nullable Claim next;

    private final Role role;
    private final TurnQueue lane;
    private final Object socket;

    /// Whether the one message for this place has been sent, or must not be sent any more. Guarded by this.
    private boolean over;

    /// Why the call has been given up, or [Outcome#SELECTED]. Written before the message is sent.
    private int outcome = SELECTED;

    private static final int SELECTED = (int) Outcome.SELECTED;

    PendingSelect(
            TurnQueue lane,
            Role role,
            Inbox party,
            Handle handle,
            Object socket,
            @Nullable ConnectionAttempt connection) {
        this.lane = lane;
        this.role = role;
        this.party = party;
        this.handle = handle;
        this.socket = socket;
        this.connection = connection;
    }

    @Override
    public Role role() {
        return role;
    }

    @Override
    public @Nullable Claim previous() {
        return previous;
    }

    @Override
    public @Nullable Claim next() {
        return next;
    }

    @Override
    public void link(@Nullable Claim earlier, @Nullable Claim later) {
        previous = earlier;
        next = later;
    }

    @Override
    Signal signal() {
        return outcome == SELECTED
                ? new Signal.Select(socket, handle)
                : new Signal.Abort(socket, handle, Failure.reason(outcome));
    }

    @Override
    Object about() {
        return socket;
    }

    @Override
    Handle aboutHandle() {
        return handle;
    }

    @Override
    public boolean tell() {
        return deliver(SELECTED);
    }

    @Override
    public void nudge() {
        tell();
    }

    @Override
    public void end(long why) {
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

    @Override
    public void drop() {
        synchronized (this) {
            over = true;
        }
        party.waitsNoMore(this);
    }

    /// Loses the place, and takes back the message that may have been sent.
    void cancel() {
        drop();
        party.retract(socket, handle);
    }

    @Override
    public void abandon() {
        lane.abandon(this);
    }
}
