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
import org.openjdk.jcstress.infra.results.LLI_Result;

@JCStressTest
@Description("Two receive at a time from one inbox; each sends a message on, which the other may be waiting for.")
@Outcome(id = "1, 2, 1", expect = Expect.ACCEPTABLE, desc = "Each gets one.")
@Outcome(id = "2, 1, 1", expect = Expect.ACCEPTABLE, desc = "Each gets one.")
@State
public class ReceiverAgainstReceiver {

    private final MailboxState inbox = new MailboxState();
    private final SelectHandleState handle = new SelectHandleState();

    public ReceiverAgainstReceiver() {
        inbox.deliver(new SocketMessageState.Select(1, handle));
    }

    @Actor
    public void receive(LLI_Result result) {
        result.r1 = Party.take(inbox, handle);
        inbox.deliver(new SocketMessageState.Select(2, handle));
    }

    @Actor
    public void receiveToo(LLI_Result result) {
        result.r2 = Party.take(inbox, null);
        inbox.deliver(new SocketMessageState.Select(2, handle));
    }

    @Arbiter
    public void end(LLI_Result result) {
        result.r3 = inbox.size();
    }
}
