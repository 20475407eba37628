package dev.osock.bench.child;

import com.sun.management.ThreadMXBean;
import dev.osock.bench.child.Ends.Transport;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/// Bytes of the heap that a send and a receive, both of which need not wait, leave behind.
final class Allocation implements Task {

    private static final int MESSAGE = 64;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Ends ends;

    Allocation(Transport transport) throws IOException {
        ends = transport.open(MESSAGE, MESSAGE);
    }

    @Override
    public double[] round(long nanos) throws IOException {
        long begin = System.nanoTime();
        long count = 0;
        long before = threads.getCurrentThreadAllocatedBytes();
        while (System.nanoTime() - begin < nanos) {
            ends.client().send();
            ends.server().receive();
            count++;
        }
        double each = (threads.getCurrentThreadAllocatedBytes() - before) / (double) count;
        return new double[] {Math.round(each * 100) / 100.0}; // the counter costs a few bytes for each round
    }
}
