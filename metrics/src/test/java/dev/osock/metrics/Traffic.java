package dev.osock.metrics;

import dev.osock.Socket;
import dev.osock.Sockets;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrUn;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketTimeoutException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import java.time.Duration;

/// Sockets at work.
final class Traffic {

    private Traffic() {}

    /// Sends so many bytes over a connection and receives them, waits once in vain, and closes the sockets.
    static void pass(int bytes) throws Exception {
        try (Socket listener = Sockets.listen(SockaddrIn.loopback(0));
                Socket client = Sockets.connect(listener.sockname());
                Socket server = listener.accept()) {
            client.send(new byte[bytes]);
            server.recv(bytes);
            try {
                server.within(Duration.ofMillis(5)).recv(1);
                throw new AssertionError("something came");
            } catch (SocketTimeoutException expected) {
                // nothing is there
            }
        }
    }

    /// Connects to where nobody is.
    static void fail() throws Exception {
        try (Socket socket = Socket.open(Domain.LOCAL, Type.STREAM)) {
            socket.connect(SockaddrUn.path("/nowhere/at/all"));
            throw new AssertionError("somebody is there");
        } catch (SocketErrnoException expected) {
            // ENOENT
        }
    }
}
