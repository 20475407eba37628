package dev.osock.internal.poll;

/// Waits that no interrupt ends: what is waited for comes soon and in any case. An interrupt that comes meanwhile is
/// set again afterwards. They need no memory.
public final class Uninterrupted {

    /// Something that notifies its monitor when it is over.
    public interface Awaited {

        /// Asked under the lock of this.
        ///
        /// @return whether it is over
        boolean isOver();
    }

    private Uninterrupted() {}

    /// Waits until something is over.
    ///
    /// @param awaited what the caller has locked
    @SuppressWarnings("WaitNotInLoop") // it is in one, which goes on after interrupts
    public static void await(Awaited awaited) {
        boolean interrupted = false;
        while (!awaited.isOver()) {
            try {
                awaited.wait();
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (OutOfMemoryError noMemoryToWait) { // it is looked at again
                PollerGroup.pause();
            }
        }
        restore(interrupted);
    }

    /// Waits for the end of a thread, which is what those wait for who have given it something to do: unlike a sign
    /// from it, that always comes.
    ///
    /// @param thread the thread
    public static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (OutOfMemoryError noMemoryToWait) { // it is looked at again
                PollerGroup.pause();
            }
        }
        restore(interrupted);
    }

    private static void restore(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
