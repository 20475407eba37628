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
@Description("Two threads begin and end to lead: somebody waits for events at the end.")
@Outcome(id = "master", expect = Expect.ACCEPTABLE, desc = "The master watches.")
@State
public class LeadAgainstLead {

    private final Guard guard = Guard.parked();

    @Actor
    public void leadFirst() {
        guard.lead();
    }

    @Actor
    public void leadSecond() {
        guard.lead();
    }

    @Arbiter
    public void end(L_Result result) {
        result.r1 = guard.guardian();
    }
}
