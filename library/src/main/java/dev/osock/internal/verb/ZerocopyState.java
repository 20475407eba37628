package dev.osock.internal.verb;

import dev.osock.address.Sockaddr;
import dev.osock.error.SocketException;
import dev.osock.error.SocketTimeoutException;
import dev.osock.internal.call.Call;
import dev.osock.internal.call.Failure;
import dev.osock.internal.call.InPlace;
import dev.osock.internal.call.ZerocopyIds;
import dev.osock.internal.socket.HeldMemory;
import dev.osock.internal.socket.OpenSocket;
import dev.osock.internal.wait.Deadline;
import dev.osock.internal.wait.Outcome;
import dev.osock.internal.wait.Timeout;
import dev.osock.message.ControlMessage;
import dev.osock.message.ExtendedError;
import dev.osock.message.MsgFlags;
import dev.osock.option.SocketOptions;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The sends of a socket without copying, and who waits for them to be done.
///
/// The kernel tells of what is done in the error queue, as ranges of numbers that may be merged and come in any order.
/// One of those who wait reads there, for all; what else is there it keeps.
public final class ZerocopyState implements HeldMemory.Holder {

    /// Other entries of the error queue that are kept, at the most: the oldest go first.
    private static final int MOST_OTHERS = 1_000;

    private static final int FLAG = MsgFlags.ZEROCOPY.bits();
    private static final int ERRQUEUE = MsgFlags.ERRQUEUE.bits();

    /// The code of a range of which the kernel has copied at least one.
    private static final int COPIED = 1;

    private final OpenSocket socket;
    private final ZerocopyIds ids = new ZerocopyIds();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // The rest is guarded by the lock.

    /// In no order.
    private final List<Send> outstanding = new ArrayList<>();

    /// Of sends that are not entered yet.
    private final List<Range> early = new ArrayList<>();

    /// How many calls are sending.
    private int sending;

    private final Deque<ReceivedMsgState> others = new ArrayDeque<>();

    /// Whether somebody reads the error queue.
    private boolean isRead;

    /// Numbers from one to another, both included.
    private record Range(int first, int last, boolean isCopied) {}

    /// One send: a range of numbers of its own.
    public final class Send {

        /// Keeps the memory reachable.
        @SuppressWarnings("UnusedVariable") // that is all
        private @Nullable ByteBuffer data;

        private final long sent;
        private final int first;
        private final int count;
        private int left;
        private boolean isCopied;

        private Send(ByteBuffer data, Call call) {
            this.data = data;
            sent = call.total;
            first = call.firstId;
            count = call.idCount;
            left = count;
            isCopied = call.hasCopied;
        }

        public long sent() {
            return sent;
        }

        /// Takes note of numbers that are done.
        private void take(Range range) {
            int from = Math.max(0, range.first - first); // the numbers begin again at 0
            int to = Math.min(count - 1, range.last - first);
            if (from <= to) {
                left -= to - from + 1;
                isCopied |= range.isCopied;
                if (left <= 0) {
                    data = null;
                }
            }
        }

        private boolean isDone() {
            return left <= 0;
        }

