package dev.osock.internal.lane;

import dev.osock.error.Reason;
import dev.osock.internal.call.Call;
import dev.osock.internal.call.ConnectionAttempt;
import dev.osock.internal.call.Failure;
import dev.osock.internal.call.Operation;
import dev.osock.internal.kernel.StackRoom;
import dev.osock.internal.mailbox.MailboxState;
import dev.osock.internal.mailbox.Place;
import dev.osock.internal.mailbox.SelectHandleState;
import dev.osock.internal.wait.Role;
import dev.osock.internal.wait.ThreadWaiter;
import dev.osock.internal.wait.Waiter;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The place of a nowait call in a lane.
final class SelectWaiter extends Place implements Waiter {

    /// The connection that it waits for, if it does.
    final @Nullable ConnectionAttempt connection;

    private final Role role;
    private final TurnQueue lane;

    SelectWaiter(
            TurnQueue lane,
            Role role,
            MailboxState party,
            SelectHandleState handle,
            Object socket,
            @Nullable ConnectionAttempt connection) {
        super(party, handle, socket);
        this.lane = lane;
        this.role = role;
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
    protected Reason reason(int outcome) {
        return Failure.reason(outcome);
    }

    @Override
    public void nudge() {
        tell();
    }

    /// Has the caller told after a while, since nobody will tell when to try again.
    void tellLater() {
        Thread.ofVirtual().name("osock-later").start(() -> {
            LockSupport.parkNanos(ThreadWaiter.LONGEST_PAUSE_NANOS);
            tell();
        });
    }

    @Override
    public void abandon() {
        lane.abandon(this);
    }
}
