package dev.osock.internal.lane;

import dev.osock.address.Sockaddr;
import dev.osock.internal.call.Call;
import dev.osock.internal.call.Operation;
import dev.osock.internal.flight.Flight;
import dev.osock.internal.flight.FlightEvents;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.StackRoom;
import dev.osock.internal.poll.WakeUp;
import dev.osock.internal.wait.Deadline;
import dev.osock.internal.wait.Outcome;
import dev.osock.internal.wait.Role;
import dev.osock.internal.wait.ThreadWaiter;
import dev.osock.internal.wait.Timeout;
import dev.osock.internal.wait.Way;

/// One direction of a socket: makes the attempts of those whose turn it is, and waits between them.
///
/// There are two ways in: [#run] waits, [#ask] takes a turn and has the caller told. Both try, and if the call would
/// block become current, arm, wait and try again. EINTR, would-block, deadline and interrupt are handled here, for
/// every operation; order, cancelling and closing in [TurnQueue].
///
/// Only the current caller tries. Every attempt is one non-blocking system call under the lane's lock, but for a
/// receive that may wait in the kernel, which the current caller makes without; no lock is held while waiting.
///
/// It is what its threads are parked on. Of that a thread dump shows the class and a hash, so there is a class for each
/// direction.
public abstract sealed class Lane extends Attempts permits SocketRead, SocketWrite, SocketErrorQueue {

    /// How often a nowait call goes on with a transfer before it lets others have the lock.
    private static final int ROUNDS = 16;

    Lane(LaneSocket socket, int events) {
        super(socket, events);
    }

    /// Takes an operation through the lane.
    ///
    /// @param way how its caller waits
    /// @return the operation's result, `-errno`, or one of [Outcome]
    public long take(Operation operation, Call call, Way way) {
        if (!Flight.isOn()) {
            return go(operation, call, way);
        }
        Object event = Recorded.begin(operation);
        long result = go(operation, call, way);
        Recorded.end(event, socket, operation, call, way, result);
        return result;
    }

    private long go(Operation operation, Call call, Way way) {
        return way instanceof Timeout timeout
                ? run(operation, call, timeout.deadline())
                : ask(operation, call, (Asking) way);
    }

    /// Runs an operation to its end.
    ///
    /// @return the operation's result, `-errno`, or one of [Outcome]
    long run(Operation operation, Call call, long deadline) {
        call.waits = deadline != Deadline.NOW;
        long result;
        try {
            result = tryFirst(operation, call, deadline);
            while (result == Outcome.PENDING) {
                ThreadWaiter me = call.place();
                long ended = await(operation, call, me, deadline);
                boolean tries = ended == Outcome.PENDING || me.guesses; // after a guess in any case
                result = tries ? tryAgain(operation, call, me, deadline) : withdraw(me, ended);
            }
        } catch (Throwable unexpected) {
            if (call.place != null) {
                giveUp(call.place);
            }
            throw unexpected;
        }
        socket.trace(operation, result);
        return result;
    }

    /// Gives up the turn of a caller in whose call something unexpected was thrown, wherever it was.
    private void giveUp(ThreadWaiter me) {
        WakeUp unused;
        synchronized (this) {
            unused = me.wakeUp;
            me.wakeUp = null;
            if (inKernel == me) {
                leaveKernel();
            }
            remove(me);
        }
        if (unused != null) {
            unused.give();
        }
    }

    /// Tries a first time. A call that has to wait then has its place, which knows how.
    ///
    /// @return the operation's result, `-errno`, or one of [Outcome]; [Outcome#PENDING] to wait
    private synchronized long tryFirst(Operation operation, Call call, long deadline) {
        long turn = isFree(call) ? Outcome.MORE : takeTurn(operation, call, deadline);
        if (turn != Outcome.MORE) {
            return turn;
        }
        if (deadline == Deadline.NOW) {
            return look(operation, call);
        }
        if (mayBlock(operation, call, deadline) && waitsFirst()) {
            inKernel = becomeCurrent(operation, call, false);
            inKernel.next = ThreadWaiter.Next.RECEIVE;
            return Outcome.PENDING;
        }
        boolean guesses = isKnownEmpty(operation, call);
        long result = guesses ? Kernel.EAGAIN : attempt(operation, call);
        looked(result);
        return Outcome.isFinal(result)
                ? leave(operation, result)
                : goOn(operation, call, becomeCurrent(operation, call, guesses), result, deadline);
    }

