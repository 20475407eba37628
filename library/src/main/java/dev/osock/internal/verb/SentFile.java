package dev.osock.internal.verb;

import dev.osock.error.Errno;
import dev.osock.error.SocketException;
import dev.osock.internal.call.BounceBuffer;
import dev.osock.internal.call.Call;
import dev.osock.internal.call.Failure;
import dev.osock.internal.call.FileSource;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.registry.Log;
import dev.osock.internal.socket.DescriptorState;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A file whose bytes go to a socket.
public sealed interface SentFile extends FileSource, AutoCloseable {

    /// Reads a piece from an offset on and sends it. What the socket does not take is read again next time.
    ///
    /// @return the bytes sent, 0 at the file's end, or `-errno`
    default long copy(int fd, Call call, long offset, long count) {
        BounceBuffer bounce = BounceBuffer.take(BounceBuffer.SIZE);
        try {
            int read = read(call, bounce, offset, (int) Math.min(count, BounceBuffer.SIZE));
            return read <= 0 ? read : Kernel.send(call.scratch, fd, bounce.address(), read, call.flags);
        } finally {
            bounce.give();
        }
    }

    /// Reads so many bytes from an offset on.
    ///
    /// @return the bytes read, 0 at the file's end, or `-errno`
    int read(Call call, BounceBuffer bounce, long offset, int size);

    /// Tells what went wrong with the file itself, for the cause of the exception.
    @Nullable
    Exception trouble();

    /// Ends the use of the file.
    @Override
    void close();

    /// Opens a file of the default file system, open(2); another file system's by its own means.
    ///
    /// @param path the file
    /// @return the source
    /// @throws IOException if it cannot be opened: with the errno, or as the file system has it
    static SentFile open(Path path) throws IOException {
        return path.getFileSystem().equals(FileSystems.getDefault())
                ? Opened.of(path)
                : new Copied(FileChannel.open(path), true);
    }

    /// Takes the file behind a channel. Its descriptor is the JDK's secret, so its bytes are read and sent.
    ///
    /// @param channel the channel, whose position does not matter
    /// @return the source
    static SentFile of(FileChannel channel) {
        return new Copied(channel, false);
    }

    /// A file that was opened here: sendfile(2); or read and sent in pieces, if that is cheaper or if the kernel cannot
    /// send it.
    final class Opened implements SentFile {

        /// Up to so many bytes are cheaper to read and to send by TCP than to hand over by the page (ADR 21).
        private static final int SMALL = 16 * 1024;

        private final DescriptorState file = new DescriptorState();

        /// Whether the way has been chosen.
        private boolean isChosen;

        /// Whether it is read: what is small, and what the kernel has refused to send or sent nothing of at once, as of
        /// most files below `/proc`.
        private boolean isRead;

        private Opened() {}

        private static Opened of(Path path) throws SocketException {
            var opened = new Opened();
            Call call = Call.begin();
            try (Arena arena = Arena.ofConfined()) {
                byte[] name = FileName.bytes(path);
                MemorySegment text = arena.allocate(name.length + 1L);
                text.asByteBuffer().put(name);
                int fd;
                do {
                    fd = opened.file.own(Kernel.open(call.scratch, text.address()));
                } while (fd == Kernel.EINTR);
                if (fd < 0) {
                    throw Failure.of("sendfile of " + path).because(fd);
                }
                return opened;
            } finally {
                call.end();
            }
        }

        @Override
        public long send(int fd, Call call, long offset, long count) {
            if (!isChosen) {
                isChosen = true;
                isRead = call.kind.isTcp() && isSmall(call, offset, count);
            }
            if (!isRead) {
                long sent = Kernel.sendfile(call.scratch, fd, file.fd(), offset, count);
                isRead = offset >= 0 && (sent == Kernel.EINVAL || (sent == 0 && call.total == 0));
                if (!isRead) {
                    return sent;
                }
            }
            return copy(fd, call, offset, count);
        }

        private boolean isSmall(Call call, long offset, long count) {
            if (count <= SMALL) {
                return true;
            }
            long size = Kernel.size(call.scratch, file.fd());
            return size > 0 && size - offset <= SMALL;
        }

        @Override
        public int read(Call call, BounceBuffer bounce, long offset, int size) {
            int read = (int) Kernel.pread(call.scratch, file.fd(), bounce.address(), size, offset);
            return read == Kernel.EAGAIN ? 0 : read; // of a device that has no more now, and not of the socket
        }

        @Override
        public @Nullable Exception trouble() {
            return null;
        }

        @Override
        public void close() {
            file.close();
        }
    }

    /// A file behind a channel: read and sent, in pieces.
    final class Copied implements SentFile {

        private final FileChannel channel;
        private final boolean isOurs;
        private @Nullable Exception trouble;

        private Copied(FileChannel channel, boolean isOurs) {
            this.channel = channel;
            this.isOurs = isOurs;
        }

        @Override
        public long send(int fd, Call call, long offset, long count) {
            return offset < 0 ? Kernel.EINVAL : copy(fd, call, offset, count);
        }

        @Override
        public int read(Call call, BounceBuffer bounce, long offset, int size) {
            ByteBuffer bytes = bounce.bytes();
            try {
                return Math.max(0, channel.read(bytes.clear().limit(size), offset));
            } catch (NonReadableChannelException | ClosedChannelException unusable) {
                trouble = unusable;
                return -Errno.EBADF.number();
            } catch (IOException failed) {
                trouble = failed;
                return -Errno.EIO.number();
            } finally {
                bytes.clear();
            }
        }

        @Override
        public @Nullable Exception trouble() {
            return trouble;
        }

        @Override
        public void close() {
            if (isOurs) {
                try {
                    channel.close();
                } catch (IOException e) {
                    Log.warning("closing a file failed", e);
                }
            }
        }
    }
}
