package dev.osock;

import dev.osock.error.SocketException;
import dev.osock.internal.socket.DescriptorState;
import dev.osock.internal.socket.Opening;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ref.Reference;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// A descriptor of this process that is to be passed on, or was received: of a file, a pipe, a socket, anything.
///
/// It is close-on-exec and owned by this object, which closes it once; a lost one is closed some time later. Take a
/// received socket over with [#toSocket()], read and write anything else with the streams.
public final class Descriptor implements AutoCloseable {

    final DescriptorState owned;

    Descriptor(DescriptorState owned) {
        this.owned = owned;
        owned.face(this);
    }

    /// Makes a duplicate of any descriptor of this process, `F_DUPFD_CLOEXEC`. The given one stays its owner's.
    ///
    /// @param fd the descriptor's number
    /// @return the duplicate
    /// @throws SocketException `EBADF`, or `EMFILE` if the process has no descriptor left
    public static Descriptor duplicateOf(int fd) throws SocketException {
        return DescriptorState.duplicateOf(fd, Descriptor::new);
    }

    static List<DescriptorState> owned(Descriptor... descriptors) {
        return Stream.of(descriptors).map(each -> each.owned).toList();
    }

    /// Tells the descriptor's number. It must not be closed behind this object's back.
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

    /// Makes a socket of it, which then owns the descriptor; if that fails, this object keeps it.
    ///
    /// @return the socket
    /// @throws SocketException `ENOTSOCK` if it is something else; `EBADF` if it is closed, was given away or is in use
    public Socket toSocket() throws SocketException {
        return Opening.adopt(owned, SocketRegistry.isEnabled(), Socket::new);
    }

    /// Opens the file behind the descriptor anew, by way of `/proc/self/fd`: another position, and the permissions of
    /// this process apply. The descriptor stays this object's.
    ///
    /// @param options how, such as [java.nio.file.StandardOpenOption#READ]
    /// @return the channel
    /// @throws IOException if there is no file behind it that can be opened so; if the descriptor is closed
    public FileChannel openChannel(OpenOption... options) throws IOException {
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

    /// Gives a stream that reads from the descriptor, read(2). A read may block its thread, and pins a virtual one.
    ///
    /// @return the stream; closing it closes the descriptor
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

    /// Gives a stream that writes to the descriptor, write(2). A write may block its thread, and pins a virtual one.
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

    /// Closes the descriptor, close(2), unless it was given away; once. A call that is using it ends first.
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
