package dev.osock.cli;

import dev.osock.Socket;
import dev.osock.cli.address.Endpoint;
import dev.osock.cli.address.Listening;
import dev.osock.cli.echo.DatagramEcho;
import dev.osock.cli.echo.RecordEcho;
import dev.osock.cli.echo.SctpEcho;
import dev.osock.cli.echo.StreamEcho;
import dev.osock.cli.echo.StreamServer;
import dev.osock.cli.output.ServerLog;
import dev.osock.error.SocketException;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// The command `osock echo`.
///
/// @param out where to tell the address, and of each connection if verbose
/// @param err where to tell of problems
/// @param verbose whether to tell of each connection
record Echo(PrintWriter out, PrintWriter err, boolean verbose) {

    /// Serves until the process is stopped, or cannot tell of its connections any more.
    void serve(Endpoint wanted) throws IOException, ExecutionException, InterruptedException {
        try (Listening listening = Listening.open(wanted)) {
            var log = new Log(listening);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(log::stop));
            rehearseFailure(listening.socket());
            out.println("listening on " + listening.address());
            FutureTask<Void> server = new FutureTask<>(server(listening.socket(), log), null);
            Thread.startVirtualThread(server);
            server.get();
            UncheckedIOException failed = log.failure;
            if (failed != null) {
                throw failed;
            }
        }
    }

    private static Runnable server(Socket socket, ServerLog log) {
        if (socket.protocol().equals(Protocol.SCTP)) {
            return new StreamServer(socket, new SctpEcho(), log)::serve;
        }
        if (socket.type().equals(Type.DGRAM)) {
            return new DatagramEcho(socket, log)::serve;
        }
        boolean hasRecords = socket.type().equals(Type.SEQPACKET);
        return new StreamServer(socket, hasRecords ? new RecordEcho() : new StreamEcho(), log)::serve;
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

    private final class Log implements ServerLog {

        private final Listening listening;

        /// Why nothing can be told any more.
        private volatile @Nullable UncheckedIOException failure;

        Log(Listening listening) {
            this.listening = listening;
        }

        void stop() {
            try {
                listening.close();
            } catch (IOException e) {
                problem(String.valueOf(e.getMessage()));
            }
        }

        @Override
        public void event(String line) {
            if (verbose) {
                try {
                    out.println(line);
                } catch (UncheckedIOException e) {
                    failure = e;
                    stop();
                }
            }
        }

        @Override
        public void problem(String line) {
            err.println("osock: " + line);
        }
    }
}
