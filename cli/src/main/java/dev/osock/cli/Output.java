package dev.osock.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/// The standard output of all commands. What cannot be written ends the command, as a failure: [PrintWriter] would go
/// on and say nothing, to a full disk or a reader that is gone, for ever.
final class Output extends Writer {

    /// The reader of the pipe is gone: it has seen enough, and nobody need be told.
    static final class ReaderGone extends IOException {
        private static final long serialVersionUID = 1L;

        private ReaderGone(IOException cause) {
            super(cause);
        }
    }

    private static final Path OWN = Path.of("/proc/self/fd/1");

    private final Writer out;

    private Output(Charset charset) {
        out = new BufferedWriter(new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), charset));
    }

    /// Makes one for bytes, which are written at once. Closing it closes the standard output.
    static OutputStream stream() {
        return new FilterOutputStream(new FileOutputStream(FileDescriptor.out)) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                try {
                    out.write(bytes, offset, length);
                } catch (IOException e) {
                    throw failure(e);
                }
            }
        };
    }

    /// Makes it, to be written line by line.
    static PrintWriter printer(Charset charset) {
        return new PrintWriter(new Output(charset), true);
    }

    @Override
    public void write(char[] text, int offset, int length) {
        try {
            out.write(text, offset, length);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        flush();
    }

    private static UncheckedIOException failed(IOException cause) {
        return new UncheckedIOException(failure(cause));
    }

    private static IOException failure(IOException cause) {
        return isPipe()
                ? new ReaderGone(cause)
                : new IOException("cannot write to the standard output: " + cause.getMessage(), cause);
    }

    private static boolean isPipe() {
        try {
            String target = Files.readSymbolicLink(OWN).toString();
            return target.startsWith("pipe:") || target.startsWith("socket:");
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }
}
