package dev.osock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.kind.Shutdown;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Bounded
class DatagramShutdownTest {

    @ParameterizedTest
    @MethodSource(Kinds.DATAGRAMS)
    void receiveThatWaitsEndsAsABlockingOneWouldWithAnEmptyMessage(SocketKind kind) throws Exception {
        for (ThreadKind thread : ThreadKind.values()) {
            try (Pair pair = kind.pair()) {
                var receiving = Caller.waiting(thread, () -> pair.near().recv());
                pair.near().shutdown(Shutdown.READ);
                assertThat(receiving.result()).isEmpty();
            }
        }
    }
}
