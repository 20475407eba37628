package dev.osock.cli.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Socket;
import dev.osock.SocketRegistry;
import dev.osock.Sockets;
import dev.osock.address.SockaddrIn;
import dev.osock.error.Errno;
import dev.osock.kind.SocketTotals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The examples of `docs/guide/watching.md` but for those in [NowaitGuideTest] and the metrics.
@Timeout(30)
class WatchingGuideTest {

    @Test
    void totalsOutliveSockets() throws Exception {
        SocketTotals before = SocketRegistry.totals();
        try (Socket listener = Sockets.listen(SockaddrIn.loopback(0));
                Socket client = Sockets.connect(listener.sockname());
                Socket server = listener.accept()) {
            client.send(new byte[3]);
            server.recv(3);
        }
        SocketTotals totals = SocketRegistry.totals();
        long received = totals.counters().readBytes();
        long refused = totals.errors().getOrDefault(Errno.ECONNREFUSED, 0L);

        assertThat(received - before.counters().readBytes()).isGreaterThanOrEqualTo(3);
        assertThat(refused).isGreaterThanOrEqualTo(before.errors().getOrDefault(Errno.ECONNREFUSED, 0L));
    }
}
