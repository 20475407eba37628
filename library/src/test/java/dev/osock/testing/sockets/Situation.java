package dev.osock.testing.sockets;

import dev.osock.BlockingIo;
import dev.osock.Socket;
import dev.osock.error.SocketException;

/// A socket on which a call has to wait, until [#release].
public abstract class Situation implements AutoCloseable {

    private final Socket socket;

    Situation(Socket socket) {
        this.socket = socket;
    }

    public final Socket socket() {
        return socket;
    }

    /// Makes the call, which waits as the view of [#socket()] says.
    public abstract void call(BlockingIo view) throws SocketException;

    /// Lets one call succeed, now or later; called at most twice.
    public abstract void release() throws SocketException;

    @Override
    public abstract void close() throws SocketException;
}
