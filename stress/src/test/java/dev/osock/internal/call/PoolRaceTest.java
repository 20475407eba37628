package dev.osock.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.stress.Effort;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Threads that the pool sends to the same slots.
///
/// Not a jcstress test: there the threads, whose numbers decide about the slots, cannot be chosen.
@Timeout(600)
class PoolRaceTest {

    private static final int THREADS = 4;
    private static final int ROUNDS = 1_000_000 * Effort.FACTOR;

    /// Threads whose numbers differ by a multiple of this begin at the same slot.
    private static final int SAME_SLOT = 32;

    private static final class Token {
        final AtomicInteger users = new AtomicInteger();
        Thread last = Thread.currentThread();
    }

    private final CyclicBarrier start = new CyclicBarrier(THREADS);
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger passedOn = new AtomicInteger();
    private final AtomicInteger shared = new AtomicInteger();
    private final Pool<Token> pool = new Pool<>(() -> {
        made.getAndIncrement();
        return new Token();
    });

    @Test
    void threadsThatMeetInThePoolNeverHaveTheSameObject() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        while (threads.size() < THREADS) {
            Thread thread = Thread.ofPlatform().daemon().unstarted(this::takeAndGive);
            if (thread.threadId() % SAME_SLOT == 0) {
                threads.add(thread);
            }
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(shared).hasValue(0);
        assertThat(passedOn).as("they have met").hasPositiveValue();
        assertThat(made).as("objects are reused").hasValueLessThan(THREADS * ROUNDS / 10);
    }

    private void takeAndGive() {
        try {
            start.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new AssertionError(e);
        }
        for (int round = 0; round < ROUNDS; round++) {
            Token token = pool.take();
            if (token.users.getAndIncrement() != 0) {
                shared.getAndIncrement();
            }
            if (token.last != Thread.currentThread()) {
                token.last = Thread.currentThread();
                passedOn.getAndIncrement();
            }
            token.users.getAndDecrement();
            pool.give(token);
        }
    }
}
