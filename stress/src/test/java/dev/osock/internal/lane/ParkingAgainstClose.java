package dev.osock.internal.lane;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

@JCStressTest
@Description("A close that comes while a virtual thread goes to park ends its receive.")
@Outcome(id = "closed", expect = Expect.ACCEPTABLE, desc = "The receive ends, whichever came first.")
@State
public class ParkingAgainstClose {

    private final Link link = Link.open();
    private final Sleeper reader = Sleeper.virtual(link);

    @Actor
    public void receive() {
        reader.start();
    }

    @Actor
    public void close() {
        link.close();
    }

    @Arbiter
    public void end(L_Result result) {
        result.r1 = reader.end();
    }
}
