package dev.osock;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.osock.message.MsgFlags;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A call on a direct buffer that need not wait allocates nothing, once it is compiled.
@Timeout(120)
class AllocationTest {

    private static final int CALLS = 20_000;

    /// How many times at the most, until the compiler has done its work.
    private static final int ROUNDS = 60;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final ByteBuffer out = ByteBuffer.allocateDirect(64);
    private final ByteBuffer in = ByteBuffer.allocateDirect(64);

    private interface Round {
        void run(Socket near, Socket far) throws Exception;
    }

    @Test
    void sendingAndReceivingWhatIsThere() throws Exception {
        assertAllocatesNothing((near, far) -> {
            for (int i = 0; i < CALLS; i++) {
                near.send(out.clear());
                far.recv(in.clear());
            }
        });
    }

    @Test
    void sendingAndReceivingAllThatFits() throws Exception {
        assertAllocatesNothing((near, far) -> {
            for (int i = 0; i < CALLS; i++) {
                near.send(out.clear(), MsgFlags.NONE);
                far.recv(in.clear(), MsgFlags.WAITALL);
            }
        });
    }

    private void assertAllocatesNothing(Round round) throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            long allocated = Long.MAX_VALUE;
            for (int i = 0; i < ROUNDS && allocated >= CALLS; i++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                round.run(pair.near(), pair.far());
                allocated = threads.getCurrentThreadAllocatedBytes() - before;
            }
            assertThat(allocated).as("bytes for %d calls", CALLS).isLessThan(CALLS);
        }
    }
}
