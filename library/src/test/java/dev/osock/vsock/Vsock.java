package dev.osock.vsock;

import dev.osock.Socket;
import dev.osock.address.SockaddrVm;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.testing.sockets.Pair;

/// Sockets of vsock on this machine itself.
final class Vsock {

    private Vsock() {}

    static Socket open(Type type) throws SocketException {
        return Socket.open(Domain.VSOCK, type);
    }

    /// Makes a listener at a port that the system chooses.
    static Socket listener(Type type) throws SocketException {
        Socket listener = open(type);
        listener.bind(SockaddrVm.any(SockaddrVm.PORT_ANY));
        listener.listen(5);
        return listener;
    }

    /// Tells where to connect to, to reach a listener.
    static SockaddrVm local(Socket listener) throws SocketException {
        return SockaddrVm.local(((SockaddrVm) listener.sockname()).port());
    }

    static Pair pair(Type type) throws SocketException {
        try (Socket listener = listener(type)) {
            Socket near = open(type);
            near.connect(local(listener));
            return new Pair(near, listener.accept());
        }
    }
}
