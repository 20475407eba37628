package dev.osock.cli.load;

import dev.osock.Deadline;
import dev.osock.Socket;
import dev.osock.error.SocketException;
import java.nio.ByteBuffer;

/// Sends a buffer with each call: a datagram, or a piece of a stream.
final class SingleSender implements Sender {

    private final Socket socket;
    private final Content content;
    private final ByteBuffer buffer;

    SingleSender(Socket socket, Content content, int size) {
        this.socket = socket;
        this.content = content;
        buffer = ByteBuffer.allocateDirect(size);
    }

    @Override
    public void send(Deadline until) throws SocketException {
        content.fill(buffer.clear(), 0);
        try {
            socket.until(until).send(buffer);
        } finally {
            content.gone(buffer.position());
        }
    }
}
