package dev.osock.testing.sockets;

import dev.osock.Socket;
import dev.osock.error.SocketException;
import dev.osock.kind.Shutdown;
import dev.osock.option.Linger;
import dev.osock.option.SocketOptions;

/// Two sockets that are connected to each other; of a connecting type, the near one connected and the far one accepted.
public record Pair(Socket near, Socket far) implements AutoCloseable {

    /// Makes one of TCP whose near socket's sends go at once, but are not done, in the sense of those without copying,
    /// before the far one receives.
    public static Pair holding() throws SocketException {
        Pair pair = SocketKind.INET_STREAM.pair();
        pair.far.setopt(SocketOptions.RCVBUF, 4096);
        pair.near.setopt(SocketOptions.SNDBUF, 1 << 20);
        return pair;
    }

    /// Ends the connection from the far side with a reset; of inet streams.
    public void resetByFar() throws SocketException {
        far.setopt(SocketOptions.LINGER, Linger.ABORT);
        far.close();
    }

    /// Ends what the far side sends.
    public void endOfFar() throws SocketException {
        far.shutdown(Shutdown.WRITE);
    }

    @Override
    public void close() throws SocketException {
        try (far) {
            near.close();
        }
    }
}
