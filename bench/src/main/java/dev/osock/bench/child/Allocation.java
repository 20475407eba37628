package dev.osock.bench.child;

import com.sun.management.ThreadMXBean;
import dev.osock.bench.child.Ends.Transport;
import dev.osock.bench.child.Repeat.Operation;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/// Bytes of the heap that an operation leaves behind for each message that it sends and receives.
///
/// @param operation which need not wait
/// @param messages  how many it sends and receives
record Allocation(Operation operation, int messages) implements Task {

    private static final int MESSAGE = 64;

    /// A send and a receive.
    static Allocation of(Transport transport) throws IOException {
        Ends ends = transport.open(MESSAGE, MESSAGE);
        return new Allocation(() -> {
            ends.client().send();
            ends.server().receive();
        }, 1);
    }

    @Override
    public double[] round(long nanos) throws IOException {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long begin = System.nanoTime();
        long count = 0;
        long before = threads.getCurrentThreadAllocatedBytes();
        while (System.nanoTime() - begin < nanos) {
            operation.run();
            count += messages;
        }
        double each = (threads.getCurrentThreadAllocatedBytes() - before) / (double) count;
        return new double[] {Math.round(each * 100) / 100.0}; // the counter costs a few bytes for each round
    }
}
