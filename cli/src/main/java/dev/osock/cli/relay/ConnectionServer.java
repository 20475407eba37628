package dev.osock.cli.relay;

import dev.osock.Socket;
import dev.osock.cli.echo.Serving;
import dev.osock.cli.output.ServerLog;
import dev.osock.error.Errno;
import dev.osock.error.SocketException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Serves many connections: each by itself if each has its own other end, otherwise one after the other.
final class ConnectionServer {

    private final Socket listener;
    private final Joining joining;
    private final boolean isProxy;
    private final ServerLog log;
    private int accepted;

    /// Why there are no more.
    private @Nullable IOException over;

    ConnectionServer(Socket listener, Joining joining, boolean isProxy, ServerLog log) {
        this.listener = listener;
        this.joining = joining;
        this.isProxy = isProxy;
        this.log = log;
    }

    /// Serves until the listener is closed, or nobody takes what comes.
    void serve() throws IOException {
        Serving.repeat(this::accept, log);
        if (over != null) {
            throw over;
        }
    }

    private void accept() throws IOException {
        Socket peer;
        try {
            peer = listener.accept();
        } catch (SocketException e) {
            if (e.is(Errno.ECONNABORTED)) { // that client gave up in the queue
                return;
            }
            throw e;
        }
        int number = ++accepted;
        if (isProxy) {
            Thread.startVirtualThread(() -> serve(number, peer));
        } else {
            serve(number, peer);
        }
    }

    private void serve(int number, Socket peer) {
        try {
            joining.serve(number, peer, true);
        } catch (Joining.OutputGone gone) {
            over = gone;
            Thread.currentThread().interrupt(); // which ends the loop
        } catch (IOException e) {
            log.problem("connection " + number + ": " + e.getMessage());
        }
    }
}
