package dev.osock.cli;

import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.error.SocketException;
import dev.osock.kind.Type;
import java.util.ArrayList;
import java.util.List;

/// A TCP listener whose queue is full, so that nobody who connects gets an answer.
final class FullListener implements AutoCloseable {

    private final Socket listener;
    private final List<Socket> waiting = new ArrayList<>();

    FullListener(String address) throws SocketException {
        Sockaddr place = Sockaddr.parse(address);
        listener = Socket.open(place.family(), Type.STREAM);
        listener.bind(place);
        listener.listen(0);
        for (int i = 0; i < 2; i++) {
            Socket client = Socket.open(place.family(), Type.STREAM);
            var _ = client.nowait().connect(address());
            waiting.add(client);
        }
    }

    Sockaddr address() throws SocketException {
        return listener.sockname();
    }

    @Override
    public void close() throws SocketException {
        for (Socket each : waiting) {
            each.close();
        }
        listener.close();
    }
}
