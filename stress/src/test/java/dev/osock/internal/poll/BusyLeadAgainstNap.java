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
@Description("A busy thread leads while the poller's nap ends: somebody waits for events at the end.")
@Outcome(id = "poller", expect = Expect.ACCEPTABLE, desc = "The poller is awake.")
@Outcome(id = "master", expect = Expect.ACCEPTABLE, desc = "The master watches.")
@Outcome(id = "napping poller", expect = Expect.ACCEPTABLE, desc = "The poller looks again soon.")
@State
public class BusyLeadAgainstNap {

    private final Guard guard = Guard.napping();

    @Actor
    public void lead() {
        guard.lead();
        guard.lead();
    }

    @Actor
    public void endNap() {
        guard.endBusyNap();
        guard.parkIfAwake();
        guard.takeEvent();
    }

    @Arbiter
    public void end(L_Result result) {
        result.r1 = guard.guardian();
    }
}
