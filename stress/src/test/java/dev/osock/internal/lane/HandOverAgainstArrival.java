package dev.osock.internal.lane;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

@JCStressTest
@Description("Who asks while the current reader ends either gets the byte or a place, and then is told.")
@Outcome(id = "done, done, none", expect = Expect.ACCEPTABLE, desc = "It came after.")
@Outcome(id = "done, select, told", expect = Expect.ACCEPTABLE, desc = "It came before.")
@State
public class HandOverAgainstArrival {

    private final Link link = Link.open();
    private final Party first = new Party();
    private final Party second = new Party();

    public HandOverAgainstArrival() {
        first.recv(link.near);
        link.send();
        link.send();
    }

    @Actor
    public void receive(LLL_Result result) {
        result.r1 = first.recv(link.near);
    }

    @Actor
    public void arrive(LLL_Result result) {
        result.r2 = second.recv(link.near);
    }

    @Arbiter
    public void end(LLL_Result result) {
        result.r3 = "select".equals(result.r2) ? second.awaitMessage() : second.message();
        link.close();
    }
}
