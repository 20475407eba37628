package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Socket;
import dev.osock.address.SockaddrIn;
import dev.osock.error.SocketClosedException;
import dev.osock.error.SocketTimeoutException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.testing.Patience;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Callers that never wait hardly ever let a lane's lock go; closing must not have to win it from them.
@Timeout(60)
class BusyLaneCloseTest {

    private static final int ROUNDS = 50;
    private static final int CALLERS = 3;

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void closingEndsBusyCallersAtOnce(int kind) throws Exception {
        long longest = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var crew = new Crew();
            Socket socket = Socket.open(Domain.INET, Type.DGRAM);
            socket.bind(SockaddrIn.loopback(0));
            socket.connect(socket.sockname());
            for (int i = 0; i < CALLERS; i++) {
                crew.start(Crew.mixed(kind), i % 2 == 0 ? () -> send(socket) : () -> poll(socket));
            }
            Thread.sleep(5);
            long start = System.nanoTime();
            socket.close();
            longest = Math.max(longest, System.nanoTime() - start);
            crew.join(Patience.seconds(20));
        }
        assertThat(Duration.ofNanos(longest)).isLessThan(Patience.millis(500));
    }

    private static void send(Socket socket) throws Exception {
        byte[] data = new byte[16];
        try {
            for (;;) {
                socket.send(data);
            }
        } catch (SocketClosedException closed) {
            assertThat(closed.isEndOfStream()).isFalse();
        }
    }

    private static void poll(Socket socket) throws Exception {
        for (;;) {
            try {
                socket.within(Duration.ZERO).recv();
            } catch (SocketTimeoutException nothing) {
                Thread.onSpinWait();
            } catch (SocketClosedException closed) {
                return;
            }
        }
    }
}
