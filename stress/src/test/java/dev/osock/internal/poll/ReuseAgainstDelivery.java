package dev.osock.internal.poll;

import dev.osock.internal.kernel.Scratch;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZZ_Result;

@JCStressTest
@Description("An event of a descriptor that is closed and opened again never reaches the new target.")
@Outcome(id = "true, false, true", expect = Expect.ACCEPTABLE, desc = "The event came first, and told the old target.")
@Outcome(id = "false, false, true", expect = Expect.ACCEPTABLE, desc = "The event came later, and told nobody.")
@State
public class ReuseAgainstDelivery {

    private static final Scratch SCRATCH = new Scratch(); // a fake queue does not write to it
    private static final int FD = 5;

    private final Registrations registrations = new Registrations(new FakeQueue());
    private volatile boolean oldTold;
    private volatile boolean newTold;
    private final Pollable old = (_, _) -> oldTold = true;
    private final int known = registrations.add(SCRATCH, FD, old);
    private int knownLater;

    @Actor
    public void reuse() {
        registrations.remove(SCRATCH, FD, known, old);
        knownLater = registrations.add(SCRATCH, FD, (_, _) -> newTold = true);
    }

    @Actor
    public void deliver() {
        registrations.deliver(new FakeQueue.Event(Registrations.token(known, FD)));
    }

    @Arbiter
    public void end(ZZZ_Result result) {
        result.r1 = oldTold;
        result.r2 = newTold;
        registrations.deliver(new FakeQueue.Event(Registrations.token(knownLater, FD)));
        result.r3 = newTold;
    }
}
