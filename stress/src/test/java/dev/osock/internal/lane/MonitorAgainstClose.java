package dev.osock.internal.lane;

import dev.osock.internal.mailbox.MonitorState;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLI_Result;

@JCStressTest
@Description("A monitor that is made while the socket is closed is told just once.")
@Outcome(id = "down, none, 0", expect = Expect.ACCEPTABLE, desc = "It is told once, and is over.")
@State
public class MonitorAgainstClose {

    private final Link link = Link.open();
    private final Party watcher = new Party();

    @Actor
    public void monitor() {
        watcher.monitor(link.near);
    }

    @Actor
    public void close() {
        link.close();
    }

    @Arbiter
    public void end(LLI_Result result) {
        result.r1 = watcher.awaitMessage();
        result.r2 = watcher.message();
        result.r3 = MonitorState.all().ofSubject(link.near).size();
    }
}
