package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Socket;
import dev.osock.address.SockaddrUn;
import dev.osock.error.Errno;
import dev.osock.error.SocketClosedException;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketInterruptedException;
import dev.osock.error.SocketTimeoutException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.stress.Links.Link;
import dev.osock.testing.Patience;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Everything that can wake a waiter races everything else, and no wake-up and no byte is lost.
/// `-Dosock.stress.factor=…` multiplies the rounds.
@Timeout(600)
class WakeUpRaceTest {

    private static final int FACTOR = Integer.getInteger("osock.stress.factor", 1);
    private static final Duration LIMIT = Patience.seconds(30L * FACTOR);

    private final Crew crew = new Crew();
    private final long end = System.nanoTime() + LIMIT.toNanos();

    @Test
    void manyPairsExchangeMessagesOfAllSizesWithoutLosingAWakeUp() throws Exception {
        int pairs = 32;
        int rounds = 100 * FACTOR;
        try (Links tcp = Links.tcp();
                Links local = Links.local()) {
            List<Link> links = new ArrayList<>();
            for (int pair = 0; pair < pairs; pair++) {
                Link link = (pair % 2 == 0 ? tcp : local).make();
                links.add(link);
                long seed = pair;
                crew.start(Crew.mixed(pair / 2), () -> {
                    var random = new Random(seed);
                    for (int i = 0; i < rounds; i++) {
                        byte[] message = message(random);
                        link.near().send(message);
                        assertThat(link.near().recv(message.length)).isEqualTo(message);
                        pause();
                    }
                });
                crew.start(Crew.mixed(pair / 4), () -> {
                    var random = new Random(seed);
                    for (int i = 0; i < rounds; i++) {
                        byte[] expected = message(random);
                        byte[] message = link.far().recv(expected.length);
                        assertThat(message).isEqualTo(expected);
                        pause();
                        link.far().send(message);
                    }
                });
            }
            crew.join(LIMIT);
            for (Link link : links) {
                link.close();
            }
        }
    }

