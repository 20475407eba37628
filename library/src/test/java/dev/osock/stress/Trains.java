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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Datagrams to itself, as trains and in batches, which are compared.
final class Trains {

    private static final Duration LIMIT = Patience.seconds(10);
    private static final int SIZE = 100;
    private static final int MANY = 10;

    /// Trains of 64, 64 and 2.
    private static final int SEVERAL = 130;

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

    /// Sends three trains with one call, and tells from which on its datagrams have come, and how many.
    String sendSeveral() throws SocketException {
        ByteBuffer data = ByteBuffer.allocateDirect(SEVERAL * SIZE);
        for (int i = 0; i < SEVERAL; i++) {
            data.put(i * SIZE, (byte) i);
        }
        int sent = near.sendSegments(data, SIZE);
        List<Integer> came = come();
        int first = came.getFirst();
        boolean isInOrder = came.equals(
                IntStream.range(first, first + came.size()).boxed().toList());
        return "sent " + sent + " from " + first + " came " + (isInOrder ? came.size() : came);
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

    private String numbers() throws SocketException {
        return come().stream().map(number -> " " + number).collect(Collectors.joining("", " came", ""));
    }

    /// Receives what is there.
    private List<Integer> come() throws SocketException {
        List<Integer> numbers = new ArrayList<>();
        try {
            while (true) {
                numbers.add(far.within(Duration.ZERO).recv()[0] & 0xFF);
            }
        } catch (SocketTimeoutException noMore) {
            return numbers;
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
