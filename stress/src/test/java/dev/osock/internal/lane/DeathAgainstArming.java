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
@Description("A caller dies while it takes its place: nobody is locked out.")
@Outcome(id = "select, done", expect = Expect.ACCEPTABLE, desc = "The place was taken and is free again.")
@Outcome(id = "dead, done", expect = Expect.ACCEPTABLE, desc = "No place was taken.")
@State
public class DeathAgainstArming {

    private final Link link = Link.open();
    private final Party reader = new Party();

    @Actor
    public void receive(LL_Result result) {
        result.r1 = reader.recv(link.near);
    }

    @Actor
    public void die() {
        reader.inbox.end();
    }

    @Arbiter
    public void end(LL_Result result) {
        link.send();
        result.r2 = new Party().recv(link.near);
        link.close();
    }
}
