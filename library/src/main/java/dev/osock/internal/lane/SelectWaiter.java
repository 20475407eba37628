package dev.osock.internal.lane;

import dev.osock.internal.call.Call;
import dev.osock.internal.call.ConnectionAttempt;
import dev.osock.internal.call.Failure;
import dev.osock.internal.call.Operation;
import dev.osock.internal.kernel.StackRoom;
import dev.osock.internal.mailbox.Claim;
import dev.osock.internal.mailbox.MailboxState;
import dev.osock.internal.mailbox.QueuedSignal;
import dev.osock.internal.mailbox.SelectHandleState;
import dev.osock.internal.mailbox.Sink;
import dev.osock.internal.mailbox.SocketMessageState;
import dev.osock.internal.wait.Outcome;
import dev.osock.internal.wait.Role;
import dev.osock.internal.wait.ThreadWaiter;
import dev.osock.internal.wait.Waiter;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The place of a nowait call that could not be done at once: its caller is told, and calls again.
final class SelectWaiter extends QueuedSignal implements Waiter, Claim {

    final MailboxState party;
    final SelectHandleState handle;

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

    SelectWaiter(
            TurnQueue lane,
            Role role,
            MailboxState party,
            SelectHandleState handle,
            Object socket,
            @Nullable ConnectionAttempt connection) {
        this.lane = lane;
        this.role = role;
        this.party = party;
        this.handle = handle;
        this.socket = socket;
        this.connection = connection;
    }

    /// Gives the caller a place in a lane, and the call its handle.
    static SelectWaiter of(TurnQueue lane, Operation operation, Call call, Asking asking) {
        StackRoom.ensure();
        MailboxState party = MailboxState.current();
        SelectHandleState handle = asking.handle(party);
        call.handle = handle;
        var place =
                new SelectWaiter(lane, operation.role(), party, handle, asking.socket(), call.connection);
        party.waits(place);
        return place;
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
    public SocketMessageState signal() {
        return outcome == SELECTED
                ? new SocketMessageState.Select(socket, handle)
                : new SocketMessageState.Abort(socket, handle, Failure.reason(outcome));
    }

    @Override
    public Object about() {
        return socket;
    }

    @Override
    public SelectHandleState aboutHandle() {
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

    /// Has the caller told after a while, since nobody will tell when to try again.
    void tellLater() {
        Thread.ofVirtual().name("osock-later").start(() -> {
            LockSupport.parkNanos(ThreadWaiter.LONGEST_PAUSE_NANOS);
            tell();
        });
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
