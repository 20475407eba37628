package dev.osock.net.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.testing.Patience;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// How many threads of which kind do the same at the same time, as tests have it.
enum Many {
    PLATFORM_THREADS(20) {
        @Override
        void start(Runnable task) {
            Thread.ofPlatform().daemon().start(task);
        }
    },
    VIRTUAL_THREADS(200) {
        @Override
        void start(Runnable task) {
            Thread.ofVirtual().start(task);
        }
    };

    private static final long LONGEST_SECONDS = Patience.seconds(50).toSeconds();

    final int count;

    Many(int count) {
        this.count = count;
    }

    abstract void start(Runnable task);

    /// Every one of some ways by each of these.
    static Stream<Arguments> by(Enum<?>[] ways) {
        return Stream.of(ways).flatMap(way -> Stream.of(values()).map(many -> Arguments.of(way, many)));
    }

    interface Task {
        String answer(int number) throws Exception;
    }

    /// Has each thread ask for something with its number, and expects the number back.
    void ask(Task task) throws Exception {
        List<FutureTask<String>> asking = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            var running = new FutureTask<>(() -> task.answer(number));
            start(running);
            asking.add(running);
        }
        for (int i = 0; i < count; i++) {
            assertThat(asking.get(i).get(LONGEST_SECONDS, TimeUnit.SECONDS)).isEqualTo(Integer.toString(i));
        }
    }

    /// Starts a task on a virtual thread.
    static <T> FutureTask<T> one(Callable<T> task) {
        var running = new FutureTask<>(task);
        VIRTUAL_THREADS.start(running);
        return running;
    }

    /// What a thread does.
    interface Action {
        void run() throws Exception;
    }

    /// Starts it on a virtual thread.
    static FutureTask<?> run(Action action) {
        return one(() -> {
            action.run();
            return true;
        });
    }
}
