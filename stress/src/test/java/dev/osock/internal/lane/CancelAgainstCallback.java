package dev.osock.internal.lane;

import dev.osock.internal.mailbox.Callback;
import dev.osock.internal.mailbox.MailboxState;
import dev.osock.internal.mailbox.SelectHandleState;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

@JCStressTest
@Description("Once a receive is cancelled its callback gets no message that its executor had not begun with.")
@Outcome(id = "cancelled, not called", expect = Expect.ACCEPTABLE, desc = "The callback is not called.")
@State
public class CancelAgainstCallback {

    private final Link link = Link.open();
    private final Queue<Runnable> executor = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean called = new AtomicBoolean();
    private final SelectHandleState handle = new SelectHandleState(new Callback(executor::add, _ -> called.set(true)));
    private final Party reader = new Party(new MailboxState(), handle);
    private volatile boolean cancelled;

    public CancelAgainstCallback() {
        reader.recv(link.near);
    }

    @Actor
    public void cancel(LL_Result result) {
        result.r1 = reader.cancel(link.near);
        cancelled = true;
    }

    @Actor
    public void becomeReady() {
        link.near.ready(true, true); // as a poller does
        while (executor.isEmpty() && !cancelled) {
            Thread.onSpinWait();
        }
    }

    @Arbiter
    public void end(LL_Result result) {
        executor.forEach(Runnable::run);
        result.r2 = called.get() ? "called" : "not called";
        link.close();
    }
}
