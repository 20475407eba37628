package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Socket;
import dev.osock.address.SockaddrIn;
import dev.osock.error.Errno;
import dev.osock.error.SocketClosedException;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.stress.Links.Link;
import dev.osock.testing.Patience;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// However sockets end, their descriptors go. `-Dosock.stress.cycles=…` for a longer run.
@Timeout(600)
class DescriptorHygieneTest {

    private static final int CYCLES = Integer.getInteger("osock.stress.cycles", 100_000);
    private static final int WORKERS = 4;

    /// As many eventfds are kept for platform threads that wait.
    private static final int POOLED = 64;

    @Test
    void openConnectAndCloseWithConcurrentClosersLeaveNoDescriptorBehind() throws Exception {
        cycles(1_000);
        long sockets = Resources.sockets();
        long all = Resources.descriptors("");

        cycles(CYCLES);

        assertThat(Resources.sockets()).isEqualTo(sockets);
        assertThat(Resources.descriptors("")).isLessThanOrEqualTo(all + POOLED);
    }

    private static void cycles(int count) throws Exception {
        var left = new AtomicInteger(count);
        var crew = new Crew();
        try (Links tcp = Links.tcp();
                Links local = Links.local()) {
            for (int i = 0; i < WORKERS; i++) {
                Thread.Builder kind = Crew.mixed(i);
                crew.start(kind, () -> {
                    var random = ThreadLocalRandom.current();
                    while (left.getAndDecrement() > 0) {
                        letOthersStart();
                        switch (random.nextInt(16)) {
                            case 0 -> closeUnderReader(kind, tcp.make());
                            case 1 -> closeUnderWriter(kind, local.make());
                            case 2 -> closeUnderAcceptor(kind);
                            case 3 -> closeUnderConnector(kind);
                            case 4, 5, 6 -> exchange(tcp.make());
                            case 7, 8, 9, 10 -> exchange(local.make());
                            default -> Socket.open(Domain.INET, Type.DGRAM).close();
                        }
                    }
                });
            }
            crew.join(Patience.seconds(540));
        }
    }

    /// A carrier takes a thread that a platform thread has started only when its own queue is empty, which virtual
    /// threads that start each other and never wait for the clock may never leave: the only carrier there is, if there
    /// is one processor.
    private static void letOthersStart() {
        LockSupport.parkNanos(1);
    }

    private static void exchange(Link link) throws SocketException {
        try (link) {
            link.near().send(new byte[] {1, 2, 3});
            assertThat(link.far().recv(3)).containsExactly(1, 2, 3);
        }
    }

    private static void closeUnderReader(Thread.Builder kind, Link link) throws Exception {
        try (link) {
            closeUnder(kind, link.near(), () -> link.near().recv(1));
        }
    }

    private static void closeUnderWriter(Thread.Builder kind, Link link) throws Exception {
        try (link) {
            closeUnder(kind, link.near(), () -> link.near().send(new byte[1 << 20]));
        }
    }

    private static void closeUnderAcceptor(Thread.Builder kind) throws Exception {
        try (Socket listener = Socket.open(Domain.INET, Type.STREAM)) {
            listener.bind(SockaddrIn.loopback(0));
            listener.listen();
            closeUnder(kind, listener, () -> listener.accept().close());
        }
    }

    /// Connects to a port that refuses, so that the attempt's end and the close race.
    private static void closeUnderConnector(Thread.Builder kind) throws Exception {
        try (Socket socket = Socket.open(Domain.INET, Type.STREAM)) {
            closeUnder(kind, socket, () -> {
                try {
                    socket.connect(SockaddrIn.loopback(1));
                } catch (SocketErrnoException refused) {
                    assertThat(refused.errno()).isEqualTo(Errno.ECONNREFUSED);
                }
            });
        }
    }

    /// Closes from two threads, of which one is this one, while a call waits or is about to.
    private static void closeUnder(Thread.Builder kind, Socket socket, Crew.Task call) throws Exception {
        var crew = new Crew();
        crew.start(kind, () -> {
            try {
                call.run();
            } catch (SocketClosedException closed) {
                assertThat(closed.isEndOfStream()).isFalse();
            }
        });
        if (ThreadLocalRandom.current().nextBoolean()) {
            Thread.yield();
        }
        crew.start(Thread.ofVirtual(), socket::close);
        socket.close();
        crew.join(Patience.seconds(20));
    }
}
