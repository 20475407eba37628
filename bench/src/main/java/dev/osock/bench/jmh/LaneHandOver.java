package dev.osock.bench.jmh;

import dev.osock.error.SocketException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// Virtual threads that queue for the receives of one socket; each answers and queues again.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LaneHandOver {

    private static final int THREADS = 4;

    private final ByteBuffer one = ByteBuffer.allocateDirect(1);
    private final Tcp tcp = Opening.now(Tcp::open);

    /// Starts the threads.
    public LaneHandOver() {
        for (int i = 0; i < THREADS; i++) {
            Thread.ofVirtual().start(this::answer);
        }
    }

    private void answer() {
        ByteBuffer own = ByteBuffer.allocateDirect(1);
        try {
            while (true) {
                tcp.server().recv(own.clear());
                tcp.server().send(own.flip());
            }
        } catch (SocketException end) {
            // closed
        }
    }

    /// Sends a byte, and receives the answer of whose turn it is.
    ///
    /// @return 1
    /// @throws SocketException never
    @Benchmark
    public int answerOfTheNextInLine() throws SocketException {
        tcp.client().send(one.clear());
        return tcp.client().recv(one.clear());
    }

    /// Closes.
    ///
    /// @throws IOException if it cannot
    @TearDown
    public void close() throws IOException {
        tcp.close();
    }
}
