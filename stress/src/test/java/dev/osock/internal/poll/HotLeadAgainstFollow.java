package dev.osock.internal.poll;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

@JCStressTest
@Description("A virtual thread leads while another begins to wait for messages: nobody naps at the end.")
@Outcome(id = "poller", expect = Expect.ACCEPTABLE, desc = "The poller is awake.")
@Outcome(id = "master", expect = Expect.ACCEPTABLE, desc = "The master watches.")
@State
public class HotLeadAgainstFollow {

    private final Guard guard = Guard.napping();

    @Actor
    public void lead() {
        guard.leadHot(true);
    }

    @Actor
    public void follow() {
        guard.follow();
    }

    @Arbiter
    public void end(L_Result result) {
        result.r1 = guard.guardian();
    }
}
