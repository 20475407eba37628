package dev.osock.internal.socket;

import dev.osock.error.Reason;
import dev.osock.internal.kernel.StackRoom;
import dev.osock.internal.lane.Asking;
import dev.osock.internal.mailbox.MailboxState;
import dev.osock.internal.mailbox.Place;
import dev.osock.internal.mailbox.SelectHandleState;
import dev.osock.internal.wait.Outcome;

/// The place of a caller that is told when a send without copying is done.
final class AwaitingPlace extends Place {

    private final OutstandingSends sends;

    /// Why it has been given up. Written before the message is sent.
    private Reason why = Reason.Closed.LOCALLY;

    private AwaitingPlace(OutstandingSends sends, MailboxState party, SelectHandleState handle, Object socket) {
        super(party, handle, socket);
        this.sends = sends;
    }

    /// Gives the caller one.
    static AwaitingPlace of(OutstandingSends sends, Asking asking) {
        StackRoom.ensure();
        MailboxState party = MailboxState.current();
        var place = new AwaitingPlace(sends, party, asking.handle(party), asking.socket());
        party.waits(place);
        return place;
    }

    /// Tells the caller that the send is done. Nothing else comes.
    void done() {
        tell();
        party.waitsNoMore(this);
    }

    /// Tells the caller that nobody will know when it is.
    void giveUp(Reason reason) {
        why = reason;
        end(Outcome.CLOSED);
    }

    @Override
    protected Reason reason(int outcome) {
        return why;
    }

    @Override
    public void abandon() {
        sends.abandon(this);
    }
}
