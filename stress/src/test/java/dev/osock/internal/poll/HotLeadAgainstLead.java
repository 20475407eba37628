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
@Description("A virtual thread leads, for others too, while a platform thread leads: somebody waits for events.")
@Outcome(id = "poller", expect = Expect.ACCEPTABLE, desc = "The poller is awake.")
@Outcome(id = "master", expect = Expect.ACCEPTABLE, desc = "The master watches.")
@Outcome(id = "napping poller", expect = Expect.ACCEPTABLE, desc = "The poller looks again soon.")
@State
public class HotLeadAgainstLead {

    private final Guard guard = Guard.napping();

    @Actor
    public void lead() {
        guard.leadHotForOthers();
    }

    @Actor
    public void leadToo() {
        guard.lead();
        guard.parkIfAwake();
    }

    @Arbiter
    public void end(L_Result result) {
        result.r1 = guard.guardian();
    }
}
