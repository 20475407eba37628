package dev.osock.internal.engine;

import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;

/// Whether a platform thread may wait in recv(2) itself, which then brings what it has waited for, and not in ppoll(2) first.
///
/// For that the descriptor blocks: `O_NONBLOCK` is taken away, and `SO_RCVTIMEO` ends a receive soon, so that a close or an interrupt
/// is noticed; all other receives and sends say `MSG_DONTWAIT`. The flag belongs to the open file description and so to every duplicate.
/// So this is done only where there is none, and ends for good when somebody asks for one, for the option, or, later, for a call
/// that knows no `MSG_DONTWAIT`.
final class BlockingReceive {

    /// The longest wait in recv(2), and so how late a close or an interrupt can be noticed.
    static final long NANOS = 10_000_000;

    private enum State {
        POSSIBLE,
        ON,
        OVER
    }

    /// Written under the lock of this.
    private volatile State state = State.POSSIBLE;

    /// Tells whether the descriptor blocks. It may block no more when the answer is used; then a receive says that it would.
    boolean isOn() {
        return state == State.ON;
    }

    /// Makes the descriptor block, unless that is over.
    ///
    /// @return whether it blocks now
    synchronized boolean begin(Scratch scratch, int fd) {
        if (state == State.POSSIBLE) {
            boolean limited = Kernel.setReceiveTimeout(scratch, fd, NANOS) >= 0;
            state = limited && Kernel.setBlocking(scratch, fd) >= 0 ? State.ON : State.OVER;
        }
        return isOn();
    }

    /// Makes the descriptor non-blocking, for good.
    void end(Scratch scratch, int fd) {
        if (state == State.OVER) {
            return;
        }
        synchronized (this) {
            if (state == State.ON) {
                Kernel.setNonblocking(scratch, fd); // first, lest a receive without a limit begins
                Kernel.setReceiveTimeout(scratch, fd, 0);
            }
            state = State.OVER;
        }
    }

    /// Makes an attempt that would block if the descriptor did.
    synchronized long without(Operation operation, Call call, int fd) {
        if (isOn()) {
            end(call.scratch, fd);
        }
        return operation.attempt(fd, call);
    }
}