    /// Whether a caller may try at once: the usual case.
    private boolean isFree(Call call) {
        return current == null && !call.finishing && socket.isOpen();
    }

    /// Takes the caller's turn, or its place in the queue.
    ///
    /// @return [Outcome#MORE] if it is the caller's turn, [Outcome#PENDING] if it waits for that, else how its call
    ///     ends
    private long takeTurn(Operation operation, Call call, long deadline) {
        StackRoom.ensure(); // a turn may pass on
        boolean mine = current == null || isOwn(current);
        long conflict = conflict(operation, call, current, mine);
        if (conflict != Outcome.PENDING) {
            return conflict;
        }
        if (deadline == Deadline.NOW) {
            boolean receives = operation.role() == Role.READER;
            return receives ? pastQueue(operation, call, mine) : mine ? Outcome.MORE : Outcome.TIMED_OUT;
        }
        if (mine) {
            return Outcome.MORE;
        }
        var me = new ThreadWaiter(operation.role());
        call.place = me;
        enqueue(me);
        return Outcome.PENDING;
    }

    private ThreadWaiter becomeCurrent(Operation operation, Call call, boolean guesses) {
        StackRoom.ensure();
        var me = new ThreadWaiter(operation.role());
        me.guesses = guesses;
        call.place = me;
        replaceCurrent(me);
        return me;
    }

    /// Waits for a reason to try again.
    ///
    /// @return [Outcome#PENDING] if there may be one, else how the call ends
    private long await(Operation operation, Call call, ThreadWaiter me, long deadline) {
        if (!Flight.isOn() || me.next == ThreadWaiter.Next.TRY) {
            return awaitNext(operation, call, me, deadline);
        }
        Object event = FlightEvents.waiting();
        long ended = awaitNext(operation, call, me, deadline);
        Recorded.waited(event, socket);
        return ended;
    }

    private long awaitNext(Operation operation, Call call, ThreadWaiter me, long deadline) {
        return switch (me.next) {
            case TRY -> Outcome.PENDING;
            case PARK -> me.park(this, deadline);
            case LEAD -> {
                me.lead(socket.fd(), deadline); // returns first: a parked thread's stack is small
                yield me.park(this, deadline);
            }
            case PAUSE -> me.pause(this, deadline);
            case POLL -> waitInKernel(me, deadline);
            case RECEIVE -> receiveInKernel(operation, call, me);
        };
    }

    /// Tries again, if it is the caller's turn and nothing has ended its call.
    private synchronized long tryAgain(Operation operation, Call call, ThreadWaiter me, long deadline) {
        boolean hasTried = me.next == ThreadWaiter.Next.RECEIVE;
        long result = hasTried ? takeReceived(operation, call, me) : Kernel.EINTR;
        if (hasTried && Outcome.isFinal(result) && result != Kernel.EINTR) {
            return leave(operation, result); // also if the socket has been closed meanwhile
        }
        me.listen();
        if (me.outcome != Outcome.PENDING || !socket.isOpen()) {
            return me.outcome == Outcome.PENDING ? Outcome.CLOSED : me.outcome;
        }
        if (current != me) {
            me.next = ThreadWaiter.Next.PARK;
            return Outcome.PENDING;
        }
        if (result == Kernel.EINTR) {
            result = attempt(operation, call);
            me.guesses = false;
        }
        return Outcome.isFinal(result) ? leave(operation, result) : goOn(operation, call, me, result, deadline);
    }

    /// Says how the current caller goes on after an attempt that was not its last; if that throws, the turn passes on.
    ///
    /// @return [Outcome#PENDING] if it does, else how its call ends
    private long goOn(Operation operation, Call call, ThreadWaiter me, long result, long deadline) {
        if (result == Outcome.MORE) {
            me.told = false;
            me.receives = true;
            me.next = ThreadWaiter.Next.TRY;
            return Deadline.isOver(deadline) ? withdraw(me, Outcome.TIMED_OUT) : Outcome.PENDING;
        }
        selected = true;
        countWait(operation);
        if (result == Outcome.LATER) {
            me.next = ThreadWaiter.Next.PAUSE;
            return Outcome.PENDING;
        }
        int prepared = prepare(operation, call, me, deadline);
        return prepared < 0 ? leave(operation, prepared) : Outcome.PENDING;
    }

