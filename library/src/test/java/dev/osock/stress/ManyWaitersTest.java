package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.testing.Patience;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Waiting costs a virtual thread, not a platform thread. Datagram sockets, because they need no second descriptor.
@Timeout(60)
class ManyWaitersTest {

    private static final int FEW = 100;
    private static final int MANY = 10_000;

    /// Carriers, the poller's master, and what the virtual machine may start for its own needs meanwhile.
    private static final int OTHER_THREADS = 20;

    private final List<Socket> sockets = new ArrayList<>();
    private final List<Sockaddr> addresses = new ArrayList<>();
    private final List<Thread> waiters = new ArrayList<>();
    private final AtomicIntegerArray received = new AtomicIntegerArray(MANY);
    private final Crew crew = new Crew();

    @AfterEach
    void close() throws Exception {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void tenThousandWaitersTakeNoPlatformThreadsAndEachWakesToItsOwnMessage() throws Exception {
        startWaiters(FEW);
        long threadsOfFew = Resources.threads();
        startWaiters(MANY);
        long threadsOfMany = Resources.threads();

        try (Socket sender = Socket.open(Domain.INET, Type.DGRAM)) {
            for (int i = 0; i < MANY; i++) {
                sender.sendto(ByteBuffer.allocate(4).putInt(0, i + 1), addresses.get(i));
            }
        }
        crew.join(Patience.seconds(30));

        assertThat(threadsOfMany).isLessThanOrEqualTo(threadsOfFew + OTHER_THREADS);
        for (int i = 0; i < MANY; i++) {
            assertThat(received.get(i)).isEqualTo(i + 1);
        }
    }

    private void startWaiters(int count) throws Exception {
        for (int i = sockets.size(); i < count; i++) {
            int index = i;
            Socket socket = Socket.open(Domain.INET, Type.DGRAM);
            sockets.add(socket);
            socket.bind(SockaddrIn.loopback(0));
            addresses.add(socket.sockname());
            waiters.add(crew.start(
                    Thread.ofVirtual(), () -> received.set(index, ByteBuffer.wrap(socket.recv()).getInt())));
        }
        for (Thread waiter : waiters) {
            while (waiter.getState() != Thread.State.WAITING) {
                assertThat(crew.isWell()).isTrue();
                Thread.sleep(1);
            }
        }
    }
}
