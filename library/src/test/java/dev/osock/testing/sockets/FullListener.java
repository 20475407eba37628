package dev.osock.testing.sockets;

import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.error.SocketException;
import dev.osock.kind.Type;
import java.util.ArrayList;
import java.util.List;

/// A TCP listener whose queue is full, so that nobody who connects gets an answer.
public final class FullListener implements AutoCloseable {

    private final Socket listener;
    private final List<Socket> waiting = new ArrayList<>();

    /// Listens at an address.
    public FullListener(Sockaddr place) throws SocketException {
        listener = Socket.open(place.family(), Type.STREAM);
        listener.bind(place);
        listener.listen(0);
        for (int i = 0; i < 3; i++) {
            Socket client = Socket.open(place.family(), Type.STREAM);
            var _ = client.nowait().connect(address());
            waiting.add(client);
        }
    }

    public Sockaddr address() throws SocketException {
        return listener.sockname();
    }

    /// Takes one of those that wait, so that another is answered.
    public Socket accept() throws SocketException {
        return listener.accept();
    }

    @Override
    public void close() throws SocketException {
        for (Socket each : waiting) {
            each.close();
        }
        listener.close();
    }
}
