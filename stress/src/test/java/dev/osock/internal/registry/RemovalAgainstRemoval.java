package dev.osock.internal.registry;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLLL_Result;

@JCStressTest
@Description("A monitor is removed by one call only, while others of the same subject come and go.")
@Outcome(id = "true, false, 1, 1", expect = Expect.ACCEPTABLE, desc = "By the first.")
@Outcome(id = "false, true, 1, 1", expect = Expect.ACCEPTABLE, desc = "By the second.")
@State
public class RemovalAgainstRemoval {

    private final Monitors<String, String, Integer> monitors = new Monitors<>();

    public RemovalAgainstRemoval() {
        monitors.add("subject", "watcher", 1);
    }

    @Actor
    public void remove(LLLL_Result result) {
        result.r1 = monitors.remove("subject", "watcher", 1);
        monitors.add("subject", "watcher", 2);
    }

    @Actor
    public void removeToo(LLLL_Result result) {
        result.r2 = monitors.remove("subject", "watcher", 1);
        monitors.add("subject", "other", 3);
        monitors.remove("subject", "other", 3);
    }

    @Arbiter
    public void end(LLLL_Result result) {
        result.r3 = monitors.count();
        result.r4 = monitors.ofSubject("subject").size();
    }
}
