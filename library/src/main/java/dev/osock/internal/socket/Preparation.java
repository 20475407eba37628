package dev.osock.internal.socket;

import dev.osock.internal.call.Failure;
import dev.osock.internal.call.ProcessCounts;
import dev.osock.internal.flight.Flight;
import dev.osock.internal.kernel.Scratch;
import dev.osock.internal.lane.Arming;
import dev.osock.internal.mailbox.MailboxState;
import dev.osock.internal.mailbox.MonitorState;
import dev.osock.internal.poll.PollerGroup;
import dev.osock.internal.poll.WakeUp;
import dev.osock.internal.wait.LingeringClose;
import dev.osock.internal.wait.Outcome;
import dev.osock.internal.wait.WaitPolicy;
import java.lang.invoke.MethodHandles;

/// What must be there before a call fails or waits for the first time: without a descriptor left a class may not be
/// found, and without room on the stack its initialiser ends in the middle. Either is for ever.
public final class Preparation {

    /// The classes with something to initialise that waiting and closing use.
    private static final Class<?>[] USED = {
        Arming.class, WakeUp.class, PollerGroup.class, MailboxState.class, MonitorState.class, LingeringClose.class,
        Outcome.class,
        Failure.class, ProcessCounts.class, ProcessTotals.class
    };

    private static volatile boolean there;

    private Preparation() {}

    /// Has all that loaded and initialised, unless it is. Of many threads that come at once the first one does it.
    static void ensure() {
        if (!there) {
            prepare();
        }
    }

    private static synchronized void prepare() {
        if (there) {
            return;
        }
        ClassFolder.loadAll();
        try {
            for (Class<?> each : USED) {
                MethodHandles.lookup().ensureInitialized(each);
            }
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
        Trace.begin();
        Flight.prepare();
        new Scratch().prepare();
        PollerGroup.prepare(WaitPolicy.chosen().hotNanos());
        there = true; // else the next one tries again
    }
}
