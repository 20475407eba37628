package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrUn;
import dev.osock.error.SocketClosedException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.testing.Patience;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A thread that is still in a system call on a closed descriptor would keep the socket behind it alive.
@Timeout(60)
class AddressReuseTest {

    @Test
    void theAddressOfASocketClosedUnderWaitingThreadsIsFreeAtOnce() throws Exception {
        Sockaddr address = SockaddrUn.abstractName("osock-reuse-" + ProcessHandle.current().pid());
        for (int round = 0; round < 300; round++) {
            Socket socket = Socket.open(Domain.LOCAL, Type.STREAM);
            socket.bind(address);
            socket.listen();
            var crew = new Crew();
            crew.start(Crew.mixed(1), () -> {
                try {
                    socket.accept().close();
                } catch (SocketClosedException closed) {
                    assertThat(closed.isEndOfStream()).isFalse();
                }
            });
            Thread.sleep(Duration.ofMillis(2));
            socket.close();
            try (Socket next = Socket.open(Domain.LOCAL, Type.STREAM)) {
                next.bind(address);
            }
            crew.join(Patience.seconds(20));
        }
    }
}
