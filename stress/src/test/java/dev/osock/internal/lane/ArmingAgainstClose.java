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
@Description("A receive that a close overtakes fails, and one that has been told to wait is aborted.")
@Outcome(id = "closed, none", expect = Expect.ACCEPTABLE, desc = "The close came first.")
@Outcome(id = "select, aborted", expect = Expect.ACCEPTABLE, desc = "The receive came first.")
@State
public class ArmingAgainstClose {

    private final Link link = Link.open();
    private final Party reader = new Party();

    @Actor
    public void receive(LL_Result result) {
        result.r1 = reader.recv(link.near);
    }

    @Actor
    public void close() {
        link.close();
    }

    @Arbiter
    public void end(LL_Result result) {
        result.r2 = "select".equals(result.r1) ? reader.awaitMessage() : reader.message();
    }
}
