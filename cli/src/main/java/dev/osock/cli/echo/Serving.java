package dev.osock.cli.echo;

import dev.osock.cli.output.ServerLog;
import dev.osock.error.SocketClosedException;
import dev.osock.error.SocketInterruptedException;
import java.io.IOException;
import java.time.Duration;

/// The loop of a server: one step after the other, until its socket is closed or its thread interrupted.
///
/// A step that fails, for want of descriptors or memory, is taken again and again, slowly. That is told once, and then
/// once a minute.
public final class Serving {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private Serving() {}

    /// One accept, or one datagram.
    public interface Step {

        /// Takes it.
        ///
        /// @throws IOException if it failed
        void take() throws IOException;
    }

    /// Takes one step after the other.
    ///
    /// @param step the step
    /// @param log where to tell what fails
    public static void repeat(Step step, ServerLog log) {
        long told = System.nanoTime() - SILENCE.toNanos();
        try {
            for (;;) {
                try {
                    step.take();
                } catch (SocketClosedException | SocketInterruptedException stopped) {
                    return;
                } catch (IOException e) {
                    long now = System.nanoTime();
                    if (now - told >= SILENCE.toNanos()) {
                        told = now;
                        log.problem(e.getMessage() + "; trying again until it works");
                    }
                    Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
