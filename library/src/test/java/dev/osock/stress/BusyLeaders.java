package dev.osock.stress;

import dev.osock.Socket;
import dev.osock.stress.Links.Link;
import dev.osock.testing.Patience;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Of two carriers, one computes, and on the other a virtual thread exchanges bytes with a platform thread without a
/// pause, so that it waits for its events itself. Prints the longest time in milliseconds until a virtual thread that is
/// started from outside runs, and until one runs that the clock has woken, while the exchange goes on.
final class BusyLeaders {

    private static final int THREADS = 20;

    private static volatile boolean busy = true;
    private static volatile long exchanges;

    private BusyLeaders() {}

    public static void main(String[] arguments) throws Exception {
        try (Links links = Links.local();
                Link link = links.make()) {
            Thread echo = Thread.ofPlatform().start(() -> exchange(link.far(), false));
            Thread leader = Thread.ofVirtual().start(() -> exchange(link.near(), true));
            Thread spinner = Thread.ofVirtual().start(() -> {
                while (busy) {
                    Thread.onSpinWait();
                }
            });
            awaitExchanges(1_000);

            long started = 0;
            for (int i = 0; i < THREADS; i++) {
                started = Math.max(started, start());
                awaitExchanges(exchanges + 100);
            }
            System.out.println("started from outside: " + started / 1_000_000);
            System.out.println("woken by the clock: " + woken() / 1_000_000);
            awaitExchanges(exchanges + 100);

            busy = false;
            leader.join();
            link.near().close();
            echo.join();
            spinner.join();
        }
    }

    private static void exchange(Socket socket, boolean begins) {
        try {
            for (long i = 0; busy || !begins; i++) {
                if (begins) {
                    socket.send(new byte[1]);
                    exchanges = i;
                }
                socket.recv(1);
                if (!begins) {
                    socket.send(new byte[1]);
                }
            }
        } catch (Exception ended) {
            if (begins) {
                throw new IllegalStateException(ended);
            }
        }
    }

    private static void awaitExchanges(long wanted) throws InterruptedException {
        long end = System.nanoTime() + Patience.seconds(20).toNanos();
        while (exchanges < wanted) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the exchange does not go on");
            }
            Thread.sleep(1);
        }
    }

    private static long start() throws InterruptedException {
        var running = new Semaphore(0);
        long begin = System.nanoTime();
        Thread.ofVirtual().start(running::release);
        if (!running.tryAcquire(Patience.seconds(20).toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("a thread from outside never runs");
        }
        return System.nanoTime() - begin;
    }

    private static long woken() throws InterruptedException {
        var late = new Semaphore(0);
        long[] longest = {0};
        Thread.ofVirtual().start(() -> {
            for (int i = 0; i < THREADS; i++) {
                long begin = System.nanoTime();
                try {
                    Thread.sleep(5);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                longest[0] = Math.max(longest[0], System.nanoTime() - begin);
            }
            late.release();
        });
        if (!late.tryAcquire(Patience.seconds(20).toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("a thread that sleeps is never woken");
        }
        return longest[0];
    }
}
