package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The threads of one test. None of them may fail, and all must end in time: a thread that does not has lost a wake-up.
final class Crew {

    /// What a thread does.
    interface Task {
        void run() throws Exception;
    }

    private static final int SHOWN_STUCK = 5;

    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    /// Gives the kind of a member: every second one is virtual, so that both ways to wait meet on one socket.
    static Thread.Builder mixed(int place) {
        return place % 2 == 0 ? Thread.ofVirtual() : Thread.ofPlatform().daemon();
    }

    Thread start(Thread.Builder kind, Task task) {
        Thread thread = kind.start(() -> {
            try {
                task.run();
            } catch (Throwable failure) {
                failures.add(failure);
            }
        });
        threads.add(thread);
        return thread;
    }

    /// Whether no member has failed so far.
    boolean isWell() {
        return failures.isEmpty();
    }

    /// Waits for all, and for those whom they start meanwhile, and throws the first failure if there is one.
    void join(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        List<Thread> stuck = new ArrayList<>();
        int joined = 0;
        for (Thread thread = threads.poll(); thread != null; thread = threads.poll()) {
            joined++;
            long left = Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
            if (!thread.join(Duration.ofMillis(left))) {
                stuck.add(thread);
            }
        }
        var text = new StringBuilder();
        stuck.stream().limit(SHOWN_STUCK).forEach(thread -> text.append(thread).append(stack(thread)).append('\n'));
        if (!failures.isEmpty()) {
            fail(failures.size() + " threads failed, " + stuck.size() + " are stuck\n" + text, failures.peek());
        }
        assertThat(stuck.size()).as("stuck threads of " + joined + "\n" + text).isZero();
    }

    private static String stack(Thread thread) {
        var text = new StringBuilder();
        for (StackTraceElement frame : thread.getStackTrace()) {
            text.append("\n    at ").append(frame);
        }
        return text.toString();
    }
}
