package dev.osock.stress;

import dev.osock.MessageBatch;
import dev.osock.Socket;
import dev.osock.address.SockaddrIn;
import dev.osock.error.SocketException;
import dev.osock.error.SocketTimeoutException;
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
    private final MessageBatch trains = MessageBatch.of(3, MANY * SIZE);

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
        return "sent " + near.sendSegments(numbered(ByteBuffer.allocateDirect(MANY * SIZE)), SIZE) + " came "
                + came(MANY);
    }

    private static ByteBuffer numbered(ByteBuffer data) {
        for (int i = 0; i < MANY; i++) {
            data.put(i * SIZE, (byte) i);
        }
        return data;
    }

    /// Sends a train, and tells which of its datagrams have come, which need not be all.
    String sendAndLook() throws SocketException {
        return "sent " + near.sendSegments(numbered(ByteBuffer.allocateDirect(MANY * SIZE)), SIZE) + numbers();
    }

    /// Sends what is left of a batch of trains, or fills it anew.
    String sendTrains() throws SocketException {
        if (trains.sent() == trains.count()) {
            trains.clear();
            for (int i = 0; i < trains.capacity(); i++) {
                numbered(trains.add());
                trains.segmentSize(i, SIZE);
            }
        }
        int sent = near.sendmmsg(trains);
        return "sent " + sent + " came " + came(MANY) + " " + came(MANY) + " " + came(MANY);
    }

    /// Sends a batch, and tells which of its messages have come.
    String sendBatchAndLook() throws SocketException {
        fill();
        return "sent " + near.sendmmsg(batch) + numbers();
    }

    /// Sends what is left of a batch, or fills it anew.
    String sendBatch() throws SocketException {
        if (batch.sent() == batch.count()) {
            fill();
        }
        return "sent " + near.sendmmsg(batch) + " came " + came(MANY);
    }

    private void fill() {
        batch.clear();
        for (int i = 0; i < MANY; i++) {
            batch.add().put((byte) i).flip();
        }
    }

    /// Receives what is there.
    private String numbers() throws SocketException {
        var came = new StringBuilder(" came");
        try {
            while (true) {
                byte number = far.within(Duration.ZERO).recv()[0];
                came.append(' ').append(number);
            }
        } catch (SocketTimeoutException noMore) {
            return came.toString();
        }
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
