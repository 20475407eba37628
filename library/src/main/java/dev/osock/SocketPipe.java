package dev.osock;

import dev.osock.error.SocketException;
import dev.osock.internal.verb.PipeState;

/// A pipe through which bytes go from one stream to another within the kernel, as of a proxy that does not look at
/// them: pipe(7), splice(2).
///
/// ```java
/// try (SocketPipe pipe = SocketPipe.open()) {
///     while (true) {
///         from.recv(pipe); // waits for some; SocketClosedException at the end of the stream
///         to.send(pipe);   // waits until all have gone
///     }
/// }
/// ```
///
/// One call at a time can use a pipe. What a send has not sent, because it failed or its time was up, stays in it, for
/// the next one. See the guide for when this is faster than to receive into a buffer and send that.
///
/// @see <a href="{@docRoot}/dev.osock/doc-files/guide/sendfile.html">Files, proxies and zero copy, in the guide</a>
public final class SocketPipe implements AutoCloseable {

    final PipeState state;

    private SocketPipe(PipeState state) {
        this.state = state;
    }

    /// Makes a pipe that holds as much as is usual, 64 KiB.
    ///
    /// @return the pipe
    /// @throws SocketException `EMFILE` if the process has no two descriptors left; `ENFILE`
    public static SocketPipe open() throws SocketException {
        return PipeState.open(0, SocketPipe::new);
    }

    /// Makes a pipe that holds so many bytes at least.
    ///
    /// @param capacity how many, 1 or more: rounded up to a power of two of pages
    /// @return the pipe
    /// @throws SocketException as [#open()]; `EPERM` if it is more than `/proc/sys/fs/pipe-max-size`, for others than
    ///     root
    /// @throws IllegalArgumentException if it is less than 1
    public static SocketPipe open(int capacity) throws SocketException {
        BlockingVerbs.atLeastOne("SocketPipe.open", "capacity", capacity);
        return PipeState.open(capacity, SocketPipe::new);
    }

    /// Tells how many bytes it holds at the most. Small pieces take more room than they have bytes.
    ///
    /// @return the number
    public int capacity() {
        return state.ends.capacity();
    }

    /// Tells how many bytes are in it.
    ///
    /// @return the number
    public int size() {
        return state.ends.size();
    }

    /// Closes the pipe, and loses what is in it; if a call uses it, at the end of that. Closing twice does no harm.
    @Override
    public void close() {
        state.close();
    }

    @Override
    public String toString() {
        return "a pipe with " + size() + " of " + capacity() + " bytes";
    }
}
