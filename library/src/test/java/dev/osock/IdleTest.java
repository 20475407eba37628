package dev.osock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Situation;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import dev.osock.testing.sockets.WaitingCall;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Bounded
class IdleTest {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @MethodSource(Kinds.CALLS)
    void platformThreadThatWaitsUsesNoProcessor(WaitingCall call, SocketKind kind) throws Exception {
        try (Situation situation = call.on(kind)) {
            var waiting = Caller.waiting(ThreadKind.PLATFORM, () -> situation.call(situation.socket()));
            Thread.sleep(50);
            long start = THREADS.getThreadCpuTime(waiting.threadId());
            Thread.sleep(Patience.millis(60));
            long used = THREADS.getThreadCpuTime(waiting.threadId()) - start;
            assertThat(Duration.ofNanos(used)).isLessThan(Patience.millis(20));
        }
    }
}
