package dev.osock.cli.demo;

import static dev.osock.cli.demo.Transcript.count;

import dev.osock.BlockingIo;
import dev.osock.Socket;
import dev.osock.Sockets;
import dev.osock.address.Sockaddr;
import dev.osock.error.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Phaser;

/// One client of the [Crowd]. It receives while it sends, so blocks of any size go through.
///
/// @param number who it is; seeds its random bytes
/// @param server whom to connect to
/// @param roundTrips how many blocks to send
/// @param together makes all clients be connected before the first block, and stay so until the last one is verified
record EchoClient(int number, Sockaddr server, int roundTrips, Phaser together) implements Callable<Long> {

    static final int LARGEST = 64 * 1024;
    private static final Duration PATIENCE = Patience.seconds(30);

    /// Plays the client.
    ///
    /// @return how many bytes came back as they had been sent
    @Override
    public Long call() throws Exception {
        try (Socket socket = Sockets.connect(server, PATIENCE)) {
            BlockingIo io = socket.within(PATIENCE);
            awaitOthers();
            SplittableRandom random = new SplittableRandom(number);
            long verified = 0;
            for (int trip = 1; trip <= roundTrips; trip++) {
                verified += roundTrip("round trip " + trip, io, random);
            }
            awaitOthers();
            return verified;
        } finally {
            together.arriveAndDeregister(); // one that fails holds nobody up
        }
    }

    private void awaitOthers() throws InterruptedException {
        together.awaitAdvanceInterruptibly(together.arrive());
    }

    private static int roundTrip(String name, BlockingIo io, SplittableRandom random) throws Exception {
        byte[] sent = new byte[random.nextInt(1, LARGEST + 1)];
        random.nextBytes(sent);
        FutureTask<Integer> sending = new FutureTask<>(() -> io.send(sent));
        Thread.startVirtualThread(sending);
        byte[] received;
        try {
            received = io.recv(sent.length);
        } catch (SocketException e) {
            throw new Mismatch(List.of("%s: %s of %s came back: %s".formatted(
                    name, count(e.data().length), count(sent.length, "byte"), e.getMessage())));
        }
        sending.get();
        int at = Arrays.mismatch(sent, received);
        if (at >= 0) {
            throw new Mismatch(List.of(String.format(
                    Locale.ROOT, "%s: byte %s of %s came back as 0x%02x, not 0x%02x",
                    name, count(at + 1L), count(sent.length), received[at], sent[at])));
        }
        return received.length;
    }
}
