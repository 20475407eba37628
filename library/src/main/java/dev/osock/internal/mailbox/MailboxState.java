package dev.osock.internal.mailbox;

import dev.osock.internal.kernel.StackRoom;
import dev.osock.internal.poll.PollerGroup;
import dev.osock.internal.poll.WakeUp;
import dev.osock.internal.registry.IntrusiveList;
import dev.osock.internal.wait.Deadline;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A caller: who it is, the signals that wait for it, and how long it lives.
///
/// Ownership, queueing, cancelling and delivery ask which caller calls. That is the inbox bound to the scope, else the
/// thread's own, made on first need.
public final class MailboxState extends SignalQueue {

    private static final ScopedValue<MailboxState> BOUND = ScopedValue.newInstance();
    private static final ThreadLocal<MailboxState> OWN =
            ThreadLocal.withInitial(() -> new MailboxState(Thread.currentThread()));
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final String name;

    /// The thread whose own this is, or null for one that was made on purpose.
    private final @Nullable Thread thread;

    private int receivers;

    /// Wakes the receiver that waits for events itself; others may wait for other handles.
    private @Nullable WakeUp leader;

    private boolean ended;
    private boolean watched;

    /// The first of its claims.
    private @Nullable Claim places;

    /// The first of the sockets that it owns.
    private @Nullable Owned owned;

    private volatile @Nullable Object face;
    // All of the above that is not final or volatile is guarded by this.

    private MailboxState(Thread thread) {
        this.thread = thread;
        name = thread.getName().isEmpty() ? "thread-" + thread.threadId() : thread.getName();
    }

    /// Makes an inbox that lives until it is ended.
    public MailboxState() {
        this("mailbox-" + NUMBERS.incrementAndGet());
    }

    /// Makes an inbox that lives until it is ended.
    ///
    /// @param name what tables show of it
    public MailboxState(String name) {
        thread = null;
        this.name = name;
    }

    /// Finds the caller's.
    ///
    /// @return the one bound to the scope, else the thread's own
    public static MailboxState current() {
        return BOUND.isBound() ? BOUND.get() : OWN.get();
    }

    /// Makes this the current one for a scope.
    ///
    /// @return what to run the scope with
    public ScopedValue.Carrier bind() {
        return ScopedValue.where(BOUND, this);
    }

    /// Gives the public object that stands for this, made on first need.
    ///
    /// @param <T> its type
    /// @param type its type
    /// @param maker makes it
    /// @return always the same one
    public <T> T face(Class<T> type, Function<MailboxState, T> maker) {
        Object made = face;
        if (made == null) {
            synchronized (this) {
                made = face;
                if (made == null) {
                    made = maker.apply(this);
                    face = made;
                }
            }
        }
        return type.cast(made);
    }

    /// Takes a signal that has been made.
    ///
    /// @param signal the signal
    /// @return whether others were there before it
    public boolean deliver(SocketMessageState signal) {
        return deliver((QueuedSignal) new QueuedSignal.Made(signal));
    }

    @Override
    public synchronized boolean deliver(QueuedSignal signal) {
        if (ended) {
            return false;
        }
        boolean othersWait = first != null;
        SelectHandleState handle = signal.aboutHandle();
        if (handle != null) {
            chain(handle, signal); // first: a handle of somebody else's may need memory
        }
        add(signal);
        wakeReceivers();
        return othersWait;
    }

    private void wakeReceivers() {
        if (receivers > 0) {
            notifyAll();
        }
        if (leader != null) {
            leader.wakeup();
        }
    }

    /// Takes the oldest signal, or the oldest of one handle, waiting for it.
    ///
    /// @param handle the handle, or null for any signal
    /// @param nanos the longest wait: 0 for none, less for no limit
    /// @return the signal, or null if none came in time
    /// @throws InterruptedException if the thread is interrupted while it waits
    /// @throws IllegalStateException if the inbox has ended
    public @Nullable SocketMessageState receive(@Nullable SelectHandleState handle, long nanos)
            throws InterruptedException {
        SocketMessageState waiting = take(handle);
        if (waiting != null) {
            return waiting;
        }
        StackRoom.ensure();
        if (mayHear() && PollerGroup.deliverNow()) {
            waiting = take(handle);
        }
        return waiting != null || nanos == 0 ? waiting : await(handle, Deadline.after(nanos));
    }

    /// Whether a poller may have a signal for it.
    private synchronized boolean mayHear() {
        return places != null;
    }

    private synchronized @Nullable SocketMessageState take(@Nullable SelectHandleState handle) {
        if (hasEnded()) {
            throw new IllegalStateException("receive: " + name + " is closed");
        }
        QueuedSignal node = find(handle);
        if (node == null) {
            return null;
        }
        SocketMessageState made = node.signal(); // before it is taken out
        remove(node, null);
        return made;
    }

    private @Nullable SocketMessageState await(@Nullable SelectHandleState handle, long deadline)
            throws InterruptedException {
        SocketMessageState signal = Thread.currentThread().isVirtual() ? null : awaitInKernel(handle, deadline);
        if (signal != null) {
            return signal;
        }
        PollerGroup.follow();
        try {
            return awaitOthers(handle, deadline);
        } finally {
            PollerGroup.unfollow();
        }
    }

