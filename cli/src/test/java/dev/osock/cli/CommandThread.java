package dev.osock.cli;

import dev.osock.cli.load.LineQueue;
import dev.osock.testing.Patience;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/// A command of the tool on a thread of its own.
final class CommandThread implements AutoCloseable {

    private final LineQueue lines = new LineQueue();
    private final StringWriter errors = new StringWriter();
    private final FutureTask<Integer> exit;
    private final Thread thread;

    private CommandThread(String[] arguments) {
        exit = new FutureTask<>(() -> Main.command(new PrintWriter(lines), new PrintWriter(errors, true))
                .execute(arguments));
        thread = Thread.ofPlatform().start(exit);
    }

    /// Starts a command.
    ///
    /// @param command its words, with a blank between
    static CommandThread start(String command) {
        return new CommandThread(command.strip().split(" ", -1));
    }

    LineQueue lines() {
        return lines;
    }

    String errors() {
        return errors.toString();
    }

    /// Does what Ctrl-C does first.
    void interrupt() {
        thread.interrupt();
    }

    int exit() throws Exception {
        return exit.get(Patience.seconds(60).toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
