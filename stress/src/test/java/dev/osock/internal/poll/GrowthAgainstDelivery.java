package dev.osock.internal.poll;

import dev.osock.internal.kernel.Scratch;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

@JCStressTest
@Description("Descriptors are registered while the table grows for others: every target is told, at once and later.")
@Outcome(id = "1, 1, 1, 1", expect = Expect.ACCEPTABLE, desc = "Each is told each time.")
@State
public class GrowthAgainstDelivery {

    private static final Scratch SCRATCH = new Scratch(); // a fake queue does not write to it
    private static final int LOW = 5;
    private static final int HIGH = 3000; // beyond the first table

    private final Registrations registrations = new Registrations(new FakeQueue());
    private final AtomicInteger low = new AtomicInteger();
    private final AtomicInteger high = new AtomicInteger();
    private int registrationOfLow;
    private int registrationOfHigh;

    @Actor
    public void registerLow(IIII_Result result) {
        registrationOfLow = registrations.add(SCRATCH, LOW, (_, _) -> low.getAndIncrement() < 0);
        result.r1 = told(low, LOW, registrationOfLow);
    }

    @Actor
    public void registerHigh(IIII_Result result) {
        registrationOfHigh = registrations.add(SCRATCH, HIGH, (_, _) -> high.getAndIncrement() < 0);
        result.r2 = told(high, HIGH, registrationOfHigh);
    }

    @Arbiter
    public void end(IIII_Result result) {
        result.r3 = told(low, LOW, registrationOfLow);
        result.r4 = told(high, HIGH, registrationOfHigh);
    }

    private int told(AtomicInteger count, int fd, int registration) {
        count.set(0);
        registrations.deliver(new FakeQueue.Event(Registrations.token(registration, fd)));
        return count.get();
    }
}
