package dev.osock.stress;

import dev.osock.Socket;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Opens the first sockets of a process in many threads at once. A main class.
final class FirstSockets {

    private static final int THREADS = 100;

    private FirstSockets() {}

    public static void main(String[] none) throws InterruptedException {
        var together = new CountDownLatch(THREADS);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add((i % 2 == 0 ? Thread.ofVirtual() : Thread.ofPlatform()).start(() -> {
                try {
                    together.countDown();
                    together.await();
                    Socket.open(Domain.INET, Type.STREAM).close();
                } catch (Exception failed) {
                    failed.printStackTrace();
                    System.exit(1);
                }
            }));
        }
        for (Thread each : threads) {
            each.join();
        }
        System.out.println("opened");
    }
}
