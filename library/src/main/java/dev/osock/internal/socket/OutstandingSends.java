package dev.osock.internal.socket;

import dev.osock.error.Reason;
import dev.osock.error.SocketException;
import dev.osock.error.SocketTimeoutException;
import dev.osock.internal.call.Call;
import dev.osock.internal.call.Failure;
import dev.osock.internal.kernel.StackRoom;
import dev.osock.internal.lane.Asking;
import dev.osock.internal.mailbox.MailboxState;
import dev.osock.internal.mailbox.SelectHandleState;
import dev.osock.internal.mailbox.SocketMessageState;
import dev.osock.internal.wait.Deadline;
import dev.osock.internal.wait.Outcome;
import dev.osock.internal.wait.Timeout;
import dev.osock.internal.wait.Way;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The sends of a socket without copying that are not done, and who waits for that.
///
/// The kernel tells of what is done in the error queue, as ranges of numbers that may be merged and come in any order.
/// One of those who wait reads there, for all; while somebody is to be told who does not wait, the watch does.
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

    /// Whether a thread reads the error queue.
    private boolean isRead;

    /// Whether it is read when the watch calls.
    private boolean isWatched;

    /// Whether the watch may have the turn to read.
    private boolean hasTurn;

    /// How many are to be told who do not wait, and whether those have been whose sends are done.
    private int places;

    private boolean areTold = true;

    /// Made on first need.
    private @Nullable ErrorQueueWatch watch;

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

        /// Takes an entry.
        ///
        /// @param way how it is waited for
        /// @return which sends are done, [Range#NONE] if it is about something else, or null if the way is not to wait,
        ///     and there is none
        /// @throws SocketException if there is none in time
        @Nullable
        Range read(Way way) throws SocketException;
    }

    /// Numbers from one to another, both included.
    ///
    /// @param isCopied whether the kernel has copied the bytes of one of them at least
    public record Range(int first, int last, boolean isCopied) {

        /// No number.
        public static final Range NONE = new Range(0, -1, false);

        /// Counts the numbers.
        public int size() {
            return last - first + 1;
        }
    }

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

        /// Who is told when it is done. Made on first need.
        private @Nullable List<AwaitingPlace> places;

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

        /// Whether the kernel has copied, of one that is done.
        public boolean isCopied() {
            lock.lock();
            try {
                return isCopied;
            } finally {
                lock.unlock();
            }
        }

        /// Looks whether it is done, or gives the caller a place instead of the one that it may have here.
        ///
        /// @return the handle of the place, or null if it is done
        public @Nullable SelectHandleState ask(Asking asking) throws SocketException {
            if (poll()) {
                return null;
            }
            lock.lock();
            try {
                if (isDone()) {
                    return null;
                }
                AwaitingPlace place = place(asking);
                settle();
                return place.handle;
            } finally {
                lock.unlock();
            }
        }

        private AwaitingPlace place(Asking asking) {
            List<AwaitingPlace> known = places;
            if (known == null) {
                known = new ArrayList<>();
                places = known;
            }
            AwaitingPlace added = AwaitingPlace.of(OutstandingSends.this, asking);
            try {
                known.add(added);
                OutstandingSends.this.places++;
            } catch (Throwable noRoom) {
                added.drop();
                throw noRoom;
            }
            AwaitingPlace earlier = find(each -> each != added && each.party == added.party);
            if (earlier != null) {
                lose(earlier);
                earlier.drop();
            }
            return added;
        }

        private @Nullable AwaitingPlace find(Predicate<AwaitingPlace> wanted) {
            return places == null ? null : places.stream().filter(wanted).findFirst().orElse(null);
        }

        private boolean lose(AwaitingPlace place) {
            boolean found = places != null && places.remove(place);
            OutstandingSends.this.places -= found ? 1 : 0;
            return found;
        }

        /// Tells those who are to be told. If that throws, it is for the rest of them to be done again.
        private void tell(Consumer<AwaitingPlace> message) {
            while (places != null && !places.isEmpty()) {
                message.accept(places.getLast());
                places.removeLast();
                OutstandingSends.this.places--;
            }
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
            StackRoom.ensure();
            long deadline = timeout.deadline();
            lock.lock();
            try {
                while (!isDone()) {
                    if (isRead || isWatched) {
                        awaitChange(timeout, deadline);
                    } else {
                        read(left(timeout, deadline));
                    }
                }
                return isCopied;
            } catch (SocketTimeoutException late) {
                throw failure(timeout).because(Outcome.TIMED_OUT); // with the caller's time
            } finally {
                settle();
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
        StackRoom.ensure();
        lock.lock();
        try {
            while (!isRead) {
                read(Timeout.of(0));
            }
        } catch (SocketTimeoutException empty) {
            // as it should be
        } finally {
            settle();
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

    /// Reads an entry of the error queue, for all, waiting for it; with the lock, which is let go of meanwhile.
    private void read(Timeout timeout) throws SocketException {
        read(() -> queue.read(timeout));
    }

    /// Reads an entry.
    ///
    /// @return whether there was one
    private boolean read(Reading reading) throws SocketException {
        isRead = true;
        lock.unlock();
        try {
            Range range = reading.read();
            lock.lock();
            if (range != null && range.size() != 0) {
                take(range);
            }
            return range != null;
        } finally {
            if (!lock.isHeldByCurrentThread()) {
                lock.lock();
            }
            isRead = false;
            changed.signalAll();
        }
    }

    private interface Reading {

        @Nullable
        Range read() throws SocketException;
    }

    private void take(Range range) {
        int left = range.size();
        for (Send each : sends) {
            left -= each.take(range);
        }
        if (left > 0 && sending > 0) {
            early.add(new Early(range, left));
        }
        areTold = false;
        forgetDone();
    }

    private void forgetDone() {
        for (Iterator<Send> all = sends.iterator(); all.hasNext();) {
            Send each = all.next();
            if (each.isDone()) {
                each.tell(AwaitingPlace::done);
                all.remove();
            }
        }
        areTold = true;
    }

    /// Sees to it that those who do not wait will be told: by a thread that reads, or by the watch; with the lock. If
    /// that cannot be, they are told so.
    private void settle() {
        try {
            if (!areTold) {
                forgetDone(); // as something was thrown
            }
            while (places > 0 && !isRead && !isWatched) {
                readWatching();
            }
        } catch (SocketException failed) {
            giveUp(failed.reason());
        }
        if (places == 0 && hasTurn) {
            watch().end();
            hasTurn = false;
            isWatched = false;
            changed.signalAll(); // who waits may read
        }
    }

    /// Reads an entry; if there is none, the watch will call. It may have called before this is over.
    private void readWatching() throws SocketException {
        ErrorQueueWatch reader = watch();
        hasTurn = true;
        isWatched = true;
        boolean isLeft = false;
        try {
            isLeft = !read(() -> reader.read(queue));
        } finally {
            isWatched &= isLeft;
        }
    }

    private ErrorQueueWatch watch() {
        ErrorQueueWatch made = watch;
        if (made == null) {
            made = new ErrorQueueWatch(socket, this::called);
            watch = made;
        }
        return made;
    }

    /// The watch calls.
    private void called(SocketMessageState signal) {
        lock.lock();
        try {
            isWatched = false;
            changed.signalAll();
            if (signal instanceof SocketMessageState.Abort(var _, var _, Reason reason)) {
                giveUp(reason);
            }
            settle();
        } finally {
            lock.unlock();
        }
    }

    private void giveUp(Reason reason) {
        for (Send each : sends) {
            each.tell(place -> place.giveUp(reason));
        }
    }

    /// The socket is closed: tells those who do not wait that nobody will know when their sends are done.
    void close() {
        lock.lock();
        try {
            isWatched = false;
            changed.signalAll();
            giveUp(Reason.Closed.LOCALLY);
        } finally {
            lock.unlock();
        }
    }

    /// Cancels a caller's place.
    ///
    /// @return 0, [Outcome#CLOSED], or [Outcome#PENDING] if the caller has no such place and no message about it
    long cancel(SelectHandleState handle) {
        MailboxState party = MailboxState.current();
        Object face = socket.face();
        lock.lock();
        try {
            boolean found = lose(place -> place.party == party && place.handle == handle);
            found |= face != null && party.retract(face, handle);
            settle();
            return !socket.isOpen() ? Outcome.CLOSED : found ? 0 : Outcome.PENDING;
        } finally {
            lock.unlock();
        }
    }

    /// Takes note that a caller is gone.
    void abandon(AwaitingPlace gone) {
        lock.lock();
        try {
            lose(place -> place == gone);
            settle();
        } finally {
            lock.unlock();
        }
    }

    private boolean lose(Predicate<AwaitingPlace> wanted) {
        for (Send each : sends) {
            AwaitingPlace place = each.find(wanted);
            if (place != null) {
                each.lose(place);
                place.drop();
                return true;
            }
        }
        return false;
    }
}
