package dev.osock.cli.guide;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.MessageBatch;
import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.error.SocketClosedException;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.option.UdpOptions;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The examples of `docs/guide/trains.md`, and what that says of them.
@Timeout(60)
class TrainsGuideTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<String> decrypted = new ArrayList<>();

    private static Socket bound() throws SocketException {
        Socket socket = Socket.open(Domain.INET, Type.DGRAM);
        socket.bind(SockaddrIn.loopback(0));
        return socket;
    }

    @SuppressWarnings("InfiniteLoopStatement") // until the socket is closed
    private static void serve(Socket socket) throws SocketException {
        var batch = MessageBatch.of(32, 1232); // messages, and the room for each
        while (true) {
            socket.recvmmsg(batch); // waits for one, and takes all that are there
            for (int i = 0; i < batch.count(); i++) {
                ByteBuffer query = batch.data(i);
                query.put(2, (byte) (query.get(2) | 0x80)); // of a question an answer
            }
            socket.sendmmsg(batch); // each to where it came from
        }
    }

    @Test
    void aServerAnswersInPlace() throws Exception {
        var ended = new CountDownLatch(1);
        try (Socket server = bound(); Socket client = bound()) {
            Thread.ofVirtual().start(() -> {
                try {
                    serve(server);
                } catch (SocketClosedException closed) {
                    ended.countDown();
                } catch (SocketException failed) {
                    throw new AssertionError(failed);
                }
            });
            for (int i = 0; i < 100; i++) {
                client.sendto(new byte[] {0, (byte) i, 1, 0}, server.sockname());
            }
            for (int i = 0; i < 100; i++) {
                assertThat(client.within(PATIENCE).recv()).containsExactly(0, i, 0x81, 0);
            }
        }
        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private static List<Sockaddr> sendAll(Socket socket, MessageBatch batch) throws SocketException {
        List<Sockaddr> lost = new ArrayList<>();
        while (batch.sent() < batch.count()) {
            try {
                socket.sendmmsg(batch);
            } catch (SocketErrnoException failed) {
                lost.add(batch.address(batch.sent()));
                batch.skip();
            }
        }
        return lost;
    }

    @Test
    void aMessageThatFailsIsLeftOut() throws Exception {
        var nobody = SockaddrIn.loopback(0);
        try (Socket sender = bound(); Socket receiver = bound(); MessageBatch batch = MessageBatch.of(3, 10)) {
            batch.add(ByteBuffer.wrap("a".getBytes(US_ASCII)), receiver.sockname());
            batch.add(ByteBuffer.wrap("b".getBytes(US_ASCII)), nobody);
            batch.add(ByteBuffer.wrap("c".getBytes(US_ASCII)), receiver.sockname());
            assertThat(sendAll(sender, batch)).containsExactly(nobody);
            assertThat(receiver.within(PATIENCE).recv()).asString(US_ASCII).isEqualTo("a");
            assertThat(receiver.within(PATIENCE).recv()).asString(US_ASCII).isEqualTo("c");
        }
    }

    private static void encrypt(ByteBuffer packets) {
        for (byte i = 0; packets.hasRemaining(); i++) {
            packets.put(new byte[1199]).put(i);
        }
    }

    private void decrypt(ByteBuffer packet, Sockaddr from) {
        assertThat(packet.remaining()).isEqualTo(1200);
        decrypted.add(packet.get(packet.limit() - 1) + " " + from);
    }

    private static void send(Socket socket) throws SocketException {
        ByteBuffer packets = ByteBuffer.allocateDirect(50 * 1200);
        encrypt(packets); // fifty of them, each of 1200 bytes
        socket.sendSegments(packets.flip(), 1200);
    }

    private void receive(Socket socket) throws SocketException {
        socket.setopt(UdpOptions.GRO, true);
        var batch = MessageBatch.of(8, 65_507);
        socket.recvmmsg(batch);
        for (int i = 0; i < batch.count(); i++) {
            for (int k = 0; k < batch.segments(i); k++) {
                decrypt(batch.segment(i, k), batch.address(i));
            }
        }
    }

    private static void sendBatch(Socket socket) throws SocketException {
        var batch = MessageBatch.of(4, 20 * 1200);
        for (int i = 0; i < batch.capacity(); i++) {
            ByteBuffer packets = batch.add();
            encrypt(packets); // twenty of them, each of 1200 bytes
            packets.flip();
            batch.segmentSize(i, 1200);
        }
        socket.sendmmsg(batch);
    }

    @Test
    void trainsGoInABatch() throws Exception {
        try (Socket sender = bound(); Socket receiver = bound()) {
            receiver.setopt(UdpOptions.GRO, true);
            sender.connect(receiver.sockname());
            sendBatch(sender);
            while (decrypted.size() < 80) {
                receive(receiver);
            }
            for (int i = 0; i < 80; i++) {
                assertThat(decrypted.get(i)).isEqualTo(i % 20 + " " + sender.sockname());
            }
        }
    }

    @Test
    void aTrainGoesAndIsTakenApart() throws Exception {
        try (Socket sender = bound(); Socket receiver = bound()) {
            receiver.setopt(UdpOptions.GRO, true);
            sender.connect(receiver.sockname());
            send(sender);
            while (decrypted.size() < 50) {
                receive(receiver);
            }
            for (int i = 0; i < 50; i++) {
                assertThat(decrypted.get(i)).isEqualTo(i + " " + sender.sockname());
            }
        }
    }
}
