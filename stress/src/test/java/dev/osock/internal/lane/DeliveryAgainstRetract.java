package dev.osock.internal.lane;

import dev.osock.internal.mailbox.MailboxState;
import dev.osock.internal.mailbox.SelectHandleState;
import dev.osock.internal.mailbox.SocketMessageState;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLLL_Result;

@JCStressTest
@Description("Taking back the messages of a socket's call leaves those of others, in order and just once.")
@Outcome(id = "b1, a2, b3, 0", expect = Expect.ACCEPTABLE, desc = "The others are there.")
@State
public class DeliveryAgainstRetract {

    private final MailboxState inbox = new MailboxState();
    private final SelectHandleState shared = new SelectHandleState();
    private final SelectHandleState other = new SelectHandleState();

    public DeliveryAgainstRetract() {
        inbox.deliver(new SocketMessageState.Select("a", shared));
    }

    @Actor
    public void deliver() {
        inbox.deliver(new SocketMessageState.Select("b1", shared));
        inbox.deliver(new SocketMessageState.Select("a", shared));
        inbox.deliver(new SocketMessageState.Select("a2", other));
        inbox.deliver(new SocketMessageState.Select("b3", shared));
        inbox.deliver(new SocketMessageState.Select("a", shared));
    }

    @Actor
    public void retract() {
        inbox.retract("a", shared);
    }

    @Arbiter
    public void end(LLLL_Result result) {
        inbox.retract("a", shared);
        result.r1 = Party.take(inbox, shared);
        result.r2 = Party.take(inbox, null);
        result.r3 = Party.take(inbox, shared);
        result.r4 = inbox.size();
    }
}
