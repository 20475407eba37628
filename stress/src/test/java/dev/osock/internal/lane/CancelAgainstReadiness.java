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
@Description("Once a receive is cancelled no message about it comes, and one that had come is gone.")
@Outcome(id = "cancelled, none", expect = Expect.ACCEPTABLE, desc = "There is no message.")
@State
public class CancelAgainstReadiness {

    private final Link link = Link.open();
    private final Party reader = new Party();

    public CancelAgainstReadiness() {
        reader.recv(link.near);
    }

    @Actor
    public void cancel(LL_Result result) {
        result.r1 = reader.cancel(link.near);
    }

    @Actor
    public void becomeReady() {
        link.near.ready(true, true); // as a poller does
    }

    @Arbiter
    public void end(LL_Result result) {
        link.near.ready(true, true);
        result.r2 = reader.message();
        link.close();
    }
}
