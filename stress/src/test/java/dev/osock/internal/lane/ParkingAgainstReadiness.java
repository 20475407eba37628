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
@Description("Readiness that comes while a virtual thread goes to park is not lost.")
@Outcome(id = "done", expect = Expect.ACCEPTABLE, desc = "The byte is received.")
@State
public class ParkingAgainstReadiness {

    private final Link link = Link.watched();
    private final Sleeper reader = Sleeper.virtual(link);

    @Actor
    public void receive() {
        reader.start();
    }

    @Actor
    public void send() {
        link.send();
    }

    @Arbiter
    public void end(L_Result result) {
        result.r1 = reader.end();
        link.close();
    }
}
