package dev.osock.internal.lane;

import dev.osock.internal.mailbox.MailboxState;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

@JCStressTest
@Description("Two change the owner at a time: then the death of the one that is not owner leaves the socket open.")
@Outcome(id = "open, closed", expect = Expect.ACCEPTABLE, desc = "Only the owner takes it along.")
@State
public class OwnerAgainstOwner {

    private final Link link = Link.open();
    private final MailboxState one = new MailboxState();
    private final MailboxState other = new MailboxState();

    @Actor
    public void give() {
        link.near.own(one);
    }

    @Actor
    public void giveToOther() {
        link.near.own(other);
    }

    @Arbiter
    public void end(LL_Result result) {
        MailboxState owner = link.near.owner();
        (owner == one ? other : one).end();
        result.r1 = link.near.isOpen() ? "open" : "closed";
        (owner == one ? one : other).end();
        result.r2 = link.near.isOpen() ? "open" : "closed";
        link.close();
    }
}
