package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Socket;
import dev.osock.error.SocketClosedException;
import dev.osock.error.SocketException;
import dev.osock.stress.Links.Link;
import dev.osock.testing.Patience;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The number of a closed socket soon belongs to a new one. A call that waited on the old socket must not touch that.
///
/// Every connection carries bytes of one value of its own. Half of the connections are closed under a waiting reader or
/// writer, and the next one is opened at once, while those still unwind: a reader of the old that reads the new finds a
/// foreign value, and the new one's reader misses bytes; a writer of the old that writes the new sends a foreign value.
/// `-Dosock.stress.seconds=…` for a longer run.
@Timeout(600)
class DescriptorReuseTest {

    private static final int SECONDS = Integer.getInteger("osock.stress.seconds", 4);
    private static final int WORKERS = 4;
    private static final int COUNT = 100;

    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger wakenByClose = new AtomicInteger();

    @Test
    void anOldWaiterNeverTouchesTheNewSocketOfItsNumber() throws Exception {
        var crew = new Crew();
        long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        try (Links tcp = Links.tcp();
                Links local = Links.local()) {
            for (int i = 0; i < WORKERS; i++) {
                Links links = i % 2 == 0 ? local : tcp;
                crew.start(Crew.mixed(i / 2), () -> {
                    while (System.nanoTime() < end && crew.isWell()) {
                        connection(crew, links);
                    }
                });
            }
            crew.join(Patience.seconds(30).plusSeconds(SECONDS));
        }
        assertThat(wakenByClose).hasPositiveValue();
    }

    private void connection(Crew crew, Links links) throws Exception {
        int number = connections.getAndIncrement();
        byte[] tagged = new byte[COUNT];
        Arrays.fill(tagged, (byte) number);
        Thread.Builder kind = Crew.mixed(number / 7);
        try (Link link = links.make()) {
            switch (number % 4) {
                case 0 -> {
                    crew.start(kind, () -> readToTheEnd(link.near(), (byte) number));
                    link.far().send(tagged);
                    pause();
                }
                case 1 -> {
                    crew.start(kind, () -> writeToTheEnd(link.near(), (byte) number));
                    pause();
                }
                default -> bothWays(link, tagged, kind);
            }
        }
    }

    /// Reads until the socket is closed here.
    private void readToTheEnd(Socket socket, byte tag) throws SocketException {
        try {
            for (;;) {
                for (byte each : socket.recv()) {
                    assertThat(each).as("a byte read by an old reader").isEqualTo(tag);
                }
            }
        } catch (SocketClosedException closed) {
            assertThat(closed.isEndOfStream()).isFalse();
            wakenByClose.getAndIncrement();
        }
    }

    /// Writes, to a peer that does not read, until the socket is closed here.
    private void writeToTheEnd(Socket socket, byte tag) throws SocketException {
        byte[] much = new byte[256 * 1024];
        Arrays.fill(much, tag);
        try {
            for (;;) {
                socket.send(much);
            }
        } catch (SocketClosedException closed) {
            wakenByClose.getAndIncrement();
        }
    }

    /// Sends a few bytes each way in two pieces, and misses none.
    private static void bothWays(Link link, byte[] tagged, Thread.Builder kind) throws Exception {
        var reader = new Crew();
        reader.start(
                kind,
                () -> assertThat(link.near().within(Patience.seconds(10)).recv(2 * COUNT))
                        .containsOnly(tagged[0]));
        link.far().send(tagged);
        pause();
        link.far().send(tagged);
        link.near().send(tagged);
        assertThat(link.far().within(Patience.seconds(10)).recv(COUNT)).isEqualTo(tagged);
        reader.join(Patience.seconds(20));
    }

    private static void pause() throws InterruptedException {
        switch (ThreadLocalRandom.current().nextInt(4)) {
            case 0 -> Thread.sleep(Duration.ofNanos(ThreadLocalRandom.current().nextInt(300_000)));
            case 1 -> Thread.yield();
            default -> Thread.onSpinWait();
        }
    }
}
