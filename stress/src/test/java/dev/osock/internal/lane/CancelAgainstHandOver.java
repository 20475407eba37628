package dev.osock.internal.lane;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLLL_Result;

@JCStressTest
@Description("A queued receive is cancelled while it becomes current: no message comes, and the lane is free.")
@Outcome(id = "done, cancelled, none, done", expect = Expect.ACCEPTABLE, desc = "It is gone without a trace.")
@State
public class CancelAgainstHandOver {

    private final Link link = Link.open();
    private final Party first = new Party();
    private final Party second = new Party();

    public CancelAgainstHandOver() {
        first.recv(link.near);
        second.recv(link.near);
        link.send();
        link.send();
    }

    @Actor
    public void receive(LLLL_Result result) {
        result.r1 = first.recv(link.near);
    }

    @Actor
    public void cancel(LLLL_Result result) {
        result.r2 = second.cancel(link.near);
    }

    @Arbiter
    public void end(LLLL_Result result) {
        result.r3 = second.message();
        result.r4 = new Party().recv(link.near);
        link.close();
    }
}
