package dev.osock.cli.echo;

import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.cli.output.ServerLog;
import dev.osock.error.SocketClosedException;
import dev.osock.error.SocketException;
import dev.osock.error.SocketInterruptedException;
import java.nio.ByteBuffer;
import java.time.Duration;

/// Sends every datagram back to where it came from, one after the other. One that cannot be sent back is dropped.
public final class DatagramEcho {

    /// More than a UDP datagram can have, and than Linux lets a Unix one have unless it is told to.
    private static final int BUFFER = 256 * 1024;

    /// How long a local receiver whose queue is full is waited for.
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Socket socket;
    private final ServerLog log;

    /// Makes the server; [#serve] starts it.
    ///
    /// @param socket a bound datagram socket
    /// @param log where to tell
    public DatagramEcho(Socket socket, ServerLog log) {
        this.socket = socket;
        this.log = log;
    }

    /// Serves until the socket is closed or the thread interrupted.
    public void serve() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        Serving.repeat(() -> sendBack(socket.recvfrom(buffer.clear()), buffer.flip()), log);
    }

    private void sendBack(Sockaddr source, ByteBuffer datagram) throws SocketException {
        int size = datagram.remaining();
        try {
            socket.within(PATIENCE).sendto(datagram, source);
            log.event(size + " bytes from " + source + ", sent back");
        } catch (SocketClosedException | SocketInterruptedException stopped) {
            throw stopped;
        } catch (SocketException e) {
            log.event(size + " bytes from " + source + ", dropped: " + e.getMessage());
        }
    }
}
