package dev.osock.internal.socket;

import dev.osock.error.SocketException;
import dev.osock.error.SocketTimeoutException;
import dev.osock.internal.call.Call;
import dev.osock.internal.call.Failure;
import dev.osock.internal.wait.Deadline;
import dev.osock.internal.wait.Outcome;
import dev.osock.internal.wait.Timeout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The sends of a socket without copying that are not done, and who waits for that.
///
/// The kernel tells of what is done in the error queue, as ranges of numbers that may be merged and come in any order.
/// One of those who wait reads there, for all.
public final class OutstandingSends implements HeldMemory.Holder {

    private final OpenSocket socket;
    private final ErrorQueue queue;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // The rest is guarded by the lock.

    /// In no order; also those that are being sent, of which no number is known yet.
    private final List<Send> sends = new ArrayList<>();

    /// What the kernel has told of numbers that no send was known to have.
    private final List<Early> early = new ArrayList<>();

    /// How many calls are sending.
    private int sending;

    /// Whether somebody reads the error queue.
    private boolean isRead;

    /// Numbers that are done, and how many of them are looked for still.
    private static final class Early {

        private final Range range;
        private int left;

        private Early(Range range, int left) {
            this.range = range;
            this.left = left;
        }
    }

    /// Tells of sends that are done. One thread reads at a time.
    public interface ErrorQueue {

        /// Takes an entry, waiting for it.
        ///
        /// @return which sends are done, or null if it is about something else
        /// @throws SocketException if there is none in time
        @Nullable
        Range read(Timeout timeout) throws SocketException;
    }

    /// Numbers from one to another, both included.
    ///
    /// @param isCopied whether the kernel has copied the bytes of one of them at least
    public record Range(int first, int last, boolean isCopied) {}

    /// One send: a range of numbers of its own.
    public final class Send {

        /// Keeps the memory reachable.
        @SuppressWarnings("UnusedVariable") // that is all
        private @Nullable ByteBuffer data;

        private long sent;
        private int first;
        private int count;
        private int left;
        private boolean isSent;
        private boolean isCopied;

        private Send(ByteBuffer data) {
            this.data = data;
        }

        public long sent() {
            return sent;
        }

        /// Takes note of numbers that are done.
        ///
        /// @return how many of them are its own
        private int take(Range range) {
            int from = Math.max(0, range.first - first); // the numbers begin again at 0
            int to = Math.min(count - 1, range.last - first);
            if (from > to) {
                return 0;
            }
            left -= to - from + 1;
            isCopied |= range.isCopied;
            if (left <= 0) {
                data = null;
            }
            return to - from + 1;
        }

        private boolean isDone() {
            return isSent && left <= 0;
        }

        /// Looks whether it is done.
        public boolean poll() throws SocketException {
            if (!isKnownDone()) {
                drain();
            }
            return isKnownDone();
        }

        private boolean isKnownDone() {
            lock.lock();
            try {
                return isDone();
            } finally {
                lock.unlock();
            }
        }

        /// Waits until it is done.
        ///
        /// @return whether the kernel has copied after all
        public boolean await(Timeout timeout) throws SocketException {
            long deadline = timeout.deadline();
            lock.lock();
            try {
                while (!isDone()) {
                    if (isRead) {
                        awaitChange(timeout, deadline);
                    } else {
                        read(left(timeout, deadline));
                    }
                }
                return isCopied;
            } catch (SocketTimeoutException late) {
                throw failure(timeout).because(Outcome.TIMED_OUT); // with the caller's time
            } finally {
                lock.unlock();
            }
        }
    }

    /// Makes that of a socket.
    public OutstandingSends(OpenSocket socket, ErrorQueue queue) {
        this.socket = socket;
        this.queue = queue;
    }

    /// A call is about to send.
    ///
    /// @param data the memory from which it does
    /// @return its send, which [#end] makes one that can be waited for
    public Send begin(ByteBuffer data) {
        lock.lock();
        try {
            var send = new Send(data);
            sends.add(send);
            sending++;
            return send;
        } finally {
            lock.unlock();
        }
    }

    /// A call has sent, or failed to send all. The kernel may have answered already.
    public void end(Send send, Call call) {
        lock.lock();
        try {
            send.sent = call.total;
            send.first = call.firstId;
            send.count = call.idCount;
            send.left = call.idCount;
            send.isCopied = call.hasCopied;
            send.isSent = true;
            for (Early each : early) {
                each.left -= send.take(each.range);
            }
            if (send.isDone()) {
                sends.remove(send);
            }
            sending--;
            early.removeIf(each -> each.left <= 0 || sending == 0); // then they are nobody's
        } finally {
            lock.unlock();
        }
    }

    /// Counts the sends that are not known to be done.
    public int count() {
        lock.lock();
        try {
            return sends.size() - sending;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isHeld() {
        lock.lock();
        try {
            return !sends.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /// Takes all that is in the error queue, unless somebody does.
    public void drain() throws SocketException {
        lock.lock();
        try {
            while (!isRead) {
                read(Timeout.of(0));
            }
        } catch (SocketTimeoutException empty) {
            // as it should be
        } finally {
            lock.unlock();
        }
    }

    /// Waits for somebody who reads; with the lock.
    @SuppressWarnings("WaitNotInLoop") // which is the caller's
    private void awaitChange(Timeout timeout, long deadline) throws SocketException {
        try {
            if (deadline == Deadline.NEVER) {
                changed.await();
            } else if (deadline == Deadline.NOW || changed.awaitNanos(Deadline.remaining(deadline)) <= 0) {
                throw failure(timeout).because(Outcome.TIMED_OUT);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failure(timeout).because(Outcome.INTERRUPTED);
        }
    }

    private static Timeout left(Timeout timeout, long deadline) {
        return deadline == Deadline.NEVER || deadline == Deadline.NOW
                ? timeout
                : Timeout.of(Deadline.remaining(deadline));
    }

    private Failure failure(Timeout timeout) {
        return Failure.of("zerocopy", socket.kind(), "to", socket.peer()).waiting(timeout);
    }

    /// Reads an entry of the error queue, for all; with the lock, which is let go of meanwhile.
    private void read(Timeout timeout) throws SocketException {
        isRead = true;
        lock.unlock();
        try {
            Range range = queue.read(timeout);
            lock.lock();
            if (range != null) {
                take(range);
            }
        } finally {
            if (!lock.isHeldByCurrentThread()) {
                lock.lock();
            }
            isRead = false;
            changed.signalAll();
        }
    }

    private void take(Range range) {
        int left = range.last - range.first + 1;
        for (Iterator<Send> all = sends.iterator(); all.hasNext();) {
            Send each = all.next();
            left -= each.take(range);
            if (each.isDone()) {
                all.remove();
            }
        }
        if (left > 0 && sending > 0) {
            early.add(new Early(range, left));
        }
    }
}
