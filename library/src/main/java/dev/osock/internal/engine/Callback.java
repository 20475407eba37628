package dev.osock.internal.engine;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Hands signals to user code on the user's executor, in order. A task of the executor takes its signal only when it
/// runs, so that a signal can be taken back until then.
///
/// The executor itself is user code too (it may run tasks in the calling thread), so it is called on a virtual thread
/// that lives while there are signals to hand over.
public final class Callback implements Sink {

    private final Executor executor;
    private final Consumer<Signal> consumer;
    private final ConcurrentLinkedQueue<Signal> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    /// Makes a sink.
    ///
    /// @param executor runs the consumer
    /// @param consumer takes the signals
    public Callback(Executor executor, Consumer<Signal> consumer) {
        this.executor = executor;
        this.consumer = consumer;
    }

    @Override
    public boolean deliver(Signal signal) {
        waiting.add(signal);
        if (count.getAndIncrement() == 0) {
            Thread.ofVirtual().name("osock-callback").start(this::handOver);
        }
        return false;
    }

    /// Takes back every signal of a socket's call that the consumer has not got.
    void retract(Object socket, Handle handle) {
        waiting.removeIf(signal -> signal.socket().equals(socket) && signal.handle() == handle);
    }

    private void handOver() {
        int handed;
        do {
            handed = count.get();
            for (int i = 0; i < handed; i++) {
                hand();
            }
        } while (count.addAndGet(-handed) != 0);
    }

    private void hand() {
        var turn = new Turn();
        try {
            executor.execute(turn);
        } catch (Throwable failed) { // by the user's code; the next signal is handed over all the same
            String what = turn.begun ? "a callback failed" : "an executor refused the signal " + waiting.poll();
            Log.warning(what, failed);
        }
    }

    /// Gives the consumer the oldest signal, when it runs.
    private final class Turn implements Runnable {
        private boolean begun;

        @Override
        public void run() {
            begun = true;
            Signal signal = waiting.poll();
            if (signal != null) {
                consumer.accept(signal);
            }
        }
    }
}
