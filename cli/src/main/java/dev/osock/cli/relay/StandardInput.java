package dev.osock.cli.relay;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/// The standard input of the process, of which nothing is lost between one connection and the next: a thread reads it,
/// and who waits for it can be interrupted.
final class StandardInput {

    private static final int PIECE = 64 * 1024;
    private static final byte[] END = {};

    private final BlockingQueue<byte[]> pieces = new ArrayBlockingQueue<>(1);
    private ByteBuffer rest = ByteBuffer.allocate(0);
    private boolean isStarted;
    private boolean isEnded;

    /// Why it has ended, if it should not have.
    private volatile @Nullable IOException failure;

    /// Reads what one read of the process has given, as far as there is room.
    int read(ByteBuffer into) throws IOException {
        if (!isStarted) {
            isStarted = true;
            Thread.ofPlatform().daemon().name("stdin").start(this::fill); // it blocks, and would keep a carrier
        }
        if (!rest.hasRemaining() && !isEnded) {
            rest = ByteBuffer.wrap(take());
            isEnded = !rest.hasRemaining();
        }
        if (isEnded) {
            IOException failed = failure;
            if (failed != null) {
                throw failed;
            }
            return End.ENDED;
        }
        int count = Math.min(rest.remaining(), into.remaining());
        into.put(rest.slice(rest.position(), count));
        rest.position(rest.position() + count);
        return count;
    }

    private byte[] take() throws InterruptedIOException {
        try {
            return pieces.take();
        } catch (InterruptedException stopped) {
            throw new InterruptedIOException("interrupted");
        }
    }

    private void fill() {
        var buffer = new byte[PIECE];
        try {
            var in = new FileInputStream(FileDescriptor.in);
            try {
                for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                    pieces.put(Arrays.copyOf(buffer, count));
                }
            } catch (IOException e) {
                failure = new IOException("cannot read the standard input: " + e.getMessage(), e);
            }
            pieces.put(END);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts it", e);
        }
    }
}
