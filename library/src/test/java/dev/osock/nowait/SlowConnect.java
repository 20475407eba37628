package dev.osock.nowait;

import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.error.SocketException;
import dev.osock.testing.sockets.SocketKind;

/// A socket whose connect is not done at once: over inet the handshake takes its time; a local listener is full.
final class SlowConnect implements AutoCloseable {

    private final SocketKind kind;
    private final Socket listener;
    private final Socket first;
    private final Socket client;

    SlowConnect(SocketKind kind) throws SocketException {
        this.kind = kind;
        listener = kind.listener(kind.isLocal() ? 0 : 5);
        first = kind.open();
        client = kind.open();
        if (kind.isLocal()) {
            first.connect(listener.sockname());
        }
    }

    /// The socket that is to connect.
    Socket client() {
        return client;
    }

    Sockaddr address() throws SocketException {
        return listener.sockname();
    }

    /// Lets the connection come about.
    void release() throws SocketException {
        if (kind.isLocal()) {
            listener.accept().close();
        }
    }

    /// Accepts the client's connection.
    Socket accept() throws SocketException {
        return listener.accept();
    }

    @Override
    public void close() throws SocketException {
        client.close();
        first.close();
        listener.close();
    }
}
