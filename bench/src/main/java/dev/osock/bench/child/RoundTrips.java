package dev.osock.bench.child;

import dev.osock.bench.child.Ends.End;
import dev.osock.bench.child.Ends.Transport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/// Messages of 64 bytes to and fro between pairs of threads; the figure is round trips per second of all pairs.
final class RoundTrips implements Task {

    private static final int MESSAGE = 64;
    private static final double NANOS = 1e9;

    private final Thread.Builder threads;
    private final List<End> clients = new ArrayList<>();

    RoundTrips(Transport transport, int pairs, Thread.Builder threads) throws IOException {
        this.threads = threads;
        for (int i = 0; i < pairs; i++) {
            Ends ends = transport.open(MESSAGE, MESSAGE);
            clients.add(ends.client());
            var _ = start(() -> serve(ends.server()));
        }
    }

    @Override
    public double[] round(long nanos) throws Exception {
        long begin = System.nanoTime();
        List<FutureTask<Long>> drivers = new ArrayList<>();
        for (End client : clients) {
            drivers.add(start(() -> drive(client, begin + nanos)));
        }
        long trips = 0;
        for (FutureTask<Long> driver : drivers) {
            trips += driver.get();
        }
        return new double[] {trips * NANOS / (System.nanoTime() - begin)};
    }

    private FutureTask<Long> start(Callable<Long> task) {
        var future = new FutureTask<>(task);
        threads.start(future);
        return future;
    }

    private static Long serve(End end) throws IOException {
        while (true) {
            end.receive();
            end.send();
        }
    }

    private static Long drive(End end, long until) throws IOException {
        long count = 0;
        do {
            end.send();
            end.receive();
            count++;
        } while (System.nanoTime() - until < 0);
        return count;
    }
}
