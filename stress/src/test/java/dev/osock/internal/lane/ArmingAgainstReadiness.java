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
@Description("Readiness that comes between the attempt and the arming is not lost; the poller tells of changes only.")
@Outcome(id = "done, none", expect = Expect.ACCEPTABLE, desc = "The byte came first.")
@Outcome(id = "select, told", expect = Expect.ACCEPTABLE, desc = "The receive came first, or nearly so.")
@State
public class ArmingAgainstReadiness {

    private final Link link = Link.watched();
    private final Party reader = new Party();

    @Actor
    public void receive(LL_Result result) {
        result.r1 = reader.recv(link.near);
    }

    @Actor
    public void send() {
        link.send();
    }

    @Arbiter
    public void end(LL_Result result) {
        result.r2 = "select".equals(result.r1) ? reader.awaitMessage() : reader.message();
        link.close();
    }
}
