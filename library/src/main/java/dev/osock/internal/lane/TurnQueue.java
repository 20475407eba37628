package dev.osock.internal.lane;

import dev.osock.internal.call.Call;
import dev.osock.internal.call.ConnectionAttempt;
import dev.osock.internal.call.Operation;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.StackRoom;
import dev.osock.internal.mailbox.MailboxState;
import dev.osock.internal.mailbox.SelectHandleState;
import dev.osock.internal.wait.Outcome;
import dev.osock.internal.wait.Role;
import dev.osock.internal.wait.ThreadWaiter;
import dev.osock.internal.wait.Waiter;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// Whose turn it is in one direction of a socket, who waits for one, and in which order. All of it is guarded by this.
///
/// At most one caller is *current*; the others queue. It keeps its turn while it waits and while it is being woken, so
/// nobody overtakes. The turn passes on when its call ends, however it ends: by its result, a cancel, a close, or
/// because the caller is gone.
abstract sealed class TurnQueue extends Arming permits Attempts {

    /// Null only if the queue is empty too.
    @Nullable
    Waiter current;

    /// Made on first need.
    private @Nullable Queue<Waiter> queue;

    TurnQueue(LaneSocket socket) {
        super(socket);
    }

    final void enqueue(Waiter waiter) {
        StackRoom.ensure();
        if (queue == null) {
            queue = new ConcurrentLinkedQueue<>(); // unlike an array's it is whole if there is no memory for one more
        }
        queue.add(waiter);
    }

    /// Takes the turn of nobody, or of the same caller's earlier nowait call.
    final void replaceCurrent(Waiter waiter) {
        if (current != null) {
            current.drop();
        }
        current = waiter;
    }

    /// Whether others wait behind the current caller.
    final boolean hasQueue() {
        return queue != null && !queue.isEmpty();
    }

    private @Nullable Waiter poll() {
        return queue == null ? null : queue.poll();
    }

    static boolean isOwn(@Nullable Waiter waiter) {
        return waiter instanceof SelectWaiter place && place.party == MailboxState.current();
    }

    /// Says what keeps the caller from trying or queueing, if anything does.
    ///
    /// @param holder the current caller
    /// @param mine whether that is the caller itself, or nobody
    /// @return [Outcome#PENDING] if nothing does
    final long conflict(Operation operation, Call call, @Nullable Waiter holder, boolean mine) {
        if (!socket.isOpen()) {
            return Outcome.CLOSED;
        }
        if (holder == null) {
            return call.finishing ? Outcome.NOT_BEGUN : Outcome.PENDING;
        }
        if (holder.role() != operation.role()) {
            return Outcome.INVALID_STATE;
        }
        if (operation == Operation.CONNECT) {
            return holder instanceof SelectWaiter place && place.connection != null && mine
                    ? goOn(place.connection, call)
                    : call.finishing ? Outcome.NOT_BEGUN : Outcome.ALREADY;
        }
        if (!mine && call.finishing) {
            return Outcome.NOT_BEGUN;
        }
        return !mine && hasOwnInQueue() ? Outcome.QUEUED_ALREADY : Outcome.PENDING;
    }

    /// Has a call go on with what its caller has begun; one to another address only if the kernel has not begun it.
    private static long goOn(ConnectionAttempt begun, Call call) {
        if (call.finishing || call.connection().isTo(begun)) {
            call.connection = begun;
            return Outcome.PENDING;
        }
        return begun.isBegun() ? Kernel.EALREADY : Outcome.PENDING;
    }

