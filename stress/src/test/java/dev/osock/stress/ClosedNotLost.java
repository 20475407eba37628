package dev.osock.stress;

import dev.osock.Socket;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Threads open and close sockets while the heap is collected again and again. Argument: the seconds. Prints how often
/// the log had something to say, and what was done.
final class ClosedNotLost {

    private static final int THREADS = 3;
    private static final int WARM_UP = 30_000;
    private static final AtomicInteger CLOSED = new AtomicInteger();
    private static final AtomicInteger WARNINGS = new AtomicInteger();

    private ClosedNotLost() {}

    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").addHandler(new Count());
        for (int i = 0; i < WARM_UP; i++) { // compiled code holds an object no longer than it needs it
            Socket.open(Domain.LOCAL, Type.STREAM).close();
        }
        long end = System.nanoTime() + Long.parseLong(arguments[0]) * 1_000_000_000L;
        for (int i = 0; i < THREADS; i++) {
            Thread.ofPlatform().start(() -> openAndClose(end));
        }
        int collections = 0;
        while (System.nanoTime() < end) {
            System.gc();
            collections++;
            Thread.sleep(3);
        }
        System.out.println(WARNINGS + " warnings; " + CLOSED + " sockets, " + collections + " collections");
        System.exit(0);
    }

    private static void openAndClose(long end) {
        try {
            while (System.nanoTime() < end) {
                Socket.open(Domain.LOCAL, Type.STREAM).close();
                CLOSED.incrementAndGet();
            }
        } catch (Exception failed) {
            System.out.println("failed " + failed);
        }
    }

    private static final class Count extends Handler {
        @Override
        public void publish(LogRecord warning) {
            WARNINGS.incrementAndGet();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
