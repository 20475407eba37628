package dev.osock.testing.sockets;

import static dev.osock.testing.sockets.Bytes.TOO_MANY;

import dev.osock.BlockingIo;
import dev.osock.error.SocketException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file with more bytes than the buffers of a connection hold.
public final class LargeFile {

    private static final Path PATH = make(TOO_MANY);

    private LargeFile() {}

    /// Sends all of it.
    public static void sendTo(BlockingIo view) throws SocketException {
        try {
            view.sendfile(PATH);
        } catch (SocketException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Gives it.
    public static Path path() {
        return PATH;
    }

    /// Makes a file of so many zeros, without a block on the disk; gone when the tests are.
    public static Path make(long size) {
        try {
            Path path = Files.createTempFile("osock", ".data");
            path.toFile().deleteOnExit();
            try (var file = new RandomAccessFile(path.toFile(), "rw")) {
                file.setLength(size);
            }
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
