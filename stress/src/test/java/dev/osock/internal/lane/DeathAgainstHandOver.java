package dev.osock.internal.lane;

import dev.osock.internal.wait.Role;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLLL_Result;

@JCStressTest
@Description("A caller dies while it becomes current: the one behind it is next, in order, and gets the byte.")
@Outcome(id = "done, told, done, none", expect = Expect.ACCEPTABLE, desc = "The third one has it, and nobody is left.")
@State
public class DeathAgainstHandOver {

    private final Link link = Link.open();
    private final Party first = new Party();
    private final Party second = new Party();
    private final Party third = new Party();
    private final Party fourth = new Party();

    public DeathAgainstHandOver() {
        first.recv(link.near);
        second.recv(link.near);
        third.recv(link.near);
        fourth.recv(link.near);
        link.send();
        link.send();
    }

    @Actor
    public void receive(LLLL_Result result) {
        result.r1 = first.recv(link.near);
    }

    @Actor
    public void die() {
        second.inbox.end();
    }

    @Arbiter
    public void end(LLLL_Result result) {
        result.r2 = third.awaitMessage();
        result.r3 = third.recv(link.near);
        fourth.inbox.end();
        result.r4 = link.near.read().count(Role.READER) == 0 ? "none" : "somebody";
        link.close();
    }
}
