package dev.osock.bench.child;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// How late threads are while another task is at work in the same process: a virtual thread that the clock wakes, and
/// virtual threads that a platform thread starts. The figures: the 95th percentile and the median of the one, and of
/// the other, in milliseconds; and the first figure of the other task.
record Late(Task beside) implements Task {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final long PAUSE = 1_000_000;

    @Override
    public String greeting() {
        return beside.greeting();
    }

    @Override
    public double[] round(long nanos) throws Exception {
        long end = System.nanoTime() + nanos;
        var woken = new FutureTask<>(() -> woken(end));
        var started = new FutureTask<>(() -> started(end));
        Thread.ofVirtual().start(woken);
        Thread.ofPlatform().start(started);
        double work = beside.round(nanos)[0];
        return new double[] {percentile(woken.get(), 95), percentile(woken.get(), 50), percentile(started.get(), 95),
            percentile(started.get(), 50), work};
    }

    private static long[] woken(long end) throws InterruptedException {
        List<Long> late = new ArrayList<>();
        long now = System.nanoTime();
        do {
            long begin = now;
            Thread.sleep(1);
            now = System.nanoTime();
            late.add(now - begin - PAUSE);
        } while (now < end);
        return late.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    /// Waits for those that have been started last, however late they are.
    private static long[] started(long end) throws InterruptedException, ExecutionException {
        List<FutureTask<Long>> threads = new ArrayList<>();
        do {
            Thread.sleep(1);
            long start = System.nanoTime();
            var thread = new FutureTask<>(() -> System.nanoTime() - start);
            threads.add(thread);
            Thread.ofVirtual().start(thread);
        } while (System.nanoTime() < end);
        long[] late = new long[threads.size()];
        for (int i = 0; i < late.length; i++) {
            late[i] = threads.get(i).get();
        }
        Arrays.sort(late);
        return late;
    }

    /// Finds what so many per cent are not above.
    static double percentile(long[] sorted, int percent) {
        int index = Math.clamp((int) Math.ceil(sorted.length * percent / 100.0) - 1, 0, sorted.length - 1);
        return sorted[index] / NANOS_PER_MILLI;
    }
}
