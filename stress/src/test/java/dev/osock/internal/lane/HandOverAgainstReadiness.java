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
@Description("The next in the queue is told of a byte that comes while it becomes current.")
@Outcome(id = "done, told, done", expect = Expect.ACCEPTABLE, desc = "The byte is found.")
@State
public class HandOverAgainstReadiness {

    private final Link link = Link.watched();
    private final Party first = new Party();
    private final Party second = new Party();

    public HandOverAgainstReadiness() {
        first.recv(link.near);
        second.recv(link.near);
        link.send();
        first.awaitMessage();
    }

    @Actor
    public void receive(LLL_Result result) {
        result.r1 = first.recv(link.near);
    }

    @Actor
    public void send() {
        link.send();
    }

    @Arbiter
    public void end(LLL_Result result) {
        result.r2 = second.awaitMessage();
        result.r3 = second.recv(link.near);
        link.close();
    }
}
