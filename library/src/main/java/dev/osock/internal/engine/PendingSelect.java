package dev.osock.internal.engine;

import org.jspecify.annotations.Nullable;

/// The place of a nowait call that could not be done at once: its caller is told, and calls again.
final class PendingSelect extends Waiter implements Linked<PendingSelect> {

    final Inbox party;
    final Handle handle;

    /// Whether connect(2) has been made and only its end is awaited.
    final boolean connecting;

    /// Its neighbours among the places of its party, which guards them.
    private @Nullable PendingSelect previous;

    private @Nullable PendingSelect next;

    private final Places lane;
    private final Object socket;

    /// Whether the one message for this place has been sent, or must not be sent any more. Guarded by this.
    private boolean over;

    PendingSelect(Places lane, Role role, Inbox party, Handle handle, Object socket, boolean connecting) {
        super(role);
        this.lane = lane;
        this.party = party;
        this.handle = handle;
        this.socket = socket;
        this.connecting = connecting;
    }

    @Override
    public @Nullable PendingSelect previous() {
        return previous;
    }

    @Override
    public @Nullable PendingSelect next() {
        return next;
    }

    @Override
    public void link(@Nullable PendingSelect before, @Nullable PendingSelect after) {
        previous = before;
        next = after;
    }

    @Override
    boolean signal() {
        return deliver(new Signal.Select(socket, handle));
    }

    @Override
    void nudge() {
        signal();
    }

    @Override
    void end(long outcome) {
        deliver(new Signal.Abort(socket, handle, Failure.reason(outcome)));
        party.waitsNoMore(this);
    }

    private synchronized boolean deliver(Signal signal) {
        if (over) {
            return false;
        }
        over = true;
        Sink sink = handle.callback == null ? party : handle.callback;
        return sink.deliver(signal);
    }

    @Override
    void drop() {
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

    /// Gives up the place because the caller is gone.
    void abandon() {
        lane.abandon(this);
    }
}
