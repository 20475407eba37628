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
@Description("A selective receive gets its message past others, which stay in order.")
@Outcome(id = "2, 1, 3, 0", expect = Expect.ACCEPTABLE, desc = "Each once.")
@State
public class DeliveryAgainstSelectiveReceive {

    private final MailboxState inbox = new MailboxState();
    private final SelectHandleState wanted = new SelectHandleState();
    private final SelectHandleState other = new SelectHandleState();

    @Actor
    public void deliver() {
        inbox.deliver(new SocketMessageState.Select(1, other));
        inbox.deliver(new SocketMessageState.Select(2, wanted));
        inbox.deliver(new SocketMessageState.Select(3, other));
    }

    @Actor
    public void receive(LLLL_Result result) {
        result.r1 = Party.take(inbox, wanted);
    }

    @Arbiter
    public void end(LLLL_Result result) {
        result.r2 = Party.take(inbox, other);
        result.r3 = Party.take(inbox, other);
        result.r4 = inbox.size();
    }
}
