package dev.osock.internal.wait;

import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;

/// Whether a platform thread may wait in recv(2) or recvmmsg(2) itself, which then brings what it has waited for, and
/// not in ppoll(2) first.
///
/// For that the descriptor blocks: `O_NONBLOCK` is taken away, and `SO_RCVTIMEO` ends a receive soon, so that a close
/// or an interrupt is noticed; all other receives and sends say `MSG_DONTWAIT`. The flag belongs to the open file
/// description and so to every duplicate. So this is done only where there is none and the connection has been made,
/// and ends for good when somebody asks for a duplicate, for the number, for the option, or for a call that knows no
/// `MSG_DONTWAIT`.
public enum BlockingReceive {
    POSSIBLE,
    ON,
    OVER;

    /// The longest wait in recv(2), and so how late a close or an interrupt can be noticed.
    public static final long NANOS = 10_000_000;

    /// Makes a descriptor block.
    ///
    /// @return what holds from now on
    public static BlockingReceive begin(Scratch scratch, int fd) {
        boolean limited = Kernel.setReceiveTimeout(scratch, fd, NANOS) >= 0;
        return limited && Kernel.setBlocking(scratch, fd) >= 0 ? ON : OVER;
    }

    /// Makes the descriptor non-blocking, if it is not.
    public void end(Scratch scratch, int fd) {
        if (this == ON) {
            Kernel.setNonblocking(scratch, fd); // first, lest a receive without a limit begins
            Kernel.setReceiveTimeout(scratch, fd, 0);
        }
    }
}
