package dev.osock.net;

import dev.osock.BlockingIo;
import dev.osock.Deadline;
import dev.osock.Socket;
import dev.osock.error.SocketInterruptedException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/// How the JDK's sockets wait: an interrupt ends the wait of a virtual thread, and does nothing to a platform thread's.
final class JdkWait {

    private JdkWait() {}

    interface Call<T> {
        T in(BlockingIo view) throws IOException;
    }

    /// Makes a call that may wait so long.
    ///
    /// @param millis in milliseconds, 0 for as long as it takes
    /// @param call is made again after the interrupt of a platform thread, whose status is set in the end
    /// @throws InterruptedIOException if an interrupt ends the wait: the JDK closes the socket then
    /// @throws IOException what the call throws
    static <T> T await(Socket socket, int millis, Call<T> call) throws IOException {
        BlockingIo view = millis == 0 ? socket : socket.until(Deadline.in(Duration.ofMillis(millis)));
        boolean isInterrupted = false;
        try {
            for (;;) {
                try {
                    return call.in(view);
                } catch (SocketInterruptedException interrupt) {
                    if (Thread.currentThread().isVirtual()) {
                        throw (InterruptedIOException) new InterruptedIOException("interrupted").initCause(interrupt);
                    }
                    isInterrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// What is thrown when an interrupt has closed a socket.
    static java.net.SocketException closedBy(InterruptedIOException interrupt) {
        return new java.net.SocketException("Closed by interrupt", interrupt);
    }
}
