package dev.osock.cli.load;

import dev.osock.Deadline;
import dev.osock.Socket;
import dev.osock.ZerocopySend;
import dev.osock.error.SocketException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Sends a buffer with each call, without copying, from a ring of buffers: each is used again when the kernel is done
/// with it.
final class ZerocopySender implements Sender {

    private static final int BUFFERS = 32;

    private final Socket socket;
    private final Content content;
    private final ByteBuffer[] buffers = new ByteBuffer[BUFFERS];

    /// The last send of each buffer, unless it is known to be done.
    private final @Nullable ZerocopySend[] sends = new ZerocopySend[BUFFERS];

    private int next;
    private long copied;

    ZerocopySender(Socket socket, Content content, int size) {
        this.socket = socket;
        this.content = content;
        for (int i = 0; i < BUFFERS; i++) {
            buffers[i] = ByteBuffer.allocateDirect(size);
        }
    }

    @Override
    public void send(Deadline until) throws SocketException {
        await(next, until);
        ByteBuffer buffer = buffers[next].clear();
        content.fill(buffer, 0);
        try {
            sends[next] = socket.until(until).zerocopy().send(buffer);
            next = (next + 1) % BUFFERS;
        } catch (SocketException partly) {
            buffers[next] = ByteBuffer.allocateDirect(buffer.capacity()); // the kernel may have that one
            throw partly;
        } finally {
            content.gone(buffer.position());
        }
    }

    private void await(int index, Deadline until) throws SocketException {
        ZerocopySend last = sends[index];
        if (last != null) {
            if (last.await(until.remaining())) {
                copied++;
            }
            sends[index] = null;
        }
    }

    @Override
    public OptionalLong settle(Deadline until) throws SocketException {
        for (int i = 0; i < BUFFERS; i++) {
            await(i, until);
        }
        return OptionalLong.of(copied);
    }
}
