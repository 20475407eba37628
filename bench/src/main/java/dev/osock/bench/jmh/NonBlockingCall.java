package dev.osock.bench.jmh;

import dev.osock.error.SocketException;
import dev.osock.error.SocketTimeoutException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// Calls that do not wait: one byte sent and received; a receive of nothing, which throws.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class NonBlockingCall {

    private final ByteBuffer one = ByteBuffer.allocateDirect(1);
    private Tcp tcp = Opening.now(Tcp::open);

    /// Sends a byte and receives it.
    ///
    /// @return 1
    /// @throws SocketException never
    @Benchmark
    public int sendAndRecv() throws SocketException {
        tcp.client().send(one.clear());
        return tcp.server().recv(one.clear());
    }

    /// Tries to receive what is not there: EAGAIN, and an exception.
    ///
    /// @return the exception
    /// @throws SocketException never
    @Benchmark
    public Object recvNothing() throws SocketException {
        try {
            return tcp.server().within(Duration.ZERO).recv(one.clear());
        } catch (SocketTimeoutException late) {
            return late;
        }
    }

    /// Begins anew, so that no byte is left over.
    ///
    /// @throws IOException if it cannot
    @Setup
    public void renew() throws IOException {
        tcp.close();
        tcp = Tcp.open();
    }

    /// Closes.
    ///
    /// @throws IOException if it cannot
    @TearDown
    public void close() throws IOException {
        tcp.close();
    }
}
