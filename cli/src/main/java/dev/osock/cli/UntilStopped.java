package dev.osock.cli;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.ExitCode;

/// Work that goes on until it is done or Ctrl-C interrupts it, and that then tells how it went.
final class UntilStopped {

    private static final long TO_SUMMARISE_MILLIS = 2_000;

    private UntilStopped() {}

    /// What is done until the thread is interrupted.
    interface Work {

        /// Does it.
        ///
        /// @return whether it went well
        boolean run() throws IOException;
    }

    /// Runs it.
    ///
    /// @return the exit code
    static int run(Work work) throws IOException {
        var status = new CompletableFuture<Integer>();
        Thread stopper = stopOnSignal(Thread.currentThread(), status);
        Runtime.getRuntime().addShutdownHook(stopper);
        try {
            status.complete(work.run() ? ExitCode.OK : ExitCode.SOFTWARE);
            return status.join();
        } finally {
            status.complete(ExitCode.SOFTWARE);
            try {
                Runtime.getRuntime().removeShutdownHook(stopper);
            } catch (IllegalStateException stopping) {
                // by a signal: the process ends anyway
            }
        }
    }

    /// Makes Ctrl-C end the work, gives it time to tell how it went, and ends the process with the exit code that tells
    /// that, where the virtual machine's own would tell of the signal.
    private static Thread stopOnSignal(Thread working, CompletableFuture<Integer> status) {
        return Thread.ofPlatform().unstarted(() -> {
            working.interrupt();
            int code = status.completeOnTimeout(ExitCode.SOFTWARE, TO_SUMMARISE_MILLIS, TimeUnit.MILLISECONDS)
                    .join();
            Runtime.getRuntime().halt(code);
        });
    }
}
