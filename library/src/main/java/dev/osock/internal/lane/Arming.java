package dev.osock.internal.lane;

import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import dev.osock.internal.wait.Waiter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// Who is told of the next readiness of one direction of a socket.
///
/// Readiness is told once, when it comes (ADR 3). So what comes between an attempt that would block and the wait must
/// be kept: an attempt begins by forgetting, a waiter is armed after it, and the poller swaps in that it has told.
public abstract sealed class Arming permits TurnQueue {

    /// In [#armed]: the descriptor became ready since that was cleared.
    private static final Object READY = new Object();

    private static final VarHandle ARMED;

    static {
        try {
            ARMED = MethodHandles.lookup().findVarHandle(Arming.class, "armed", Object.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    final LaneSocket socket;

    /// [#READY], or the [Waiter] to tell, or null.
    private volatile @Nullable Object armed;

    Arming(LaneSocket socket) {
        this.socket = socket;
    }

    /// What is waited for here: `POLLIN`, `POLLOUT`, or for the error queue `POLLERR`.
    abstract int events();

    /// Forgets what has been told, before an attempt.
    final void forget() {
        if (armed != null) {
            armed = null;
        }
    }

    /// Takes note that the current caller has to look, whatever the poller says.
    final void markReady() {
        armed = READY;
    }

    /// Whether the poller has told of the descriptor since the last attempt.
    final boolean isToldReady() {
        return armed == READY;
    }

    /// Has a waiter told of the next readiness, or tells it at once if that has come already.
    ///
    /// @return 0, or `-errno` if the descriptor cannot be watched
    final int arm(Waiter waiter, Scratch scratch) {
        if (!ARMED.compareAndSet(this, null, waiter)) {
            waiter.tell();
            return 0;
        }
        int registered = socket.register(scratch, events());
        if (registered < 0) {
            armed = null;
        }
        return registered;
    }

    /// Does not tell a waiter any more.
    final void disarm(Waiter waiter) {
        ARMED.compareAndSet(this, waiter, null);
    }

    /// Tells an armed waiter if the descriptor is ready: for one whose arming no attempt has preceded.
    final void tellIfReady(Waiter waiter, Scratch scratch) {
        if (Kernel.poll(scratch, socket.fd(), events()) != 0 && ARMED.compareAndSet(this, waiter, READY)) {
            waiter.tell();
        }
    }

    /// Takes note of readiness; from any thread, without the lane's lock.
    ///
    /// @return whether there is no hurry
    public final boolean ready() {
        if (armed == READY || !(ARMED.getAndSet(this, READY) instanceof Waiter waiter)) {
            return false;
        }
        try {
            return waiter.tell();
        } catch (Throwable unexpected) {
            ARMED.compareAndSet(this, READY, waiter); // it has not been told yet
            throw unexpected;
        }
    }

    /// Takes the armed waiter away: nothing will be told.
    final @Nullable Waiter takeArmed() {
        return ARMED.getAndSet(this, null) instanceof Waiter waiter ? waiter : null;
    }
}
