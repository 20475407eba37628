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
@Description("A virtual thread leads while the master wakes the poller: somebody waits for events.")
@Outcome(id = "poller", expect = Expect.ACCEPTABLE, desc = "The poller is awake.")
@Outcome(id = "master", expect = Expect.ACCEPTABLE, desc = "The master watches.")
@Outcome(id = "napping poller", expect = Expect.ACCEPTABLE, desc = "The poller looks again soon.")
@State
public class HotLeadAgainstWake {

    private final Guard guard = Guard.parked();

    @Actor
    public void lead() {
        guard.leadHot(false);
        guard.leadHot(true);
    }

    @Actor
    public void wake() {
        guard.takeEvent();
        guard.parkIfAwake();
        guard.takeEvent();
    }

    @Arbiter
    public void end(L_Result result) {
        result.r1 = guard.guardian();
    }
}
