package dev.osock.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.testing.Patience;
import java.io.Closeable;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Virtual threads that wait keep no carrier busy: many more than there are wait, and others go on.
@Timeout(60)
class ManyWaitTest {

    private static final int MANY = 40 * Runtime.getRuntime().availableProcessors();
    private static final InetSocketAddress LOOPBACK = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    /// More than fits between two sockets whose buffers have the usual bounds.
    private static final byte[] MUCH = new byte[20_000_000];

    private final List<Closeable> open = new ArrayList<>();
    private final List<FutureTask<String>> waiting = new ArrayList<>();

    private void waits(Callable<?> call) {
        var task = new FutureTask<>(() -> {
            try {
                return "returned " + call.call();
            } catch (java.net.SocketException closed) {
                return String.valueOf(closed.getMessage());
            }
        });
        Thread.ofVirtual().start(task);
        waiting.add(task);
    }

    private <T extends Closeable> T keep(T made) {
        open.add(made);
        return made;
    }

    /// Has others run while all wait, and closes what they wait for.
    private void othersGoOn() throws Exception {
        Thread.sleep(200);
        assertThat(waiting).hasSize(MANY).noneMatch(FutureTask::isDone);
        var other = new FutureTask<>(() -> "done");
        Thread.ofVirtual().start(other);
        assertThat(other.get(Patience.seconds(10).toSeconds(), TimeUnit.SECONDS)).isEqualTo("done");
        for (Closeable each : open) {
            each.close();
        }
        for (FutureTask<String> each : waiting) {
            assertThat(each.get(Patience.seconds(20).toSeconds(), TimeUnit.SECONDS)).isEqualTo("Socket closed");
        }
    }

    @Test
    void whileManyReceive() throws Exception {
        var factory = new OsockDatagramSocketFactory("udp:");
        for (int i = 0; i < MANY; i++) {
            var socket = keep(factory.createSocket(LOOPBACK));
            waits(() -> {
                socket.receive(new DatagramPacket(new byte[1], 1));
                return null;
            });
        }
        othersGoOn();
    }

    @Test
    void whileManyAccept() throws Exception {
        var factory = new OsockServerSocketFactory("tcp:");
        for (int i = 0; i < MANY; i++) {
            ServerSocket server = keep(factory.createServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            waits(server::accept);
        }
        othersGoOn();
    }

    @Test
    void whileManyReadAndWrite() throws Exception {
        try (ServerSocket server = new OsockServerSocketFactory("tcp:")
                .createServerSocket(0, MANY, InetAddress.getLoopbackAddress())) {
            var factory = new OsockSocketFactory("tcp:");
            for (int i = 0; i < MANY; i++) {
                Socket near = keep(factory.createSocket(InetAddress.getLoopbackAddress(), server.getLocalPort()));
                keep(server.accept());
                waits(i % 2 == 0 ? () -> near.getInputStream().read() : () -> {
                    near.getOutputStream().write(MUCH);
                    return null;
                });
            }
            othersGoOn();
        }
    }
}
