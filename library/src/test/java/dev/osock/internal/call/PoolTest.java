package dev.osock.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.internal.call.Pool;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PoolTest {

    private final AtomicInteger made = new AtomicInteger();
    private final Pool<Object> pool = new Pool<>(() -> {
        made.getAndIncrement();
        return new Object();
    });

    @Test
    void makesAnObjectWhenItHasNone() {
        assertThat(pool.take()).isNotSameAs(pool.take());
        assertThat(made).hasValue(2);
    }

    @Test
    void givesOutAgainWhatTheSameThreadGaveBack() {
        Object first = pool.take();
        pool.give(first);
        assertThat(pool.take()).isSameAs(first);
        assertThat(made).hasValue(1);
    }

    @Test
    void keepsOnlyAFewOfManyObjects() {
        var many = new HashSet<Object>();
        for (int i = 0; i < 10_000; i++) {
            many.add(pool.take());
        }
        many.forEach(pool::give);
        made.set(0);
        int reused = 0;
        pool.take();
        while (made.get() == 0) {
            reused++;
            pool.take();
        }
        assertThat(reused).isBetween(1, 64);
    }

    @Test
    void neverGivesOneObjectToTwoThreadsAtATime() throws InterruptedException {
        Set<Object> taken = ConcurrentHashMap.newKeySet();
        var clashes = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int round = 0; round < 100_000; round++) {
                    Object object = pool.take();
                    if (!taken.add(object)) {
                        clashes.getAndIncrement();
                    }
                    taken.remove(object);
                    pool.give(object);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(clashes).hasValue(0);
        assertThat(made).hasValueLessThan(800_000);
    }
}
