package dev.osock.stress.throwable;

import dev.osock.Socket;
import dev.osock.address.SockaddrIn;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Unrelated connections on which virtual threads echo all the while, so that there are events to be lost: the JDK's
/// sockets send a byte to each, wait for it to come back, and send the next.
final class Traffic {

    private static final int PATIENCE_MILLIS = 10_000;

    private final List<AtomicLong> rounds = new ArrayList<>();

    Traffic(int connections) throws IOException {
        try (var listener = new ServerSocket(0, connections, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < connections; i++) {
                Socket near = Socket.open(Domain.INET, Type.STREAM);
                near.connect(SockaddrIn.loopback(listener.getLocalPort()));
                java.net.Socket far = listener.accept();
                far.setTcpNoDelay(true);
                var count = new AtomicLong();
                rounds.add(count);
                Thread.ofVirtual().start(() -> echo(near));
                Thread.ofPlatform().daemon().start(() -> drive(far, count));
            }
        }
    }

    /// The buffer tells what has happened if something is thrown.
    private static void echo(Socket socket) {
        ByteBuffer one = ByteBuffer.allocateDirect(1);
        boolean isFull = false;
        for (;;) {
            try {
                if (!isFull) {
                    socket.recv(one.clear());
                } else {
                    socket.send(one.position(0).limit(1));
                }
                isFull = !isFull;
            } catch (IOException gone) {
                return;
            } catch (OutOfMemoryError met) {
                isFull = one.position() > 0 ^ isFull;
            }
        }
    }

    private static void drive(java.net.Socket socket, AtomicLong rounds) {
        boolean isSent = false;
        for (;;) {
            try {
                if (!isSent) {
                    socket.getOutputStream().write(1);
                    isSent = true;
                }
                if (socket.getInputStream().read() < 0) {
                    return;
                }
                isSent = false;
                rounds.incrementAndGet();
                Thread.sleep(1);
            } catch (IOException | InterruptedException gone) {
                return;
            } catch (OutOfMemoryError met) {
                Thread.onSpinWait();
            }
        }
    }

    /// Waits until each has gone on.
    ///
    /// @return how many have not, or nothing
    String check() throws InterruptedException {
        int stuck = 0;
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        for (AtomicLong count : rounds) {
            long before = count.get();
            while (count.get() == before && System.nanoTime() < end) {
                Thread.sleep(1);
            }
            stuck += count.get() == before ? 1 : 0;
        }
        return stuck == 0 ? "" : " " + stuck + " of " + rounds.size() + " unrelated connections are stuck";
    }
}
