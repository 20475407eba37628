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
@Description("Once a cancel has returned, with whatever result, no abort message is left and none comes.")
@Outcome(id = "cancelled, none", expect = Expect.ACCEPTABLE, desc = "The cancel came first.")
@Outcome(id = "closed, none", expect = Expect.ACCEPTABLE, desc = "The close came first.")
@State
public class CancelAgainstClose {

    private final Link link = Link.open();
    private final Party reader = new Party();

    public CancelAgainstClose() {
        reader.recv(link.near);
    }

    @Actor
    public void cancel(LL_Result result) {
        result.r1 = reader.cancel(link.near);
    }

    @Actor
    public void close() {
        link.close();
    }

    @Arbiter
    public void end(LL_Result result) {
        result.r2 = reader.message();
    }
}
