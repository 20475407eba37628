package dev.osock.internal.call;

import dev.osock.internal.abi.Abi;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import dev.osock.internal.wait.Outcome;
import dev.osock.message.MsgFlags;

/// What is different with the records of vsock: a receive without room is done at once, whatever is there; empty
/// records are not sent; before Linux 6.7 nobody may look at what is there; and a send that does not wait, and for
/// which there is too little room, sends a part of the record and says would-block. Sent again, the peer would receive
/// that part and the record as one, and nobody could tell. So a record that has been cut is the last.
final class VsockRecords {

    private static final int LOOK = MsgFlags.PEEK.or(MsgFlags.TRUNC).bits();
    private static final int EOPNOTSUPP = -Abi.current().number("EOPNOTSUPP");
    private static final int ENOBUFS = -Abi.current().number("ENOBUFS");
    private static final int SHUT_WR = Abi.current().number("SHUT_WR");

    private VsockRecords() {}

    /// Tells how long the next record is, or, where the kernel does not, the room that the receive has.
    ///
    /// @return the length, or `-errno`
    static long length(int fd, Call call, int room) {
        long value = call.scratch.memory().address() + Scratch.VALUE;
        long length = Kernel.recv(call.scratch, fd, value, 1, call.flags | LOOK);
        return length == EOPNOTSUPP || length == Kernel.ENOMEM ? room : length; // that, before Linux 6.2
    }

    /// Looks whether a send has any room. One that has none sends nothing, and may be made again.
    ///
    /// @return 0 if it has, or `-errno`
    static long room(int fd, Call call) {
        int found = Kernel.poll(call.scratch, fd, Kernel.POLLOUT);
        if (found < 0 || (found & (Kernel.POLLOUT | Kernel.POLLERR)) != 0) {
            return Math.min(found, 0);
        }
        long value = call.scratch.memory().address() + Scratch.VALUE;
        long failed = Kernel.send(call.scratch, fd, value, 0, 0); // sends nothing, and tells of an end
        return failed < 0 ? failed : Kernel.EAGAIN;
    }

    /// Takes the result of a send that had some room: if that was too little, the record has been cut, and what is sent
    /// ends here. The peer does not receive the part.
    static long sent(int fd, Call call, long result) {
        if (result != Kernel.EAGAIN) {
            return result;
        }
        Kernel.shutdown(call.scratch, fd, SHUT_WR);
        return ENOBUFS;
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
