package dev.osock.cli.load;

import dev.osock.Deadline;
import dev.osock.error.SocketException;
import java.util.OptionalLong;

/// A way to send what a flood consists of.
interface Sender {

    /// Sends some of it, and has the content take note of what has gone, also if it fails.
    ///
    /// @param until how long to wait while the receiver is slow
    void send(Deadline until) throws SocketException;

    /// Waits until the kernel has no use for the memory any more.
    ///
    /// @param until how long to wait
    /// @return how many sends the kernel has copied that it was to send without copying; empty if there were no such
    default OptionalLong settle(Deadline until) throws SocketException {
        return OptionalLong.empty();
    }
}