    /// Makes ready to wait, as the current caller. A platform thread waits in the kernel, unless that has just refused
    /// or misled it: a level that no attempt can use (an entry in the error queue while there is no data, or the
    /// reverse) would keep it spinning, and the poller tells of changes only.
    ///
    /// @return 0, or `-errno` if the descriptor cannot be watched
    private int prepare(Operation operation, Call call, ThreadWaiter me, long deadline) {
        boolean misled = me.told;
        me.told = false;
        if (!misled && !me.thread().isVirtual()) {
            letBlock(operation, call);
            boolean receives = me.receives && mayBlock(operation, call, deadline);
            me.wakeUp = receives ? null : WakeUp.take();
            if (receives || me.wakeUp != null) {
                me.next = receives ? ThreadWaiter.Next.RECEIVE : ThreadWaiter.Next.POLL;
                inKernel = me;
                return 0;
            }
        }
        me.next = me.thread().isVirtual() ? ThreadWaiter.Next.LEAD : ThreadWaiter.Next.PARK;
        return arm(me, call.scratch);
    }

    /// Runs an operation as far as it goes without waiting; then the caller has a place, and will be told.
    ///
    /// @return the operation's result, `-errno`, or one of [Outcome]; for [Outcome#SELECTED] the call has the handle
    long ask(Operation operation, Call call, Asking asking) {
        long result = tryOrSelect(operation, call, asking);
        socket.trace(operation, result);
        return result;
    }

    private synchronized long tryOrSelect(Operation operation, Call call, Asking asking) {
        if (hasQueue()) {
            StackRoom.ensure(); // a turn may pass on
        }
        boolean mine = current == null || isOwn(current);
        long conflict = conflict(operation, call, current, mine);
        if (conflict != Outcome.PENDING) {
            return conflict;
        }
        if (!mine) {
            return queueUp(SelectWaiter.of(this, operation, call, asking));
        }
        long result = isKnownInVain(operation, call) ? Kernel.EAGAIN : attemptSome(operation, call);
        if (!Outcome.isFinal(result)) {
            countWait(operation);
            return select(operation, call, SelectWaiter.of(this, operation, call, asking), result);
        }
        return result >= 0 && operation.role() == Role.READER && socket.selectsRead()
                ? selectNext(operation, call, asking, result)
                : leave(operation, result);
    }

    private long attemptSome(Operation operation, Call call) {
        long result;
        int rounds = 0;
        do {
            result = attempt(operation, call);
        } while (result == Outcome.MORE && ++rounds < ROUNDS);
        return result;
    }

    private long queueUp(SelectWaiter place) {
        try {
            enqueue(place);
            return Outcome.SELECTED;
        } catch (Throwable unexpected) {
            place.drop();
            throw unexpected;
        }
    }

    /// Has a caller whose receive is done told of what comes next, as the current one. What it has received is its own:
    /// if there is no memory for a place or the descriptor cannot be watched, its call is done and no more.
    ///
    /// @return the receive's result; the call has the handle if the caller will be told
    private long selectNext(Operation operation, Call call, Asking asking, long result) {
        SelectWaiter place = null;
        try {
            place = SelectWaiter.of(this, operation, call, asking);
            if (select(operation, call, place, mayHaveMore(call) ? Outcome.MORE : Kernel.EAGAIN) == Outcome.SELECTED) {
                return result;
            }
        } catch (OutOfMemoryError | StackOverflowError noPlace) {
            // then it has none
        }
        call.handle = null;
        return place == null ? leave(operation, result) : result;
    }

    /// Has a caller told, as the current one.
    ///
    /// @return [Outcome#SELECTED], or `-errno` if the descriptor cannot be watched
    private long select(Operation operation, Call call, SelectWaiter place, long result) {
        try {
            replaceCurrent(place);
            if (result == Outcome.LATER) {
                place.tellLater();
                return Outcome.SELECTED;
            }
            selected = true;
            int registered = arm(place, call.scratch);
            if (registered < 0) {
                return leave(operation, registered);
            }
            if (result == Outcome.MORE) {
                tellIfReady(place, call.scratch);
            }
            return Outcome.SELECTED;
        } catch (Throwable unexpected) {
            remove(place);
            place.drop();
            throw unexpected;
        }
    }

    /// Names the direction, the socket, and the addresses of both sides as far as they are known; not while the lock of
    /// this is held.
    @Override
    public final String toString() {
        Sockaddr bound = socket.bound();
        return getClass().getSimpleName() + " of " + socket + (bound == null ? "" : " at " + bound);
    }
}
