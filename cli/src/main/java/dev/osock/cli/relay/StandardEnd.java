package dev.osock.cli.relay;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The process itself: what comes is its standard input, or a file, and what is written is its standard output.
final class StandardEnd implements End {

    private static final int PIECE = 64 * 1024;

    private final StandardInput input;
    private final Optional<FileInput> file;
    private final OutputStream output;
    private final boolean keepsOutput;
    private final byte[] piece = new byte[PIECE];
    private volatile @Nullable IOException outputFailure;

    /// Makes one.
    ///
    /// @param input what is read if there is no file
    /// @param file what is read, if there is one
    /// @param output what is written to
    /// @param keepsOutput whether others write to it later
    StandardEnd(StandardInput input, Optional<FileInput> file, OutputStream output, boolean keepsOutput) {
        this.input = input;
        this.file = file;
        this.output = output;
        this.keepsOutput = keepsOutput;
    }

    /// The file that is read, if it is one.
    Optional<FileInput> file() {
        return file;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        return file.isPresent() ? file.get().read(into) : input.read(into);
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            int count = Math.min(bytes.remaining(), PIECE);
            bytes.get(piece, 0, count);
            try {
                output.write(piece, 0, count);
            } catch (IOException e) {
                outputFailure = e;
                throw e;
            }
        }
    }

    /// Why nothing can be written any more, if so.
    Optional<IOException> outputFailure() {
        return Optional.ofNullable(outputFailure);
    }

    @Override
    public void endWrites() throws IOException {
        if (!keepsOutput) {
            output.close();
        }
    }

    @Override
    public boolean hasPackets() {
        return false;
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
    }
}
