package dev.osock.internal.call;

import dev.osock.internal.abi.Abi;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import dev.osock.internal.wait.Outcome;
import dev.osock.message.MsgFlags;

/// What is different with the records of vsock: a receive without room is done at once, whatever is there; empty
/// records are not sent; and before Linux 6.7 nobody may look at what is there.
final class VsockRecords {

    private static final int LOOK = MsgFlags.PEEK.or(MsgFlags.TRUNC).bits();
    private static final int EOPNOTSUPP = -Abi.current().number("EOPNOTSUPP");

    private VsockRecords() {}

    /// Tells how long the next record is, or, where the kernel does not, the room that the receive has.
    ///
    /// @return the length, or `-errno`
    static long length(int fd, Call call, int room) {
        long value = call.scratch.memory().address() + Scratch.VALUE;
        long length = Kernel.recv(call.scratch, fd, value, 1, call.flags | LOOK);
        return length == EOPNOTSUPP ? room : length;
    }

    /// Says what a receive means that has brought nothing: the end, unless another system has sent an empty record.
    ///
    /// @return [Outcome#END_OF_STREAM], 0 for a record, or `-errno`
    static long nothing(int fd, Call call) {
        int found = Kernel.poll(call.scratch, fd, Kernel.POLLRDHUP);
        if (found < 0) {
            return found;
        }
        return (found & (Kernel.POLLRDHUP | Kernel.POLLHUP)) != 0 ? Outcome.END_OF_STREAM : 0;
    }
}
