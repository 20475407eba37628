package dev.osock.internal.mailbox;

import dev.osock.internal.poll.PollerGroup;
import dev.osock.internal.registry.Log;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Hands signals to user code on the user's executor, in order. A task of the executor takes its signal only when it
/// runs, so that a signal can be taken back until then.
///
/// The executor itself is user code too (it may run tasks in the calling thread), so it is called on a virtual thread
/// that lives while there are signals to hand over.
public final class Callback extends Sink {

    private final Executor executor;
    private final Consumer<SocketMessageState> consumer;

    /// For how many the executor has not been called yet. Guarded by this, as what follows.
    private int unhanded;

    private boolean handing;

    /// Makes a sink.
    ///
    /// @param executor runs the consumer
    /// @param consumer takes the signals
    public Callback(Executor executor, Consumer<SocketMessageState> consumer) {
        this.executor = executor;
        this.consumer = consumer;
    }

    @Override
    public boolean deliver(QueuedSignal signal) {
        if (enqueue(signal)) {
            try {
                Thread.ofVirtual().name("osock-callback").start(this::handOver);
            } catch (Throwable noThread) {
                takeBack(signal);
                throw noThread;
            }
        }
        return false;
    }

    /// Puts a signal into the queue.
    ///
    /// @return whether nobody hands signals over
    private synchronized boolean enqueue(QueuedSignal signal) {
        add(signal);
        unhanded++;
        boolean begins = !handing;
        handing = true;
        return begins;
    }

    /// As if it had never been there, for another attempt later.
    private synchronized void takeBack(QueuedSignal signal) {
        remove(signal);
        unhanded--;
        handing = false;
    }

    /// Takes back every signal of a socket's call that the consumer has not got.
    ///
    /// @return whether there was one
    synchronized boolean retract(Object socket, SelectHandleState handle) {
        boolean found = false;
        QueuedSignal next;
        for (QueuedSignal each = first; each != null; each = next) {
            next = each.after;
            if (each.about().equals(socket) && each.aboutHandle() == handle) {
                remove(each);
                found = true;
            }
        }
        return found;
    }

    private synchronized @Nullable SocketMessageState poll() {
        QueuedSignal oldest = first;
        if (oldest == null) {
            return null;
        }
        SocketMessageState made = oldest.signal();
        remove(oldest);
        return made;
    }

    private void handOver() {
        boolean hands = true;
        while (hands) {
            try {
                var turn = new Turn(); // before it is counted: it needs memory
                hands = begins();
                if (hands) {
                    hand(turn);
                }
            } catch (Throwable unexpected) { // no memory, not even for the log; there is more to hand over all the same
                PollerGroup.pause();
            }
        }
    }

    private synchronized boolean begins() {
        handing = unhanded > 0;
        unhanded -= handing ? 1 : 0;
        return handing;
    }

    private void hand(Turn turn) {
        try {
            executor.execute(turn);
        } catch (Throwable failed) { // by the user's code; the next signal is handed over all the same
            Log.warning(turn.begun ? "an executor failed" : "an executor refused the signal " + poll(), failed);
        }
    }

    /// Gives the consumer the oldest signal, when it runs.
    private final class Turn implements Runnable {
        private boolean begun;

        @Override
        public void run() {
            begun = true;
            SocketMessageState signal = poll();
            if (signal != null) {
                accept(signal);
            }
        }

        /// Whatever the executor does about exceptions, the consumer's is told.
        private void accept(SocketMessageState signal) {
            try {
                consumer.accept(signal);
            } catch (Throwable failed) {
                Log.warning("a callback failed", failed);
            }
        }
    }
}
