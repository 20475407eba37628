package dev.osock.internal.lane;

import dev.osock.internal.mailbox.MonitorState;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

@JCStressTest
@Description("A monitor that is made while its watcher dies leaves nothing behind.")
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "It is over.")
@State
public class MonitorAgainstDeath {

    private final Link link = Link.open();
    private final Party watcher = new Party();

    @Actor
    public void monitor() {
        watcher.monitor(link.near);
    }

    @Actor
    public void die() {
        watcher.inbox.end();
    }

    @Arbiter
    public void end(II_Result result) {
        result.r1 = MonitorState.all().ofSubject(link.near).size();
        result.r2 = MonitorState.all().ofWatcher(watcher.inbox).size();
        link.close();
    }
}
