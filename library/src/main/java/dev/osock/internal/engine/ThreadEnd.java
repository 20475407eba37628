package dev.osock.internal.engine;

import dev.osock.internal.poll.Pollers;

/// The end of a thread, which is what those wait for who have given it something to do: unlike a sign from it, that always comes.
final class ThreadEnd {

    private ThreadEnd() {}

    /// Waits for it, whatever interrupts come; they are set again then.
    static void await(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (OutOfMemoryError noMemoryToWait) { // it is looked at again
                Pollers.pause();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
