package dev.osock.eventloop;

import dev.osock.BlockingIo;
import dev.osock.Socket;
import dev.osock.address.SockaddrIn;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.testing.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/// Many clients of an echo server, all connected at a time, each a virtual thread that blocks. A main class: it prints
/// how many bytes came back, and exits with 0 if those were the right ones.
final class EchoClients {

    private static final int CONNECTING_AT_A_TIME = 200;
    private static final int LARGEST_MESSAGE = 200;
    private static final Duration PATIENCE = Patience.seconds(30);

    private final SockaddrIn server;
    private final int rounds;
    private final Semaphore connecting = new Semaphore(CONNECTING_AT_A_TIME);
    private final CountDownLatch toConnect;
    private final AtomicLong returned = new AtomicLong();

    private EchoClients(SockaddrIn server, int rounds, int count) {
        this.server = server;
        this.rounds = rounds;
        toConnect = new CountDownLatch(count);
    }

    /// Runs them.
    ///
    /// @param arguments the server's port, the number of clients, the round trips of each
    public static void main(String[] arguments) throws InterruptedException {
        int count = Integer.parseInt(arguments[1]);
        var clients = new EchoClients(
                SockaddrIn.loopback(Integer.parseInt(arguments[0])), Integer.parseInt(arguments[2]), count);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int seed = i;
            threads.add(Thread.ofVirtual().start(() -> clients.client(new Random(seed))));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(clients.returned.get());
    }

    private void client(Random random) {
        try (Socket socket = Socket.open(Domain.INET, Type.STREAM)) {
            BlockingIo io = socket.within(PATIENCE);
            connecting.acquire();
            try {
                io.connect(server);
                roundTrip(io, random); // so that the server has accepted it
            } finally {
                connecting.release();
            }
            toConnect.countDown();
            toConnect.await();
            for (int round = 1; round < rounds; round++) {
                roundTrip(io, random);
            }
        } catch (Throwable failure) {
            failure.printStackTrace();
            System.exit(1); // the others would wait for this one
        }
    }

    private void roundTrip(BlockingIo io, Random random) throws Exception {
        byte[] message = new byte[1 + random.nextInt(LARGEST_MESSAGE)];
        random.nextBytes(message);
        io.send(message);
        byte[] answer = io.recv(message.length);
        if (!Arrays.equals(answer, message)) {
            throw new AssertionError("sent " + Arrays.toString(message) + ", received " + Arrays.toString(answer));
        }
        returned.addAndGet(message.length);
    }
}
