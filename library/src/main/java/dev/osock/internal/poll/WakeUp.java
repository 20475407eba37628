package dev.osock.internal.poll;

import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.AbstractSelectableChannel;
import java.nio.channels.spi.AbstractSelector;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Lets a platform thread wait in the kernel for one descriptor, and be woken by another thread or by an interrupt.
///
/// The wait is ppoll(2) on the descriptor and an eventfd(2). Nothing in the public JDK tells of an interrupt but
/// [AbstractSelector#begin()], which calls [#wakeup()]: that is the only reason for being a selector.
public final class WakeUp extends AbstractSelector {

    private static final int POOLED = 64;
    private static final ConcurrentLinkedQueue<WakeUp> POOL = new ConcurrentLinkedQueue<>();
    private static final AtomicInteger POOL_SIZE = new AtomicInteger();

    private final Scratch waiting = new Scratch();
    private int eventfd;

    /// Guarded by this, as [#released] is.
    private final Scratch waking = new Scratch();

    private boolean released;

    private WakeUp() {
        super(null);
    }

    /// Takes one from the pool, or makes one.
    ///
    /// @return null if the process has no descriptor left for it
    public static @Nullable WakeUp take() {
        WakeUp pooled = POOL.poll();
        if (pooled != null) {
            POOL_SIZE.getAndDecrement();
            return pooled;
        }
        var made = new WakeUp(); // before there is a descriptor that could be lost
        made.eventfd = Kernel.eventfd(made.waiting);
        return made.eventfd < 0 ? null : made;
    }

    /// Gives it back. A [#wakeup()] that comes late (an interrupt makes it without any lock) only makes the next user
    /// look once more.
    public void give() {
        if (POOL_SIZE.getAndIncrement() < POOLED) {
            try {
                POOL.add(this);
                return;
            } catch (OutOfMemoryError noRoom) {
                // as if the pool were full
            }
        }
        POOL_SIZE.getAndDecrement();
        release();
    }

    /// Gives the descriptors of those in the pool back to the system.
    public static void releasePooled() {
        for (WakeUp pooled = POOL.poll(); pooled != null; pooled = POOL.poll()) {
            POOL_SIZE.getAndDecrement();
            pooled.release();
        }
    }

    private synchronized void release() {
        released = true;
        Kernel.close(waiting, eventfd);
    }

    /// Waits until the descriptor is ready, [#wakeup()] is called, the thread is interrupted or the time is over.
    /// May also return for no reason.
    ///
    /// @param fd the descriptor; it must stay open until this returns
    /// @param events `POLLIN`, `POLLOUT` or `POLLERR`
    /// @param nanos the longest wait, or less than 0 to wait without limit
    /// @return 1 if the kernel said that the descriptor is ready, 0 if not, or `-errno` if it refuses to wait
    public int await(int fd, int events, long nanos) {
        int ready;
        begin();
        try {
            ready = Kernel.poll(waiting, fd, events, eventfd, nanos);
        } finally {
            end();
        }
        if (ready > 0 && (ready & 2) != 0) {
            Kernel.eventfdRead(waiting, eventfd);
        }
        return ready > 0 ? ready & 1 : ready == Kernel.EINTR ? 0 : ready;
    }

    /// Ends the wait of the thread that is in [#await], or the next one.
    @Override
    public synchronized Selector wakeup() {
        if (!released) { // else the number may be another descriptor's by now
            Kernel.eventfdWrite(waking, eventfd);
        }
        return this;
    }

    @Override
    protected void implCloseSelector() {
        throw notASelector();
    }

    @Override
    public Set<SelectionKey> keys() {
        throw notASelector();
    }

    @Override
    public Set<SelectionKey> selectedKeys() {
        throw notASelector();
    }

    @Override
    public int selectNow() {
        throw notASelector();
    }

    @Override
    public int select(long timeout) {
        throw notASelector();
    }

    @Override
    public int select() {
        throw notASelector();
    }

    @Override
    protected SelectionKey register(
            AbstractSelectableChannel channel, int operations, Object attachment) {
        throw notASelector();
    }

    private static UnsupportedOperationException notASelector() {
        return new UnsupportedOperationException("only for waiting on one descriptor");
    }
}
