package dev.osock.bench.child;

import java.io.IOException;

/// One operation again and again on one thread; the figure is operations per second.
record Repeat(Operation operation) implements Task {

    private static final double NANOS = 1e9;

    /// What is repeated.
    interface Operation {
        /// Runs once.
        void run() throws IOException;
    }

    @Override
    public double[] round(long nanos) throws IOException {
        long begin = System.nanoTime();
        long now;
        long count = 0;
        do {
            operation.run();
            count++;
            now = System.nanoTime();
        } while (now - begin < nanos);
        return new double[] {count * NANOS / (now - begin)};
    }
}
