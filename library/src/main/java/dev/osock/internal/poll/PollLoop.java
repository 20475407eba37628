package dev.osock.internal.poll;

import dev.osock.internal.kernel.Scratch;
import dev.osock.internal.poll.Registrations.Delivered;

/// Delivers the events of a [PollQueue], on a platform thread that waits in poll(2): where epoll(7) is not to be had.
final class PollLoop implements Runnable {

    private final Registrations registrations;
    private final PollQueue queue;
    private final EventQueue.Batch batch;
    private final Scratch scratch = new Scratch();

    /// Makes a loop that does not run yet.
    ///
    /// @param registrations whom the events concern
    PollLoop(Registrations registrations, PollQueue queue) {
        this.registrations = registrations;
        this.queue = queue;
        batch = registrations.batch(queue);
    }

    /// Takes all descriptors over from the queue that watched them.
    void begin() {
        registrations.moveTo(scratch, queue);
    }

    void start() {
        Thread.ofPlatform()
                .name("osock-poll")
                .daemon()
                .inheritInheritableThreadLocals(false)
                .start(this);
    }

    @Override
    public void run() {
        for (;;) {
            try {
                registrations.tellLost(scratch);
                if (registrations.deliver(batch, -1) == Delivered.REFUSED) {
                    registrations.fail();
                    MasterPoller.pause();
                }
            } catch (Throwable unexpected) { // what was lost is told anew
                MasterPoller.pause();
            }
        }
    }
}
