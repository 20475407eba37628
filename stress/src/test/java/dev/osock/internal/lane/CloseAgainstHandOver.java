package dev.osock.internal.lane;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

@JCStressTest
@Description("A queued receive is told or aborted when the socket is closed while it becomes current.")
@Outcome(id = "done, told", expect = Expect.ACCEPTABLE, desc = "It was current, and there was a byte.")
@Outcome(id = "done, aborted", expect = Expect.ACCEPTABLE, desc = "It was in the queue.")
@Outcome(id = "closed, aborted", expect = Expect.ACCEPTABLE, desc = "The close came first.")
@State
public class CloseAgainstHandOver {

    private final Link link = Link.open();
    private final Party first = new Party();
    private final Party second = new Party();

    public CloseAgainstHandOver() {
        first.recv(link.near);
        second.recv(link.near);
        link.send();
        link.send();
    }

    @Actor
    public void receive(LL_Result result) {
        result.r1 = first.recv(link.near);
    }

    @Actor
    public void close() {
        link.close();
    }

    @Arbiter
    public void end(LL_Result result) {
        result.r2 = second.awaitMessage();
    }
}
