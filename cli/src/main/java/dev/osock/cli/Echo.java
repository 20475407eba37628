package dev.osock.cli;

import dev.osock.Socket;
import dev.osock.cli.echo.DatagramEcho;
import dev.osock.cli.echo.ListenAddress;
import dev.osock.cli.echo.Listening;
import dev.osock.cli.echo.ServerLog;
import dev.osock.cli.echo.StreamEcho;
import dev.osock.cli.echo.StreamServer;
import dev.osock.error.SocketException;
import dev.osock.kind.Type;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// The command `osock echo`.
///
/// @param out where to tell the address, and of each connection if verbose
/// @param err where to tell of problems
/// @param verbose whether to tell of each connection
record Echo(PrintWriter out, PrintWriter err, boolean verbose) implements ServerLog {

    /// Serves until the process is stopped.
    void serve(ListenAddress wanted) throws IOException, ExecutionException, InterruptedException {
        try (Listening listening = Listening.open(wanted)) {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(listening)));
            rehearseFailure(listening.socket());
            out.println("listening on " + listening.address());
            FutureTask<Void> server = new FutureTask<>(server(listening.socket()), null);
            Thread.startVirtualThread(server);
            server.get();
        }
    }

    private Runnable server(Socket socket) {
        return socket.type().equals(Type.STREAM)
                ? new StreamServer(socket, new StreamEcho(), this)::serve
                : new DatagramEcho(socket, this)::serve;
    }

    /// Makes a call fail, so that the classes to tell of a failure are loaded. Once the process is out of descriptors,
    /// no class file could be opened any more.
    private static void rehearseFailure(Socket socket) {
        try {
            socket.peername();
        } catch (SocketException unconnected) {
            // as it must be
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
