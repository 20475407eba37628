package dev.osock;

import dev.osock.error.SocketException;
import dev.osock.internal.socket.DescriptorState;
import dev.osock.internal.socket.Opening;
import dev.osock.internal.verb.FileOpening;
import dev.osock.internal.verb.Options;
import dev.osock.option.SocketOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ref.Reference;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// A file descriptor that this process owns: of a file, a pipe, a socket, anything. It was received from another
/// process ([BlockingIo#recvDescriptors]), or is to be passed to one ([BlockingIo#sendDescriptors]): of a file with
/// [#open], of a socket with [Socket#duplicate()].
///
/// It is closed when a program is executed (close-on-exec), and this object closes it, once. One that is no longer
/// reachable is closed some time later. Make a socket of it with [#toSocket()]; read and write anything else with the
/// streams.
///
/// @see <a href="{@docRoot}/dev.osock/doc-files/guide/descriptors.html">Passing descriptors, in the guide</a>
public final class Descriptor implements AutoCloseable {

    final DescriptorState owned;

    Descriptor(DescriptorState owned) {
        this.owned = owned;
        owned.face(this);
    }

    /// Opens a file, as `Files.newByteChannel` does, and returns its descriptor: open(2). A folder can be opened too,
    /// to read: whoever gets its descriptor can open what is in it.
    ///
    /// Opening a named pipe waits for somebody at its other end; a virtual thread then keeps its carrier, and no
    /// interrupt ends it.
    ///
    /// @param file a path of the default file system
    /// @param options of [java.nio.file.StandardOpenOption] all but `DELETE_ON_CLOSE`, and
    ///     [java.nio.file.LinkOption#NOFOLLOW_LINKS]; none for `READ`
    /// @return the descriptor, close-on-exec
    /// @throws SocketException `ENOENT` if there is no such file, `EISDIR` for a folder that is to be written, `EEXIST`
    ///     with `CREATE_NEW`, `ELOOP` for a symbolic link with `NOFOLLOW_LINKS`, `EACCES`, `EMFILE`, …
    /// @throws IllegalArgumentException if `APPEND` is given with `READ` or `TRUNCATE_EXISTING`
    /// @throws UnsupportedOperationException for another option, or a path of another file system
    public static Descriptor open(Path file, OpenOption... options) throws SocketException {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(options, "options");
        return FileOpening.open(file, Set.copyOf(Arrays.asList(options)), Descriptor::new);
    }

    /// Makes a duplicate of any descriptor of this process: fcntl(2), `F_DUPFD_CLOEXEC`. The given one stays its
    /// owner's.
    ///
    /// @param fd the descriptor's number, such as 0 for the standard input
    /// @return the duplicate
    /// @throws SocketException `EBADF` if there is no such descriptor, `EMFILE` if the process has none left
    public static Descriptor duplicateOf(int fd) throws SocketException {
        return DescriptorState.duplicateOf(fd, Descriptor::new);
    }

