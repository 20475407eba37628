package dev.osock.internal.lane;

import dev.osock.internal.lane.SelectWaiter;
import dev.osock.internal.mailbox.MailboxState;
import dev.osock.internal.mailbox.SelectHandleState;
import dev.osock.internal.wait.Role;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

@JCStressTest
@Description("A poller that has found a place before it was cancelled sends no message afterwards.")
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "There is no message.")
@State
public class PlaceCancelAgainstSignal {

    private static final Link LINK = Link.open();

    private final MailboxState inbox = new MailboxState();
    private final SelectWaiter place =
            new SelectWaiter(LINK.near.read(), Role.READER, inbox, new SelectHandleState(), LINK.near, null);

    @Actor
    public void cancel() {
        place.cancel();
    }

    @Actor
    public void signal() {
        place.tell();
    }

    @Arbiter
    public void end(I_Result result) {
        result.r1 = inbox.size();
    }
}
