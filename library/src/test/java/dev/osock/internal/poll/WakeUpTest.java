package dev.osock.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import dev.osock.testing.Patience;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WakeUpTest {

    private final Scratch scratch = new Scratch();
    private int fd;

    @BeforeEach
    void open() {
        fd = Kernel.eventfd(scratch);
    }

    @AfterEach
    void close() {
        Kernel.close(scratch, fd);
    }

    private WakeUp take() {
        WakeUp taken = WakeUp.take();
        assertThat(taken).isNotNull();
        assertThat(taken.await(fd, Kernel.POLLIN, 0)).isZero(); // takes a late wake-up of an earlier user
        return taken;
    }

    @Test
    void tellsThatTheDescriptorIsReady() {
        WakeUp wakeUp = take();
        Kernel.eventfdWrite(scratch, fd);
        assertThat(wakeUp.await(fd, Kernel.POLLIN, -1)).isEqualTo(1);
        wakeUp.give();
    }

    @Test
    void endsWhenTheTimeIsOver() {
        WakeUp wakeUp = take();
        long start = System.nanoTime();
        assertThat(wakeUp.await(fd, Kernel.POLLIN, 20_000_000)).isZero();
        assertThat(System.nanoTime() - start).isBetween(20_000_000L, Patience.seconds(5).toNanos());
        wakeUp.give();
    }

    @Test
    void aWakeUpBeforeTheWaitIsNotLostAndCountsOnce() {
        WakeUp wakeUp = take();
        wakeUp.wakeup();
        assertThat(wakeUp.await(fd, Kernel.POLLIN, -1)).isZero();
        long start = System.nanoTime();
        assertThat(wakeUp.await(fd, Kernel.POLLIN, 20_000_000)).isZero();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(20_000_000L);
        wakeUp.give();
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        var waiting = new FutureTask<>(() -> {
            WakeUp wakeUp = take();
            int ready = wakeUp.await(fd, Kernel.POLLIN, -1);
            wakeUp.give();
            return ready;
        });
        Thread thread = Thread.ofPlatform().start(waiting);
        Thread.sleep(50);
        thread.interrupt();
        assertThat(waiting.get(Patience.seconds(5).toSeconds(), TimeUnit.SECONDS)).isZero();
        assertThat(Thread.interrupted()).isFalse();
    }

    /// An interrupt calls wakeup() without any lock, so it can come when the pool has had no room and the number belongs
    /// to another descriptor.
    @Test
    void aLateWakeUpNeverWritesToALaterDescriptorOfItsNumber() {
        List<WakeUp> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            many.add(WakeUp.take());
        }
        many.forEach(WakeUp::give);
        List<Integer> later = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            later.add(Kernel.eventfd(scratch)); // an event counter shows every write
        }

        many.forEach(WakeUp::wakeup);

        assertThat(later).allSatisfy(number -> assertThat(Kernel.poll(scratch, number, Kernel.POLLIN)).isZero());
        later.forEach(number -> Kernel.close(scratch, number));
    }
}