    private boolean hasOwnInQueue() {
        if (queue != null) {
            for (Waiter waiter : queue) {
                if (isOwn(waiter)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Ends the current caller's turn with its call's result.
    ///
    /// @return the result
    final long leave(Operation operation, long result) {
        if (current != null) {
            if (result < 0 && hasQueue() && isEnd(operation, result)) {
                endQueue(result);
            }
            handOver();
        }
        return result;
    }

    /// Whether a failure is the end of this direction, which is everybody's, and not that of one call, which the kernel
    /// has told of once: the next in the queue tries then.
    private boolean isEnd(Operation operation, long failure) {
        if (failure == Outcome.END_OF_STREAM || failure == Kernel.EPIPE) {
            return true;
        }
        boolean receives = operation.role() == Role.READER || operation.role() == Role.ACCEPTOR;
        try {
            Call call = Call.begin();
            int found = Kernel.poll(call.scratch, socket.fd(), receives ? Kernel.POLLRDHUP : 0);
            call.end();
            return found > 0 && (found & (Kernel.POLLRDHUP | Kernel.POLLHUP)) != 0;
        } catch (OutOfMemoryError unknown) {
            return false; // the next finds out
        }
    }

    /// Makes the next in the queue current: a blocked call tries at once, a nowait caller is told when that makes
    /// sense.
    final void handOver() {
        if (current != null) {
            current.drop();
        }
        do {
            current = poll();
        } while (current instanceof SelectWaiter place && !await(place));
        if (current instanceof ThreadWaiter call) {
            call.tell();
        }
    }

    /// Has a nowait caller told when the descriptor is ready, or that this cannot be.
    ///
    /// @return whether it keeps the turn
    private boolean await(SelectWaiter place) {
        int registered = Kernel.ENOMEM;
        try {
            Call call = Call.begin();
            forget();
            registered = arm(place, call.scratch);
            if (registered >= 0) {
                tellIfReady(place, call.scratch);
            }
            call.end();
        } catch (OutOfMemoryError notOfTheCaller) {
            registered = Kernel.ENOMEM;
        }
        if (registered < 0) {
            place.end(registered);
        }
        return registered >= 0;
    }

    private void endQueue(long outcome) {
        Error failed = null;
        for (Waiter next = poll(); next != null; next = poll()) {
            try {
                next.end(outcome);
            } catch (Error unexpected) { // the others are told all the same
                failed = unexpected;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    /// Gives up the turn of a caller that waits no more.
    ///
    /// @return how its call ends: as given, unless something else has ended it first
    final synchronized long withdraw(ThreadWaiter me, long ended) {
        if (me.outcome != Outcome.PENDING) {
            return me.outcome;
        }
        remove(me);
        return ended;
    }

    /// Gives up the turn of a caller that is gone.
    final synchronized void abandon(SelectWaiter place) {
        remove(place);
    }

    final boolean remove(Waiter waiter) {
        if (waiter.equals(current)) {
            disarm(waiter);
            handOver();
            return true;
        }
        return queue != null && queue.remove(waiter);
    }

    /// Cancels a nowait call of the caller.
    ///
    /// @return 0, [Outcome#CLOSED], or [Outcome#PENDING] if the caller has no such call here
    public final synchronized long cancel(Role role, SelectHandleState handle) {
        MailboxState party = MailboxState.current();
        SelectWaiter place = find(role, party, handle);
        if (place != null) {
            remove(place);
            place.cancel();
        }
        if (!socket.isOpen()) {
            Object face = socket.face();
            if (face != null) {
                party.retract(face, handle);
            }
            return Outcome.CLOSED;
        }
        return place == null ? Outcome.PENDING : 0;
    }

    private @Nullable SelectWaiter find(Role role, MailboxState party, SelectHandleState handle) {
        if (isPlace(current, role, party, handle)) {
            return (SelectWaiter) current;
        }
        if (queue != null) {
            for (Waiter waiter : queue) {
                if (isPlace(waiter, role, party, handle)) {
                    return (SelectWaiter) waiter;
                }
            }
        }
        return null;
    }

    private static boolean isPlace(@Nullable Waiter waiter, Role role, MailboxState party, SelectHandleState handle) {
        return waiter instanceof SelectWaiter place
                && place.role() == role
                && place.party == party
                && place.handle == handle;
    }

    /// Has the current caller try again, wherever it waits.
    final void nudgeCurrent() {
        if (current != null) {
            markReady();
            current.nudge();
        }
    }

    /// Ends the current caller's call because the system refuses to tell of readiness.
    public final synchronized void fail(int errno) {
        Waiter waiter = takeArmed();
        if (waiter != null && waiter.equals(current)) {
            waiter.end(errno);
            handOver();
        }
    }

    /// Ends every call in the lane, because the socket is being closed.
    public final synchronized void close() {
        forget();
        Waiter first = current;
        current = null;
        try {
            if (first != null) {
                first.end(Outcome.CLOSED);
            }
        } finally {
            endQueue(Outcome.CLOSED);
        }
    }

    /// Lists those whose threads wait here, the current one first.
    public final synchronized List<ThreadWaiter> threads() {
        List<ThreadWaiter> threads = new ArrayList<>();
        if (current instanceof ThreadWaiter waiter) {
            threads.add(waiter);
        }
        if (queue != null) {
            for (Waiter queued : queue) {
                if (queued instanceof ThreadWaiter waiter) {
                    threads.add(waiter);
                }
            }
        }
        return threads;
    }

    /// Counts the callers of a role, current and queued.
    public final synchronized int count(Role role) {
        int count = current != null && current.role() == role ? 1 : 0;
        if (queue != null) {
            for (Waiter waiter : queue) {
                count += waiter.role() == role ? 1 : 0;
            }
        }
        return count;
    }
}
