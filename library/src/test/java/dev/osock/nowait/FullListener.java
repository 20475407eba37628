package dev.osock.nowait;

import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.error.SocketException;
import dev.osock.testing.sockets.SocketKind;

/// A listener that has as many connections waiting as it takes, and a socket that is to connect to it.
final class FullListener implements AutoCloseable {

    private final Socket listener;
    private final Socket first;
    private final Socket client;

    FullListener(SocketKind kind) throws SocketException {
        listener = kind.listener(0);
        first = kind.open();
        first.connect(listener.sockname());
        client = kind.open();
    }

    Socket client() {
        return client;
    }

    Sockaddr address() throws SocketException {
        return listener.sockname();
    }

    /// Makes room for another connection.
    void release() throws SocketException {
        listener.accept().close();
    }

    @Override
    public void close() throws SocketException {
        client.close();
        first.close();
        listener.close();
    }
}