    /// Waits for events in the place of the pollers, as long as that is possible.
    private @Nullable SocketMessageState awaitInKernel(@Nullable SelectHandleState handle, long deadline)
            throws InterruptedException {
        WakeUp wakeUp = mayHear() ? WakeUp.take() : null;
        if (wakeUp == null) {
            return null;
        }
        try {
            for (;;) {
                synchronized (this) {
                    if (leader != null) {
                        return null;
                    }
                    leader = wakeUp;
                }
                boolean hasLed;
                try {
                    SocketMessageState signal = take(handle);
                    if (signal != null) {
                        return signal;
                    }
                    if (Thread.interrupted()) {
                        throw new InterruptedException();
                    }
                    long left = deadline == Deadline.NEVER ? -1 : Deadline.remaining(deadline);
                    hasLed = left != 0 && PollerGroup.lead(wakeUp, left);
                } finally {
                    synchronized (this) {
                        leader = null;
                    }
                }
                if (!hasLed) {
                    return null;
                }
                PollerGroup.deliverNow();
            }
        } finally {
            wakeUp.give();
        }
    }

    /// Waits until a signal is delivered by another thread.
    private synchronized @Nullable SocketMessageState awaitOthers(@Nullable SelectHandleState handle, long deadline)
            throws InterruptedException {
        for (;;) {
            SocketMessageState signal = take(handle);
            if (signal != null) {
                return signal;
            }
            long left = deadline == Deadline.NEVER ? 0 : Deadline.remaining(deadline);
            if (left == 0 && deadline != Deadline.NEVER) {
                return null;
            }
            receivers++;
            try {
                wait((left + 999_999) / 1_000_000); // 0 is without limit
            } finally {
                receivers--;
            }
        }
    }

    /// Takes back every signal of a socket's call; other sockets may use the same handle.
    ///
    /// @return whether there was one
    public boolean retract(Object socket, SelectHandleState handle) {
        if (handle.callback != null) {
            return handle.callback.retract(socket, handle);
        }
        synchronized (this) {
            boolean found = false;
            QueuedSignal kept = null;
            for (QueuedSignal node = find(handle); node != null; node = node.nextOfHandle) {
                if (node.about().equals(socket)) {
                    remove(node, kept);
                    found = true;
                } else {
                    kept = node;
                }
            }
            return found;
        }
    }

    /// Counts the signals that wait.
    ///
    /// @return the count
    public synchronized int size() {
        return queued();
    }

    /// Takes note of a claim.
    ///
    /// @throws IllegalStateException if the inbox has ended
    public void waits(Claim place) {
        boolean begins;
        synchronized (this) {
            if (ended) {
                throw new IllegalStateException("nowait: " + name + " is closed");
            }
            places = IntrusiveList.prepend(place, places);
            begins = beginsToWatch();
        }
        try {
            if (begins) {
                watchThread();
            }
        } catch (Throwable failed) {
            waitsNoMore(place);
            throw failed;
        }
    }

    /// Sees to it that the places and monitors of a thread go when it ends.
    void endWithThread() {
        boolean begins;
        synchronized (this) {
            begins = beginsToWatch();
        }
        if (begins) {
            watchThread();
        }
    }

    private boolean beginsToWatch() {
        boolean begins = !watched && thread != null;
        watched = true;
        return begins;
    }

    private void watchThread() {
        Thread mortal = Objects.requireNonNull(thread, "a thread's own");
        try {
            Thread.ofVirtual().name("osock-watch").start(() -> watch(mortal));
        } catch (Throwable unexpected) {
            synchronized (this) {
                watched = false; // the next call tries again
            }
            throw unexpected;
        }
    }

    public synchronized void waitsNoMore(Claim place) {
        places = IntrusiveList.remove(place, places);
    }

    /// Releases the places of a thread when it ends, so that nobody is locked out by a dead thread.
    @SuppressWarnings("ThreadJoinLoop") // whether the thread lives is asked for, not whether join() was interrupted
    private void watch(Thread mortal) {
        while (mortal.isAlive()) {
            try {
                mortal.join();
            } catch (InterruptedException | OutOfMemoryError unexpected) {
                // it is looked at again
            }
        }
        release();
    }

    /// Takes note of a socket that it owns.
    ///
    /// @return false if the inbox has ended
    public synchronized boolean owns(Owned socket) {
        if (hasEnded()) {
            return false;
        }
        owned = IntrusiveList.prepend(socket, owned);
        return true;
    }

    /// Takes note that it does not own a socket any more, if it did.
    public synchronized void ownsNoMore(Owned socket) {
        owned = IntrusiveList.remove(socket, owned);
    }

    private List<Owned> release() {
        List<Claim> left;
        List<Owned> sockets;
        synchronized (this) {
            ended = true;
            left = IntrusiveList.list(places);
            sockets = IntrusiveList.list(owned);
            removeAll();
            wakeReceivers();
        }
        left.forEach(Claim::abandon);
        MonitorState.gone(this);
        return sockets;
    }

    /// Ends the caller, as a process dies: its places pass on, its monitors go, its sockets are closed.
    public void end() {
        release().forEach(Owned::closeForOwner);
    }

    /// Tells whether it has ended.
    ///
    /// @return true after [#end], or when the thread whose own it is has ended
    public synchronized boolean hasEnded() {
        return ended || (thread != null && !thread.isAlive());
    }

    @Override
    public String toString() {
        return name;
    }
}