        /// Looks whether it is done.
        public boolean poll() throws SocketException {
            drain();
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
                        read(timeout, deadline);
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

    private ZerocopyState(OpenSocket socket) {
        this.socket = socket;
    }

    /// Gives that of a socket, for which sends without copying are allowed with the first call.
    public static ZerocopyState of(OpenSocket socket) throws SocketException {
        if (socket.zerocopy() instanceof ZerocopyState known) {
            return known;
        }
        synchronized (socket) {
            if (socket.zerocopy() instanceof ZerocopyState known) {
                return known;
            }
            if (Options.get(socket, SocketOptions.ZEROCOPY).equals(true)) {
                throw new IllegalStateException(
                        "zerocopy: the option is set already, and what was sent with it is not known");
            }
            Options.set(socket, SocketOptions.ZEROCOPY, true);
            var made = new ZerocopyState(socket);
            socket.countZerocopy(made);
            return made;
        }
    }

    /// Sends without copying, waiting until all has been handed to the kernel.
    public Send send(ByteBuffer data, @Nullable Sockaddr destination, int flags, Timeout timeout)
            throws SocketException {
        if (!InPlace.stays(data)) {
            throw new IllegalArgumentException("zerocopy: only direct buffers can be sent, of no arena that can be"
                    + " closed while the kernel uses them");
        }
        Call call = Sending.take(socket, data, destination, flags);
        begin();
        try {
            call.zerocopy = ids;
            call.flags |= FLAG;
            Sending.send(socket, call, destination, timeout);
            return enter(new Send(data, call));
        } catch (Throwable failed) {
            enter(new Send(data, call)); // what has gone is the kernel's
            throw failed;
        } finally {
            end();
            call.end();
        }
    }

    private void begin() {
        lock.lock();
        try {
            sending++;
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            if (--sending == 0) {
                early.clear(); // of nobody
            }
        } finally {
            lock.unlock();
        }
    }

    private Send enter(Send send) {
        lock.lock();
        try {
            for (Range range : early) {
                send.take(range);
            }
            if (!send.isDone() && !outstanding.contains(send)) {
                outstanding.add(send);
            }
            return send;
        } finally {
            lock.unlock();
        }
    }

    public int outstanding() {
        lock.lock();
        try {
            return outstanding.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isHeld() {
        return outstanding() > 0;
    }

    /// Takes what else was in the error queue.
    public <T> List<T> others(Function<ReceivedMsgState, T> maker) throws SocketException {
        drain();
        lock.lock();
        try {
            List<T> made = others.stream().map(maker).toList();
            others.clear();
            return made;
        } finally {
            lock.unlock();
        }
    }

    /// Takes all that is in the error queue, unless somebody does.
    private void drain() throws SocketException {
        lock.lock();
        try {
            while (!isRead) {
                read(Timeout.of(0), Deadline.NOW);
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
            } else if (Deadline.isOver(deadline) || changed.awaitNanos(Deadline.remaining(deadline)) <= 0) {
                throw failure(timeout).because(Outcome.TIMED_OUT);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failure(timeout).because(Outcome.INTERRUPTED);
        }
    }

    private Failure failure(Timeout timeout) {
        return Failure.of("zerocopy", socket.kind(), "to", socket.peer()).waiting(timeout);
    }

    /// Reads an entry of the error queue, for all; with the lock, which is let go of meanwhile.
    private void read(Timeout timeout, long deadline) throws SocketException {
        isRead = true;
        lock.unlock();
        try {
            Timeout left = deadline == Deadline.NEVER || deadline == Deadline.NOW
                    ? timeout
                    : Timeout.of(Deadline.remaining(deadline));
            ReceivedMsgState entry = Messaging.recvmsg(socket, 0, 0, ERRQUEUE, left, Function.identity());
            lock.lock();
            take(entry);
        } finally {
            if (!lock.isHeldByCurrentThread()) {
                lock.lock();
            }
            isRead = false;
            changed.signalAll();
        }
    }

    private void take(ReceivedMsgState entry) {
        Range range = range(entry.control());
        if (range == null) {
            if (others.size() == MOST_OTHERS) {
                others.removeFirst();
            }
            others.addLast(entry);
            return;
        }
        if (sending > 0) {
            early.add(range);
        }
        for (Iterator<Send> all = outstanding.iterator(); all.hasNext();) {
            Send each = all.next();
            each.take(range);
            if (each.isDone()) {
                all.remove();
            }
        }
    }

    /// Finds the numbers of which the kernel tells.
    private static @Nullable Range range(List<ControlMessage> control) {
        for (ControlMessage each : control) {
            if (each instanceof ControlMessage.Typed<?>(var _, ExtendedError told)
                    && told.origin().equals(ExtendedError.Origin.ZEROCOPY)) {
                return new Range(told.info(), told.data(), told.code() == COPIED);
            }
        }
        return null;
    }
}
