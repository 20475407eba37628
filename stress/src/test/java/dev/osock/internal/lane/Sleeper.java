package dev.osock.internal.lane;

import dev.osock.error.SocketClosedException;
import dev.osock.error.SocketException;
import dev.osock.internal.verb.Receiving;
import dev.osock.internal.wait.Timeout;
import dev.osock.testing.Patience;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A blocked receive in a race. A receiver sends a byte on.
///
/// A virtual thread is one of its own, since an actor's thread is not virtual. A platform thread is the actor's, which
/// stays in the race until its receive ends.
final class Sleeper {

    private static final long PATIENCE = Patience.seconds(5).toNanos();

    /// Once a wake-up is lost the test has failed, and only needs to come to its end.
    private static volatile long patience = PATIENCE;

    private final Link link;
    private final boolean isVirtual;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile String end = "stuck";

    private Sleeper(Link link, boolean isVirtual) {
        this.link = link;
        this.isVirtual = isVirtual;
    }

    static Sleeper virtual(Link link) {
        return new Sleeper(link, true);
    }

    static Sleeper platform(Link link) {
        return new Sleeper(link, false);
    }

    void start() {
        if (isVirtual) {
            Thread.ofVirtual().start(this::receive);
        } else {
            receive();
        }
    }

    private void receive() {
        try {
            Receiving.recv(link.near, 1, 0, Timeout.of(patience));
            end = "done";
            link.send();
        } catch (SocketClosedException _) {
            end = "closed";
        } catch (SocketException e) {
            patience = TimeUnit.MILLISECONDS.toNanos(1);
            end = e.reason().toString();
        } finally {
            ended.countDown();
        }
    }

    /// How it ends: `done`, `closed`, `TIMEOUT` if it should have been woken and was not, or `stuck`.
    String end() {
        try {
            boolean _ = ended.await(2 * PATIENCE, TimeUnit.NANOSECONDS);
            return end;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
