package dev.osock.cli;

import dev.osock.cli.echo.DatagramEcho;
import dev.osock.cli.echo.ListenAddress;
import dev.osock.cli.echo.Listening;
import dev.osock.cli.echo.ServerLog;
import dev.osock.cli.echo.StreamEcho;
import dev.osock.cli.echo.StreamServer;
import dev.osock.kind.Type;
import java.io.IOException;
import java.io.PrintWriter;

/// The command `osock echo`.
///
/// @param out where to tell the address, and of each connection if verbose
/// @param err where to tell of problems
/// @param verbose whether to tell of each connection
record Echo(PrintWriter out, PrintWriter err, boolean verbose) implements ServerLog {

    /// Serves until the process is stopped.
    void serve(ListenAddress wanted) throws IOException, InterruptedException {
        try (Listening listening = Listening.open(wanted)) {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(listening)));
            out.println("listening on " + listening.address());
            Runnable server = listening.socket().type().equals(Type.STREAM)
                    ? new StreamServer(listening.socket(), new StreamEcho(), this)::serve
                    : new DatagramEcho(listening.socket(), this)::serve;
            Thread.startVirtualThread(server).join();
        }
    }

    private void stop(Listening listening) {
        try {
            listening.close();
        } catch (IOException e) {
            problem(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void event(String line) {
        if (verbose) {
            out.println(line);
        }
    }

    @Override
    public void problem(String line) {
        err.println("osock: " + line);
    }
}
