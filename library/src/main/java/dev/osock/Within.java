package dev.osock;

import dev.osock.internal.wait.Timeout;

/// The view of a socket whose calls wait up to a time-out, or a deadline.
final class Within extends BlockingVerbs {

    private final Socket socket;

    Within(Socket socket, Timeout timeout) {
        super(socket.openSocket, timeout);
        this.socket = socket;
    }

    @Override
    Socket socket() {
        return socket;
    }

    @Override
    public String toString() {
        return socket.toString();
    }
}