    /// Mostly small, sometimes more than the socket buffers hold.
    private static byte[] message(Random random) {
        byte[] bytes = new byte[random.nextInt(8) == 0 ? 1 + random.nextInt(600_000) : 1 + random.nextInt(2_000)];
        random.nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aStreamReadWithShortTimeOutsAndInterruptsHasEveryByteOnceAndInOrder(int kind) throws Exception {
        int total = 20_000 * FACTOR;
        byte[] sent = new byte[total];
        new Random(7).nextBytes(sent);
        var received = new ByteArrayOutputStream();
        try (Links links = Links.tcp();
                Link link = links.make()) {
            Thread reader = crew.start(Crew.mixed(kind), () -> {
                while (received.size() < total) {
                    try {
                        received.write(link.near()
                                .within(Duration.ofNanos(ThreadLocalRandom.current().nextInt(200_000)))
                                .recv(Math.min(7, total - received.size())));
                    } catch (SocketTimeoutException | SocketInterruptedException early) {
                        received.write(early.data());
                        Thread.interrupted();
                    }
                }
            });
            crew.start(Crew.mixed(1 - kind), () -> {
                for (int at = 0; at < total;) {
                    int size = Math.min(1 + ThreadLocalRandom.current().nextInt(10), total - at);
                    link.far().send(ByteBuffer.wrap(sent, at, size));
                    at += size;
                    pause();
                }
            });
            while (reader.isAlive() && goesWell()) {
                reader.interrupt();
                Thread.sleep(Duration.ofNanos(ThreadLocalRandom.current().nextInt(300_000)));
            }
            crew.join(LIMIT);
        }
        assertThat(received.toByteArray()).isEqualTo(sent);
    }

    @Test
    void severalImpatientReadersGetEveryMessageJustOnce() throws Exception {
        int messages = 20_000 * FACTOR;
        int readers = 6;
        var seen = new AtomicIntegerArray(messages);
        var left = new CountDownLatch(messages);
        try (Socket in = Socket.open(Domain.LOCAL, Type.DGRAM);
                Socket out = Socket.open(Domain.LOCAL, Type.DGRAM)) {
            in.bind(SockaddrUn.unnamed());
            out.connect(in.sockname());
            List<Thread> impatient = new ArrayList<>();
            for (int i = 0; i < readers; i++) {
                boolean polls = i == 0;
                impatient.add(crew.start(Crew.mixed(i), () -> {
                    while (left.getCount() > 0) {
                        try {
                            int micros = polls ? 0 : ThreadLocalRandom.current().nextInt(500);
                            byte[] message = in.within(Duration.ofNanos(micros * 1000L)).recv();
                            seen.getAndIncrement(ByteBuffer.wrap(message).getInt());
                            left.countDown();
                        } catch (SocketTimeoutException | SocketInterruptedException early) {
                            assertThat(early.data()).isEmpty();
                            Thread.interrupted();
                            LockSupport.parkNanos(polls ? 500_000 : 1);
                        }
                    }
                }));
            }
            crew.start(Thread.ofVirtual(), () -> {
                for (int i = 0; i < messages; i++) {
                    out.send(ByteBuffer.allocate(4).putInt(0, i));
                    if (i % 16 == 0) {
                        pause();
                    }
                }
            });
            while (left.getCount() > 0 && goesWell()) {
                impatient.get(ThreadLocalRandom.current().nextInt(readers)).interrupt();
                Thread.sleep(Duration.ofNanos(ThreadLocalRandom.current().nextInt(300_000)));
            }
            crew.join(LIMIT);
        }
        for (int i = 0; i < messages; i++) {
            assertThat(seen.get(i)).as("receipts of message " + i).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aCloseThatRacesDataEndsTheReaderWithEither(int kind) throws Exception {
        try (Links links = Links.local()) {
            for (int i = 0; i < 2_000 * FACTOR; i++) {
                Link link = links.make();
                var start = new CountDownLatch(2);
                crew.start(Crew.mixed(kind), () -> {
                    start.countDown();
                    try {
                        assertThat(link.near().recv(1)).containsExactly(5);
                        link.near().recv(1);
                    } catch (SocketClosedException closed) {
                        assertThat(closed.data()).isEmpty();
                    }
                });
                crew.start(Thread.ofVirtual(), () -> {
                    start.countDown();
                    try {
                        link.far().send(new byte[] {5});
                    } catch (SocketClosedException closed) {
                        assertThat(closed.sent()).isZero();
                    } catch (SocketErrnoException gone) {
                        assertThat(gone.errno()).isEqualTo(Errno.EPIPE);
                    }
                });
                start.await();
                pause();
                link.close();
                crew.join(LIMIT);
            }
        }
    }

    @Test
    void eightReadersAreServedInTheOrderOfTheirCalls() throws Exception {
        int readers = 8;
        try (Links links = Links.local();
                Link link = links.make()) {
            for (int round = 0; round < 100 * FACTOR; round++) {
                var order = new ConcurrentLinkedQueue<Integer>();
                var served = new Semaphore(0);
                for (int i = 0; i < readers; i++) {
                    int place = i;
                    Thread reader = crew.start(Crew.mixed(i), () -> {
                        assertThat(link.near().recv(1)).containsExactly(place);
                        order.add(place);
                        served.release();
                    });
                    while (reader.getState() != Thread.State.WAITING && goesWell()) {
                        Thread.onSpinWait();
                    }
                }
                for (int i = 0; i < readers; i++) {
                    link.far().send(new byte[] {(byte) i});
                    if (round % 2 == 0) {
                        assertThat(served.tryAcquire(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue(); // else all at once
                    }
                }
                crew.join(LIMIT);
                if (round % 2 == 0) {
                    assertThat(order).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void readersBehindOneThatGivesUpAreServed(int kind) throws Exception {
        try (Links links = Links.local();
                Link link = links.make()) {
            for (int round = 0; round < 1_000 * FACTOR; round++) {
                boolean interrupts = round % 2 == 0;
                int patience = ThreadLocalRandom.current().nextInt(300_000);
                var gaveUp = new AtomicBoolean();
                Thread first = crew.start(Crew.mixed(kind), () -> {
                    try {
                        link.near().within(interrupts ? LIMIT : Duration.ofNanos(patience)).recv(1);
                    } catch (SocketTimeoutException | SocketInterruptedException early) {
                        gaveUp.set(true);
                    }
                });
                for (int i = 0; i < 2; i++) {
                    crew.start(Crew.mixed(kind + i), () -> assertThat(link.near().recv(1)).hasSize(1));
                }
                pause();
                if (interrupts) {
                    first.interrupt();
                }
                link.far().send(new byte[3]);
                crew.join(LIMIT);
                if (gaveUp.get()) {
                    assertThat(link.near().recv(0)).hasSize(1);
                }
            }
        }
    }

    private boolean goesWell() {
        return crew.isWell() && System.nanoTime() < end;
    }

    private static void pause() throws InterruptedException {
        switch (ThreadLocalRandom.current().nextInt(8)) {
            case 0 -> Thread.sleep(Duration.ofNanos(ThreadLocalRandom.current().nextInt(500_000)));
            case 1, 2 -> Thread.yield();
            default -> Thread.onSpinWait();
        }
    }
}
