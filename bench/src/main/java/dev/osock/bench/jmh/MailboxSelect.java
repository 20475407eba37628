package dev.osock.bench.jmh;

import dev.osock.Attempt;
import dev.osock.Mailbox;
import dev.osock.SelectInfo;
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

/// A receive that is told to come later, the peer's byte, the message about it, and the receive again.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MailboxSelect {

    private final ByteBuffer one = ByteBuffer.allocateDirect(1);
    private final Tcp tcp = Opening.now(Tcp::open);

    /// Waits for one byte by a message.
    ///
    /// @return 1
    /// @throws Exception never
    @Benchmark
    public int selectAndReceive() throws Exception {
        if (tcp.server().nowait().recv(one.clear()) instanceof Attempt.Select(SelectInfo _)) {
            tcp.client().send(one.clear());
            Mailbox.self().receive();
            return tcp.server().recv(one.clear());
        }
        throw new IOException("there was a byte already");
    }

    /// Closes.
    ///
    /// @throws IOException if it cannot
    @TearDown
    public void close() throws IOException {
        tcp.close();
    }
}
