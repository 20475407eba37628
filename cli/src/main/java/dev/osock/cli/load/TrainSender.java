package dev.osock.cli.load;

import dev.osock.Deadline;
import dev.osock.Socket;
import dev.osock.error.SocketException;
import java.nio.ByteBuffer;

/// Sends a train of datagrams with each call.
final class TrainSender implements Sender {

    private final Socket socket;
    private final Content content;
    private final int size;
    private final ByteBuffer train;

    TrainSender(Socket socket, Content content, int size, int segments) {
        this.socket = socket;
        this.content = content;
        this.size = size;
        train = ByteBuffer.allocateDirect(size * segments);
    }

    @Override
    public void send(Deadline until) throws SocketException {
        content.fill(train.clear(), 0);
        try {
            socket.until(until).sendSegments(train, size);
        } finally {
            content.gone(train.position());
        }
    }
}
