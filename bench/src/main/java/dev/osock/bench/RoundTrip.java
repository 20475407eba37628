package dev.osock.bench;

import dev.osock.bench.Contestant.End;
import dev.osock.bench.Contestant.Listener;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Messages to and fro between two threads.
record RoundTrip(Thread.Builder threads, int count) {

    /// Runs once.
    ///
    /// @return microseconds per round trip
    double run(Contestant contestant) throws IOException, InterruptedException {
        try (Listener listener = contestant.listen()) {
            FutureTask<Long> server = start(() -> serve(listener));
            FutureTask<Long> client = start(() -> drive(listener));
            server.get();
            return client.get() / 1e3 / count;
        } catch (ExecutionException failed) {
            throw new IOException(contestant.name() + " failed", failed);
        }
    }

    private FutureTask<Long> start(Callable<Long> task) {
        var future = new FutureTask<>(task);
        threads.start(future);
        return future;
    }

    private long serve(Listener listener) throws IOException {
        try (End end = listener.accept()) {
            for (int i = 0; i < count; i++) {
                end.receive();
                end.send();
            }
        }
        return 0L;
    }

    private long drive(Listener listener) throws IOException {
        try (End end = listener.connect()) {
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                end.send();
                end.receive();
            }
            return System.nanoTime() - start;
        }
    }
}
