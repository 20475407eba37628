package dev.osock;

import static dev.osock.testing.sockets.Bytes.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Bounded
class RecvMemoryTest {

    private static final int LARGE = 16 << 20;

    private static final BufferPoolMXBean DIRECT =
            ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)
                    .stream()
                    .filter(pool -> pool.getName().equals("direct"))
                    .findFirst()
                    .orElseThrow();

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void memoryIsTakenForWhatComesAndNotForWhatIsAskedFor(SocketKind kind) throws Exception {
        ByteBuffer heap = ByteBuffer.allocate(LARGE);
        try (Pair pair = kind.pair()) {
            long before = DIRECT.getMemoryUsed();
            for (int i = 0; i < 10; i++) {
                pair.near().send(bytes("abc"));
                assertThat(pair.far().recvfrom(LARGE).data()).isEqualTo(bytes("abc"));
                pair.near().send(bytes("abc"));
                assertThat(pair.far().recv(heap.clear())).isEqualTo(3);
            }
            assertThat(DIRECT.getMemoryUsed() - before).isLessThan(LARGE);
        }
    }
}
