package dev.osock.cli.echo;

import dev.osock.Socket;
import dev.osock.cli.output.ServerLog;
import dev.osock.error.Errno;
import dev.osock.error.SocketException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/// Accepts connections and holds a [Conversation] with each on a virtual thread of its own. One that fails ends alone.
public final class StreamServer {

    private final Socket listener;
    private final Conversation conversation;
    private final ServerLog log;
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger peak = new AtomicInteger();

    /// Makes the server; [#serve] starts it.
    ///
    /// @param listener a listening socket
    /// @param conversation what to do with a connection
    /// @param log where to tell
    public StreamServer(Socket listener, Conversation conversation, ServerLog log) {
        this.listener = listener;
        this.conversation = conversation;
        this.log = log;
    }

    /// Accepts until the listener is closed or the thread interrupted. Connections then go on to their own ends.
    public void serve() {
        Serving.repeat(this::accept, log);
    }

    private void accept() throws SocketException {
        try {
            Socket peer = listener.accept();
            int number = accepted.incrementAndGet();
            peak.accumulateAndGet(open.incrementAndGet(), Math::max);
            Thread.startVirtualThread(() -> talk(number, peer));
        } catch (SocketException e) {
            if (!Errno.ECONNABORTED.equals(e.reason())) { // that client gave up in the queue
                throw e;
            }
        }
    }

    private void talk(int number, Socket peer) {
        String name = "connection " + number;
        try (peer) {
            log.event(name + " from " + peer.peername());
            long bytes = conversation.hold(peer);
            log.event(name + " ended: " + bytes + " bytes sent back");
        } catch (IOException e) {
            log.event(name + " failed: " + e.getMessage());
        } finally {
            open.decrementAndGet();
        }
    }

    /// Tells how many connections it has accepted.
    ///
    /// @return the count
    public int accepted() {
        return accepted.get();
    }

    /// Tells how many connections were open at the same time, at the most.
    ///
    /// @return the count
    public int peak() {
        return peak.get();
    }
}
