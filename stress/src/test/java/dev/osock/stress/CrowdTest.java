package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Attempt;
import dev.osock.Mailbox;
import dev.osock.NowaitIo;
import dev.osock.SelectHandle;
import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.address.SockaddrUn;
import dev.osock.error.SocketException;
import dev.osock.error.SocketInterruptedException;
import dev.osock.error.SocketTimeoutException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.testing.Patience;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/// Callers of every sort receive from one socket at a time: blocked ones on both sorts of thread, some of them
/// interrupted; mailboxes that are told, that cancel and that die; callbacks.
///
/// Not a jcstress test: that wants a processor for every actor, and its actors are platform threads that meet once.
@Timeout(1200)
class CrowdTest {

    private static final int MESSAGES = 10_000 * Effort.FACTOR;

    /// Longer than anybody keeps the others waiting while there are messages.
    private static final Duration PATIENCE = Patience.seconds(10);

    private final AtomicIntegerArray received = new AtomicIntegerArray(MESSAGES);
    private final CountDownLatch left = new CountDownLatch(MESSAGES);
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> crowd = new ArrayList<>();
    private Socket in;
    private Socket out;

    private interface Caller {
        void call() throws Exception;
    }

    private interface Telling {
        boolean hasCome() throws InterruptedException;
    }

    @BeforeEach
    void open() throws SocketException {
        in = Socket.open(Domain.LOCAL, Type.DGRAM);
        out = Socket.open(Domain.LOCAL, Type.DGRAM);
        in.bind(SockaddrUn.unnamed());
        out.connect(in.sockname());
    }

    @AfterEach
    void close() throws SocketException {
        in.close();
        out.close();
    }

    @RepeatedTest(2)
    void everyMessageIsReceivedOnceAndNobodyIsLeftWaiting() throws Exception {
        try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
            Thread interrupted = join(Thread.ofVirtual(), this::block);
            join(Thread.ofPlatform(), this::block);
            join(Thread.ofPlatform(), this::askAndBeTold);
            join(Thread.ofVirtual(), this::askAndBeTold);
            join(Thread.ofVirtual(), this::askAndCancel);
            join(Thread.ofPlatform(), this::askAndDie);
            join(Thread.ofVirtual(), () -> askAndBeCalledBack(executor));
            Thread sender = Thread.ofVirtual().start(this::send);
            while (!left.await(2, TimeUnit.MILLISECONDS) && failures.isEmpty()) {
                interrupted.interrupt();
            }
            for (Thread thread : crowd) {
                assertThat(thread.join(PATIENCE.multipliedBy(2))).as(thread + " ends").isTrue();
            }
            out.close();
            sender.join();
        }

        assertThat(failures).isEmpty();
        for (int i = 0; i < MESSAGES; i++) {
            assertThat(received.get(i)).as("receipts of message " + i).isEqualTo(1);
        }
        assertThat(in.info().numReaders()).as("places that are left").isZero();
    }

    private Thread join(Thread.Builder kind, Caller caller) {
        Thread thread = kind.unstarted(() -> {
            try {
                while (left.getCount() > 0 && failures.isEmpty()) {
                    caller.call();
                }
            } catch (Throwable failure) {
                failures.add(failure);
            }
        });
        crowd.add(thread);
        thread.start();
        return thread;
    }

    private void send() {
        try {
            for (int i = 0; i < MESSAGES; i++) {
                out.send(ByteBuffer.allocate(4).putInt(0, i));
                if (random(16) == 0) {
                    Thread.sleep(Duration.ofNanos(random(200_000)));
                }
            }
        } catch (SocketException | InterruptedException ended) {
            failures.add(ended);
        }
    }

    private void take(byte[] message) {
        received.getAndIncrement(ByteBuffer.wrap(message).getInt());
        left.countDown();
    }

    private static int random(int bound) {
        return ThreadLocalRandom.current().nextInt(bound);
    }

    private void block() throws SocketException {
        try {
            take(in.within(Duration.ofNanos(random(1_000_000))).recv());
        } catch (SocketTimeoutException | SocketInterruptedException _) {
            Thread.interrupted();
        }
    }

    private void askAndBeTold() throws Exception {
        Attempt<byte[]> attempt = ask(in.nowait());
        while (attempt instanceof Attempt.Select<byte[]>(SelectInfo info)) {
            if (!isTold(() -> Mailbox.self().receive(Duration.ofMillis(20)).isPresent())) {
                in.cancel(info);
                return;
            }
            attempt = ask(in.nowait());
        }
        assertThat(Mailbox.self().size()).as("messages, of which there is one for each call").isZero();
    }

    private Attempt<byte[]> ask(NowaitIo nowait) throws SocketException {
        Attempt<byte[]> attempt = nowait.recv();
        if (attempt instanceof Attempt.Done<byte[]>(byte[] message)) {
            take(message);
        }
        return attempt;
    }

    /// Waits until it is; false if there are no more messages to be told of.
    private boolean isTold(Telling telling) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!telling.hasCome()) {
            if (left.getCount() == 0) {
                return false;
            }
            assertThat(System.nanoTime()).as("nobody told " + Thread.currentThread()).isLessThan(until);
        }
        return true;
    }

    private void askAndCancel() throws Exception {
        if (!(ask(in.nowait()) instanceof Attempt.Select<byte[]>(SelectInfo info))) {
            return;
        }
        Thread.sleep(Duration.ofNanos(random(500_000)));
        in.cancel(info);
        assertThat(Mailbox.self().size()).as("messages after the cancel").isZero();
        if (random(8) == 0) {
            Thread.sleep(1);
            assertThat(Mailbox.self().size()).as("messages long after the cancel").isZero();
        }
    }

    private void askAndDie() throws Exception {
        try (Mailbox mortal = Mailbox.create()) {
            mortal.call(() -> ask(in.nowait()));
            Thread.sleep(Duration.ofNanos(random(500_000)));
        }
    }

    private void askAndBeCalledBack(Executor executor) throws Exception {
        var told = new Semaphore(0);
        SelectHandle handle = SelectHandle.notifying(executor, _ -> told.release());
        Attempt<byte[]> attempt = ask(in.nowait(handle));
        while (attempt instanceof Attempt.Select<byte[]>(SelectInfo info)) {
            if (!isTold(() -> told.tryAcquire(20, TimeUnit.MILLISECONDS))) {
                in.cancel(info);
                return;
            }
            attempt = ask(in.nowait(handle));
        }
    }
}
