package dev.osock.cli.echo;

import dev.osock.error.SocketClosedException;
import dev.osock.error.SocketException;
import dev.osock.error.SocketInterruptedException;
import java.time.Duration;

/// The loop of a server: one step after the other, until its socket is closed or its thread interrupted.
///
/// A step that fails, for want of descriptors or memory, is taken again and again, slowly; the first failure in a row is
/// told.
final class Serving {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private Serving() {}

    /// One accept, or one datagram.
    interface Step {
        void take() throws SocketException;
    }

    static void repeat(Step step, ServerLog log) {
        boolean failing = false;
        try {
            for (;;) {
                try {
                    step.take();
                    failing = false;
                } catch (SocketClosedException | SocketInterruptedException stopped) {
                    return;
                } catch (SocketException e) {
                    if (!failing) {
                        log.problem(e.getMessage() + "; trying again until it works");
                    }
                    failing = true;
                    Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
