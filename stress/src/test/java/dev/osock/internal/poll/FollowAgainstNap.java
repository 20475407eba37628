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
@Description("A thread begins to follow while the poller begins a nap: its event does not wait for the end of the nap.")
@Outcome(id = "poller", expect = Expect.ACCEPTABLE, desc = "The poller does not nap.")
@Outcome(id = "master", expect = Expect.ACCEPTABLE, desc = "The master watches meanwhile.")
@State
public class FollowAgainstNap {

    private final Guard guard = Guard.awake();

    @Actor
    public void follow() {
        guard.follow();
    }

    @Actor
    public void nap() {
        guard.nap();
    }

    @Arbiter
    public void end(L_Result result) {
        result.r1 = guard.guardian();
    }
}
