package dev.osock.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import dev.osock.testing.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The pollers by themselves, on event counters: readable once written to, writable always.
@Timeout(30)
class PollerGroupTest {

    private static final int EBADF = 9;

    private final Scratch scratch = new Scratch();
    private final List<Integer> descriptors = new ArrayList<>();

    @AfterEach
    void close() {
        descriptors.forEach(fd -> Kernel.close(scratch, fd));
    }

    private static final class Listener implements Pollable {
        final Semaphore readable = new Semaphore(0);
        final Semaphore writable = new Semaphore(0);
        final AtomicInteger calls = new AtomicInteger();

        @Override
        public boolean ready(boolean canRead, boolean canWrite) {
            calls.getAndIncrement();
            if (canRead) {
                readable.release();
            }
            if (canWrite) {
                writable.release();
            }
            return false;
        }

        boolean isReadable() throws InterruptedException {
            return readable.tryAcquire(Patience.seconds(5).toSeconds(), TimeUnit.SECONDS);
        }

        boolean isWritable() throws InterruptedException {
            return writable.tryAcquire(Patience.seconds(5).toSeconds(), TimeUnit.SECONDS);
        }

        /// Whether it stays untold for a while.
        boolean hearsNothing() throws InterruptedException {
            int before = calls.get();
            Thread.sleep(Duration.ofMillis(50));
            return calls.get() == before;
        }
    }

    private int open() {
        int fd = Kernel.eventfd(scratch);
        assertThat(fd).isNotNegative();
        descriptors.add(fd);
        return fd;
    }

    private void release(int fd) {
        descriptors.removeAll(List.of(fd));
        assertThat(Kernel.close(scratch, fd)).isZero();
    }

    private int register(int fd, Pollable target) {
        int known = PollerGroup.register(scratch, fd, target);
        assertThat(known).isNotNegative();
        return known;
    }

    @Test
    void tellsAtOnceWhatADescriptorIsReadyForAlready() throws Exception {
        int fd = open();
        Kernel.eventfdWrite(scratch, fd);
        var listener = new Listener();
        int known = register(fd, listener);
        assertThat(listener.isReadable()).isTrue();
        assertThat(listener.isWritable()).isTrue();
        PollerGroup.deregister(scratch, fd, known, listener);
    }

    @Test
    void tellsOfEachChangeOnce() throws Exception {
        int fd = open();
        var listener = new Listener();
        int known = register(fd, listener);
        assertThat(listener.isWritable()).isTrue();
        assertThat(listener.readable.availablePermits()).isZero();
        for (int i = 0; i < 1000; i++) {
            Kernel.eventfdWrite(scratch, fd);
            assertThat(listener.isReadable()).as("told of write " + i).isTrue();
            Kernel.eventfdRead(scratch, fd);
        }
        Thread.sleep(20);
        assertThat(listener.readable.availablePermits()).isZero();
        PollerGroup.deregister(scratch, fd, known, listener);
    }

    @Test
    void tellsNothingAnyMoreAfterDeregistration() throws Exception {
        int fd = open();
        var listener = new Listener();
        int known = register(fd, listener);
        assertThat(listener.isWritable()).isTrue();
        PollerGroup.deregister(scratch, fd, known, listener);
        Kernel.eventfdWrite(scratch, fd);
        assertThat(listener.hearsNothing()).isTrue();
    }

    @Test
    void neverTellsTheEarlierUserOfANumberAboutTheLaterOne() throws Exception {
        int fd = open();
        for (int i = 0; i < 1000; i++) {
            var earlier = new Listener();
            Kernel.eventfdWrite(scratch, fd);
            int known = register(fd, earlier); // an event is on its way
            PollerGroup.deregister(scratch, fd, known, earlier);
            release(fd);
            assertThat(open()).isEqualTo(fd);
            int heard = earlier.calls.get();
            var later = new Listener();
            int next = register(fd, later);
            assertThat(later.isWritable()).isTrue();
            assertThat(later.readable.availablePermits()).isZero();
            Kernel.eventfdWrite(scratch, fd);
            assertThat(later.isReadable()).isTrue();
            assertThat(earlier.calls.get() - heard).isLessThanOrEqualTo(1);
            PollerGroup.deregister(scratch, fd, next, later);
        }
    }

    @Test
    void servesNumbersFarBeyondItsFirstTable() throws Exception {
        List<Integer> fds = new ArrayList<>();
        List<Listener> listeners = new ArrayList<>();
        List<Integer> known = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            fds.add(open());
            listeners.add(new Listener());
            known.add(register(fds.get(i), listeners.get(i)));
        }
        assertThat(fds.getLast()).isGreaterThan(4096);
        for (int fd : fds) {
            Kernel.eventfdWrite(scratch, fd);
        }
        for (int i = 0; i < fds.size(); i++) {
            assertThat(listeners.get(i).isReadable()).as("descriptor " + fds.get(i)).isTrue();
        }
        for (int i = 0; i < known.size(); i++) {
            PollerGroup.deregister(scratch, fds.get(i), known.get(i), listeners.get(i));
        }
    }

    @Test
    void reportsADescriptorThatCannotBeWatchedAndForgetsIt() throws Exception {
        int fd = open();
        release(fd);
        assertThat(PollerGroup.register(scratch, fd, new Listener())).isEqualTo(-EBADF);

        assertThat(open()).isEqualTo(fd);
        var listener = new Listener();
        int known = register(fd, listener);
        assertThat(listener.isWritable()).isTrue();
        PollerGroup.deregister(scratch, fd, known, listener);
    }

    @Test
    void severalShareADescriptor() throws Exception {
        int fd = open();
        var first = new Listener();
        int known = register(fd, first);
        assertThat(first.isWritable()).isTrue();
        var second = new Listener();
        int shared = register(fd, second);
        assertThat(second.isWritable()).isTrue();
        Kernel.eventfdWrite(scratch, fd);
        assertThat(first.isReadable()).isTrue();
        assertThat(second.isReadable()).isTrue();
        Kernel.eventfdRead(scratch, fd);
        PollerGroup.deregister(scratch, fd, known, first);
        Kernel.eventfdWrite(scratch, fd);
        assertThat(second.isReadable()).isTrue();
        PollerGroup.deregister(scratch, fd, shared, second);
        Kernel.eventfdRead(scratch, fd);
        int heard = second.calls.get();
        Kernel.eventfdWrite(scratch, fd);
        Thread.sleep(20);
        assertThat(second.calls.get()).isEqualTo(heard);
    }

    @Test
    void registrationsFromManyThreadsAtOnceAllWork() throws Exception {
        List<Thread> threads = new ArrayList<>();
        var told = new AtomicInteger();
        List<Integer> fds = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            fds.add(open());
        }
        for (int part = 0; part < 4; part++) {
            int first = part * 500;
            threads.add(Thread.ofVirtual().start(() -> {
                var own = new Scratch();
                for (int i = first; i < first + 500; i++) {
                    var listener = new Listener();
                    int known = PollerGroup.register(own, fds.get(i), listener);
                    try {
                        if (listener.isWritable()) {
                            told.getAndIncrement();
                        }
                    } catch (InterruptedException e) {
                        return;
                    }
                    PollerGroup.deregister(own, fds.get(i), known, listener);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(told).hasValue(2000);
    }
}
