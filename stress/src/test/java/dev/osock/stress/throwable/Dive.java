package dev.osock.stress.throwable;

import java.util.concurrent.atomic.AtomicInteger;

/// Makes a call at every depth of a thread's stack, from its end on: so it meets a `StackOverflowError` at every place
/// where it can.
final class Dive {

    /// A call; whatever else than a `StackOverflowError` it throws is its own affair.
    interface Call {
        void run() throws Exception;
    }

    /// So many times in a row the stack must have been enough.
    private static final int ENOUGH = 20;

    private final Call call;
    private final AtomicInteger overflows = new AtomicInteger();
    private int fine;

    private Dive(Call call) {
        this.call = call;
    }

    /// Dives once.
    ///
    /// @return how many calls have run out of stack
    static int once(Call call) {
        var dive = new Dive(call);
        dive.down();
        return dive.overflows.get();
    }

    @SuppressWarnings("InfiniteRecursion") // until the stack's end
    private void down() {
        try {
            down();
        } catch (StackOverflowError bottom) {
            // from here on up
        }
        if (fine >= ENOUGH) {
            return;
        }
        try {
            call.run();
            fine++;
        } catch (StackOverflowError atSomeDepth) {
            overflows.incrementAndGet();
            fine = 0;
        } catch (Exception itsOwn) {
            fine++;
        }
    }
}
