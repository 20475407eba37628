package dev.osock.internal.wait;

import dev.osock.internal.abi.Abi;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import dev.osock.internal.poll.Uninterrupted;
import java.util.concurrent.Semaphore;

/// The close of a descriptor whose socket lingers (`SO_LINGER`), on a platform thread that close(2) may block, and the
/// turn that it waits for first: there are few such threads at once.
///
/// It goes on by itself, so whoever closes it may stop waiting for it. What is waited for is always the end of a thread
/// and never a sign from it, which it may not live to give. And it is a platform thread's: a virtual thread that has no
/// memory to leave its carrier waits on it, and might wait for one that needs that carrier.
public final class LingeringClose implements Runnable {

    /// How many platform threads linger at once.
    static final int MOST = 64;

    /// Of the platform threads.
    private static final String NAME = "osock-linger";

    private static final Semaphore TURNS = new Semaphore(MOST, true);

    private static final int SOL_SOCKET = Abi.current().number("SOL_SOCKET");
    private static final int SO_LINGER = Abi.current().number("SO_LINGER");
    private static final int SIZE = Abi.current().size("linger");

    /// What is closed.
    public interface Closing {

        /// Makes the call to close(2).
        ///
        /// @return what it returned
        int release();

        /// Comes last, whatever has happened.
        void end();
    }

    private final Closing closing;

    private int result;

    /// Guarded by this.
    private boolean begun;

    private LingeringClose(Closing closing) {
        this.closing = closing;
    }

    /// Tells whether close(2) may block. The socket itself is asked, since others who have it may have set the option.
    public static boolean isNeeded(Scratch scratch, int fd) {
        return Kernel.getsockopt(scratch, fd, SOL_SOCKET, SO_LINGER, SIZE) >= 0
                && scratch.intValue() != 0
                && scratch.secondIntValue() != 0;
    }

    /// Closes a descriptor, and waits for that unless the thread is interrupted.
    ///
    /// @param given what is closed
    /// @return what close(2) has returned, 0 if it was not waited for
    /// @throws OutOfMemoryError if no thread can be had: nothing has begun
    public static int close(Closing given) {
        if (!takesTurn()) {
            new LingeringClose(given).start(Thread.ofVirtual().name("osock-close"));
            return 0;
        }
        LingeringClose closing;
        Thread thread;
        try {
            closing = new LingeringClose(given);
            thread = closing.start(Thread.ofPlatform().name(NAME).daemon());
        } catch (Throwable notStarted) {
            TURNS.release();
            throw notStarted;
        }
        return closing.await(thread);
    }

    /// Waits for the turn; if the thread is interrupted, takes it if there is one.
    private static boolean takesTurn() {
        try {
            TURNS.acquire();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return TURNS.tryAcquire();
        }
    }

    private Thread start(Thread.Builder kind) {
        Thread thread = kind.inheritInheritableThreadLocals(false).unstarted(this);
        try {
            thread.start();
        } catch (OutOfMemoryError perhapsNotStarted) {
            if (begins()) {
                throw perhapsNotStarted;
            }
        }
        return thread;
    }

    private int await(Thread thread) {
        try {
            thread.join();
            return result;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (OutOfMemoryError noMemoryToWait) {
            // it goes on by itself
        }
        return 0;
    }

    /// Whether it begins now, and has not before: it is done once, by whom the virtual machine lets.
    private synchronized boolean begins() {
        boolean first = !begun;
        begun = true;
        return first;
    }

    /// A platform thread has been started with the turn, a virtual one waits for it here. Both give it back.
    @Override
    public void run() {
        if (!begins()) {
            return;
        }
        try {
            if (Thread.currentThread().isVirtual()) {
                TURNS.acquireUninterruptibly();
            }
            try {
                release();
            } finally {
                TURNS.release();
            }
        } finally {
            closing.end();
        }
    }

    private void release() {
        if (!Thread.currentThread().isVirtual()) {
            releaseHere();
            return;
        }
        Thread thread;
        try {
            thread = Thread.ofPlatform()
                    .name(NAME)
                    .daemon()
                    .inheritInheritableThreadLocals(false)
                    .start(this::releaseHere);
        } catch (OutOfMemoryError noThread) {
            releaseHere(); // on a carrier; there is nothing better
            return;
        }
        Uninterrupted.join(thread);
    }

    private void releaseHere() {
        result = closing.release();
    }
}
