package dev.osock.cli.load;

import dev.osock.Deadline;
import dev.osock.MessageBatch;
import dev.osock.Socket;
import dev.osock.error.SocketException;
import java.nio.ByteBuffer;

/// Sends several datagrams, or trains of them, with each call.
final class BatchSender implements Sender {

    private final Socket socket;
    private final Content content;
    private final MessageBatch batch;
    private final int size;
    private final int segments;

    BatchSender(Socket socket, Content content, int count, int size, int segments) {
        this.socket = socket;
        this.content = content;
        this.size = size;
        this.segments = segments;
        batch = MessageBatch.of(count, size * segments);
    }

    @Override
    public void send(Deadline until) throws SocketException {
        batch.clear();
        for (int i = 0; i < batch.capacity(); i++) {
            content.fill(batch.add(), i * size * segments);
            if (segments > 1) {
                batch.segmentSize(i, size);
            }
        }
        try {
            socket.until(until).sendmmsg(batch);
        } finally {
            content.gone(gone());
        }
    }

    /// How many bytes of the batch have gone; a part of the next message only if it is a train.
    private long gone() {
        int whole = batch.sent();
        ByteBuffer next = whole == batch.count() ? null : batch.data(whole);
        return (long) whole * size * segments + (next == null ? 0 : next.position());
    }
}
