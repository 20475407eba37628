package dev.osock.internal.lane;

import dev.osock.internal.mailbox.MonitorState;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZL_Result;

@JCStressTest
@Description("A monitor is either cancelled or told.")
@Outcome(id = "true, none", expect = Expect.ACCEPTABLE, desc = "It is cancelled.")
@Outcome(id = "false, down", expect = Expect.ACCEPTABLE, desc = "It was over.")
@State
public class MonitorCancelAgainstClose {

    private final Link link = Link.open();
    private final Party watcher = new Party();
    private final MonitorState watch = watcher.monitor(link.near);

    @Actor
    public void cancel(ZL_Result result) {
        result.r1 = watcher.inbox.bind().call(watch::cancel);
    }

    @Actor
    public void close() {
        link.close();
    }

    @Arbiter
    public void end(ZL_Result result) {
        result.r2 = watcher.message();
    }
}
