package dev.osock.stress;

import dev.osock.MessageBatch;
import dev.osock.Socket;
import dev.osock.address.SockaddrIn;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.testing.Patience;
import java.nio.ByteBuffer;
import java.time.Duration;

/// Datagrams to itself, as trains and in batches, which are compared.
final class Trains {

    private static final Duration LIMIT = Patience.seconds(10);
    private static final int SIZE = 100;
    private static final int MANY = 10;

    private final Socket near = bound();
    private final Socket far = bound();
    private final MessageBatch batch = MessageBatch.of(MANY, SIZE);

    Trains() throws SocketException {
        near.connect(far.sockname());
    }

    private static Socket bound() throws SocketException {
        Socket socket = Socket.open(Domain.INET, Type.DGRAM);
        socket.bind(SockaddrIn.loopback(0));
        return socket;
    }

    /// Sends a train.
    String send() throws SocketException {
        ByteBuffer data = ByteBuffer.allocateDirect(MANY * SIZE);
        for (int i = 0; i < MANY; i++) {
            data.put(i * SIZE, (byte) i);
        }
        return "sent " + near.sendSegments(data, SIZE) + " came " + came(MANY);
    }

    /// Sends what is left of a batch, or fills it anew.
    String sendBatch() throws SocketException {
        if (batch.sent() == batch.count()) {
            batch.clear();
            for (int i = 0; i < MANY; i++) {
                batch.add().put((byte) i).flip();
            }
        }
        return "sent " + near.sendmmsg(batch) + " came " + came(MANY);
    }

    /// Receives datagrams, which must come in their order.
    private int came(int many) throws SocketException {
        for (int i = 0; i < many; i++) {
            if (far.within(LIMIT).recv()[0] != i) {
                return i;
            }
        }
        return many;
    }
}