    /// Makes a duplicate of a descriptor of another process, such as a socket that is to be looked at: pidfd_open(2)
    /// and pidfd_getfd(2). The given one stays that process's, and both are of one open file or socket: what is
    /// changed of it changes for both. It takes the permission to trace the process, see ptrace(2). OTP has none.
    ///
    /// @param process the process's number, [ProcessHandle#pid()]
    /// @param fd the descriptor's number there
    /// @return the duplicate
    /// @throws SocketException `ESRCH` if there is no such process, `EBADF` if it has no such descriptor, `EPERM`
    ///     without the permission, `EMFILE` if this process has no descriptor left, `ENOSYS` if the kernel refuses the
    ///     call, as in some containers
    /// @throws IllegalArgumentException if the process's number is outside 1..2147483647
    public static Descriptor ofProcess(long process, int fd) throws SocketException {
        if (process < 1 || process > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "ofProcess: the process is " + process + ", which is not in 1.." + Integer.MAX_VALUE);
        }
        return DescriptorState.ofProcess((int) process, fd, Descriptor::new);
    }

    static List<DescriptorState> owned(Descriptor... descriptors) {
        return Stream.of(descriptors).map(each -> each.owned).toList();
    }

    /// Tells the descriptor's number, for calls that take one. Nobody else may close it.
    ///
    /// @return the number, or -1 if it is closed or was given away
    public int fd() {
        return owned.fd();
    }

    /// Tells whether the descriptor is still this object's.
    ///
    /// @return false once it is closed or was given away
    public boolean isOpen() {
        return owned.fd() >= 0;
    }

    /// Makes a socket of the descriptor, which then belongs to the socket; if that fails, this object keeps it. The
    /// descriptor is made non-blocking, for everybody who shares it.
    ///
    /// @return the socket
    /// @throws SocketException `ENOTSOCK` if it is something else; `EBADF` if it is closed, was given away or is in use
    ///     by a stream
    public Socket toSocket() throws SocketException {
        return Opening.adopt(owned, SocketRegistry.isEnabled(), Socket::new);
    }

    /// Reads an option of the socket that this is a descriptor of, and leaves the socket as it is, where [#toSocket()]
    /// makes it non-blocking for everybody who shares it: getsockopt(2).
    ///
    /// @param <T> the type of its value
    /// @param option as for [Socket#getopt(SocketOption)], but none of [OtpOptions]
    /// @return the value
    /// @throws SocketException as [Socket#getopt(SocketOption)]; `ENOTSOCK` if it is something else;
    ///     `SocketClosedException` if it is closed or was given away
    public <T> T getopt(SocketOption<T> option) throws SocketException {
        Objects.requireNonNull(option, "option");
        try {
            return option.type().cast(Options.get(owned, option));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Opens the file behind the descriptor once more, as a channel, by its path `/proc/self/fd/…`. The channel has a
    /// position of its own, and this process must have the permission to open the file. The descriptor stays this
    /// object's.
    ///
    /// @param options how, such as [java.nio.file.StandardOpenOption#READ]
    /// @return the channel, which the caller closes
    /// @throws IOException if there is no file behind it, as of a socket, or it may not be opened so; if the descriptor
    ///     is closed or was given away
    public FileChannel openChannel(OpenOption... options) throws IOException {
        Objects.requireNonNull(options, "options");
        int fd = owned.use();
        if (fd < 0) {
            throw new IOException("open a channel: the descriptor is closed or was given away");
        }
        try {
            return FileChannel.open(Path.of("/proc/self/fd/" + fd), options);
        } finally {
            owned.release();
            Reference.reachabilityFence(this);
        }
    }

    /// Returns a stream that reads from the descriptor: read(2), at most 64 KiB at a time. A read may block its thread,
    /// and a virtual thread then keeps its carrier; no interrupt ends it. It throws a [SocketException]: `EAGAIN` if
    /// the descriptor is non-blocking and nothing is there, `SocketClosedException` once it is closed.
    ///
    /// @return the stream, unbuffered; closing it closes the descriptor
    public InputStream inputStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                Objects.checkFromIndexSize(offset, length, bytes.length);
                try {
                    int read = length == 0 ? 0 : owned.read(bytes, offset, length);
                    return read == 0 && length > 0 ? -1 : read;
                } finally {
                    Reference.reachabilityFence(Descriptor.this);
                }
            }

            @Override
            public void close() {
                Descriptor.this.close();
            }
        };
    }

    /// Returns a stream that writes to the descriptor: write(2), as often as it takes. A write may block its thread,
    /// and fails, as a read of [#inputStream()].
    ///
    /// @return the stream, unbuffered; closing it closes the descriptor
    public OutputStream outputStream() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                Objects.checkFromIndexSize(offset, length, bytes.length);
                try {
                    for (int done = 0; done < length;) {
                        done += owned.write(bytes, offset + done, length - done);
                    }
                } finally {
                    Reference.reachabilityFence(Descriptor.this);
                }
            }

            @Override
            public void close() {
                Descriptor.this.close();
            }
        };
    }

    /// Closes the descriptor: close(2). Does nothing if it is closed already or was given away. If a stream is using it
    /// at the moment, it is closed when that call ends, which is not waited for. A socket that lingers
    /// ([dev.osock.option.SocketOptions#LINGER]) is waited for, as by [Socket#close()].
    @Override
    public void close() {
        try {
            owned.close();
        } finally {
            Reference.reachabilityFence(this); // or it may be taken for lost just before it is closed
        }
    }

    @Override
    public String toString() {
        return owned.toString();
    }
}
