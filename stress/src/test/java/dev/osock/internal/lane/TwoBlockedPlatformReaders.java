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
@Description("Two platform threads receive; each sends a byte on, which the other may be waiting for.")
@Outcome(id = "done, done", expect = Expect.ACCEPTABLE, desc = "Both get a byte.")
@State
public class TwoBlockedPlatformReaders {

    private final Link link = Link.watched();
    private final Sleeper one = Sleeper.platform(link);
    private final Sleeper other = Sleeper.platform(link);

    public TwoBlockedPlatformReaders() {
        link.send();
    }

    @Actor
    public void receive() {
        one.start();
    }

    @Actor
    public void receiveToo() {
        other.start();
    }

    @Arbiter
    public void end(LL_Result result) {
        result.r1 = one.end();
        result.r2 = other.end();
        link.close();
    }
}
