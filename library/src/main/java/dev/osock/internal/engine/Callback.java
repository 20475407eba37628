package dev.osock.internal.engine;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Hands signals to user code on the user's executor, in order.
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
    public void deliver(Signal signal) {
        waiting.add(signal);
        if (count.getAndIncrement() == 0) {
            Thread.ofVirtual().name("osock-callback").start(this::handOver);
        }
    }

    /// Takes back every signal of a call that has not been handed over.
    void retract(Handle handle) {
        waiting.removeIf(signal -> signal.handle() == handle);
    }

    private void handOver() {
        int handled;
        do {
            handled = count.get();
            for (Signal signal = waiting.poll(); signal != null; signal = waiting.poll()) {
                hand(signal);
            }
        } while (count.addAndGet(-handled) != 0);
    }

    private void hand(Signal signal) {
        try {
            executor.execute(() -> consumer.accept(signal));
        } catch (RuntimeException refused) {
            System.getLogger("dev.osock")
                    .log(System.Logger.Level.WARNING, "an executor refused the signal " + signal, refused);
        }
    }
}
