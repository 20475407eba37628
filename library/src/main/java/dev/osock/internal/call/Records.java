package dev.osock.internal.call;

import dev.osock.internal.abi.Abi;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.MessageHeader;
import dev.osock.internal.kernel.Scratch;
import dev.osock.internal.wait.Outcome;
import dev.osock.message.MsgFlags;

/// Tells the end of a local sequence of records from an empty record: to both a receive gives 0. So before one it is
/// asked what there is; and of a peer that has ended, from whom nothing more can come, whether the queue has anything.
final class Records {

    private static final int PEEK = MsgFlags.PEEK.bits();
    private static final int CTRUNC = MsgFlags.CTRUNC.bits();
    private static final int SO_PASSCRED = Abi.current().number("SO_PASSCRED");
    private static final int SO_PEEK_OFF = Abi.current().number("SO_PEEK_OFF");

    private Records() {}

    /// Looks what a receive would find. One that may wait in the kernel waits here, and then is to be made again.
    ///
    /// @return 0 for a record, or an error that the receive is to report; [Outcome#END_OF_STREAM], [Outcome#MORE] to
    ///     look again, or `-errno`
    static long look(int fd, Call call) {
        Scratch scratch = call.scratch;
        if (call.blocks) {
            long waited = Kernel.recvWaiting(scratch, fd, scratch.memory().address(), 0, PEEK);
            return waited < 0 ? waited : Outcome.MORE;
        }
        int found = Kernel.poll(scratch, fd, Kernel.POLLIN | Kernel.POLLRDHUP);
        if (found == 0) {
            long none = Kernel.recv(scratch, fd, scratch.memory().address(), 0, PEEK);
            return none < 0 ? none : Outcome.MORE; // it has just come
        }
        if (found < 0 || (found & Kernel.POLLRDHUP) == 0 || (found & Kernel.POLLERR) != 0) {
            return Math.min(found, 0);
        }
        return Kernel.readable(scratch, fd) != 0 || hasEmptyRecord(fd, call) ? 0 : Outcome.END_OF_STREAM;
    }

    /// Whether there is a record, though no bytes are: who asks for the sender's credentials, and has no room for them,
    /// is told that they are cut off. Both options are the user's, and are set back.
    private static boolean hasEmptyRecord(int fd, Call call) {
        Scratch scratch = call.scratch;
        int credentials = Kernel.socketOption(scratch, fd, SO_PASSCRED);
        int offset = Kernel.socketOption(scratch, fd, SO_PEEK_OFF);
        Kernel.setSocketOption(scratch, fd, SO_PASSCRED, 1);
        Kernel.setSocketOption(scratch, fd, SO_PEEK_OFF, -1);
        MessageHeader header = call.message().header();
        header.buffers.clear();
        header.makeRoom(0);
        boolean some = Kernel.recvmsg(scratch, fd, header, PEEK) == 0 && (header.flags() & CTRUNC) != 0;
        Kernel.setSocketOption(scratch, fd, SO_PEEK_OFF, offset);
        Kernel.setSocketOption(scratch, fd, SO_PASSCRED, credentials);
        return some;
    }
}
