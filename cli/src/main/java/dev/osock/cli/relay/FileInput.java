package dev.osock.cli.relay;

import dev.osock.Socket;
import dev.osock.error.Errno;
import dev.osock.error.SocketException;
import dev.osock.error.SocketTimeoutException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// A file that goes to the other end: by sendfile(2) if that is a stream.
final class FileInput implements AutoCloseable {

    private static final Path STANDARD = Path.of("/proc/self/fd/0");
    private static final long PIECE = 1 << 24;

    /// How long a piece may take before it is told how far it has come.
    private static final Duration STEP = Duration.ofMillis(250);

    private final Path path;
    private final FileChannel channel;

    private FileInput(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /// Opens a file.
    ///
    /// @throws IOException with a message for the user
    static FileInput open(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new IOException(path + ": is a folder, and no file");
        }
        try {
            return new FileInput(path, FileChannel.open(path));
        } catch (NoSuchFileException e) {
            throw new IOException(path + ": there is no such file", e);
        } catch (IOException e) {
            throw new IOException("cannot open " + path + ": " + e.getMessage(), e);
        }
    }

    /// Gives the standard input, if it is a regular file, from where it has been read to.
    static Optional<FileInput> ofStandardInput() {
        return Files.isRegularFile(STANDARD)
                ? Optional.of(new FileInput(STANDARD, new FileInputStream(FileDescriptor.in).getChannel()))
                : Optional.empty();
    }

    int read(ByteBuffer into) throws IOException {
        return channel.read(into);
    }

    /// Sends the rest of it, and has whoever shares the open file find that it has been read.
    ///
    /// @return false if the kernel cannot, or may not: then nothing has gone
    boolean sendTo(Socket socket, Meter meter) throws IOException {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        long begin = channel.position();
        try {
            for (boolean isLast = false; !isLast;) {
                long sent;
                try {
                    sent = socket.within(STEP).sendfile(path, begin + meter.bytes(), PIECE);
                    isLast = sent == 0;
                } catch (SocketTimeoutException slow) {
                    sent = slow.sent();
                }
                if (sent > 0) {
                    meter.add(sent);
                }
            }
            return true;
        } catch (SocketException failed) {
            if (failed.sent() > 0) {
                meter.add(failed.sent());
            }
            if (meter.bytes() == 0 && (failed.is(Errno.EACCES) || failed.is(Errno.ENOENT))) {
                return false; // it is open all the same
            }
            throw failed;
        } finally {
            channel.position(begin + meter.bytes());
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
