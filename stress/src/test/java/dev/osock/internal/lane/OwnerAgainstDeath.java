package dev.osock.internal.lane;

import dev.osock.internal.mailbox.MailboxState;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

@JCStressTest
@Description("A socket is given to a caller that dies: it is closed, whichever comes first.")
@Outcome(id = "closed", expect = Expect.ACCEPTABLE, desc = "The dead own nothing.")
@State
public class OwnerAgainstDeath {

    private final Link link = Link.open();
    private final MailboxState owner = new MailboxState();

    @Actor
    public void give() {
        link.near.own(owner);
    }

    @Actor
    public void die() {
        owner.end();
    }

    @Arbiter
    public void end(L_Result result) {
        result.r1 = link.near.isOpen() ? "open" : "closed";
        link.close();
    }
}
