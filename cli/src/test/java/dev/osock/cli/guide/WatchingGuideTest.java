package dev.osock.cli.guide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Socket;
import dev.osock.SocketRegistry;
import dev.osock.SocketTracing;
import dev.osock.SocketWait;
import dev.osock.Sockets;
import dev.osock.address.SockaddrIn;
import dev.osock.error.Errno;
import dev.osock.kind.SocketTotals;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
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

    @Test
    void whoWaitsIsTold() throws Exception {
        try (Socket listener = Sockets.listen(SockaddrIn.loopback(0))) {
            Thread waiting = Thread.ofVirtual().name("waiting").start(() -> {
                try {
                    listener.accept();
                } catch (Exception closed) {
                    // that ends it
                }
            });
            while (SocketRegistry.waitingThreads().isEmpty()) {
                Thread.sleep(1);
            }
            assertThat(printed()).contains("waiting", " waits on ", " to ACCEPT\n");
            listener.close();
            waiting.join();
        }
    }

    private static String printed() {
        var printed = new ByteArrayOutputStream();
        PrintStream console = System.out;
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            for (SocketWait wait : SocketRegistry.waitingThreads()) {
                System.out.println(wait.thread() + " waits on " + wait.socket() + " to " + wait.goal());
            }
        } finally {
            System.setOut(console);
        }
        return printed.toString(UTF_8);
    }

    @Test
    void theLevelIsOnesOwn() {
        try {
            SocketTracing.useLevel(System.Logger.Level.DEBUG);
        } finally {
            SocketTracing.useLevel(System.Logger.Level.INFO);
        }
    }
}
