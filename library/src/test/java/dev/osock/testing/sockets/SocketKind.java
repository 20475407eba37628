package dev.osock.testing.sockets;

import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.address.SockaddrUn;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;

/// The sorts of socket that a property is tested over.
public enum SocketKind {
    INET_STREAM(Domain.INET, Type.STREAM),
    INET6_STREAM(Domain.INET6, Type.STREAM),
    LOCAL_STREAM(Domain.LOCAL, Type.STREAM),
    ABSTRACT_STREAM(Domain.LOCAL, Type.STREAM),
    INET_DGRAM(Domain.INET, Type.DGRAM),
    INET6_DGRAM(Domain.INET6, Type.DGRAM),
    LOCAL_DGRAM(Domain.LOCAL, Type.DGRAM),
    ABSTRACT_DGRAM(Domain.LOCAL, Type.DGRAM),
    LOCAL_SEQPACKET(Domain.LOCAL, Type.SEQPACKET),
    ABSTRACT_SEQPACKET(Domain.LOCAL, Type.SEQPACKET);

    private final Domain domain;
    private final Type type;

    SocketKind(Domain domain, Type type) {
        this.domain = domain;
        this.type = type;
    }

    public Domain domain() {
        return domain;
    }

    public Type type() {
        return type;
    }

    public boolean isInet() {
        return !isLocal();
    }

    public boolean isLocal() {
        return domain.equals(Domain.LOCAL);
    }

    public boolean isStream() {
        return type.equals(Type.STREAM);
    }

    /// Whether its sockets listen, accept and connect.
    public boolean isConnecting() {
        return !type.equals(Type.DGRAM);
    }

    public Socket open() throws SocketException {
        return Socket.open(domain, type);
    }

    /// Gives an address to bind to that nobody uses: a loopback address with port 0, a new path or a new abstract name.
    public Sockaddr freshAddress() {
        return switch (this) {
            case INET_STREAM, INET_DGRAM -> SockaddrIn.loopback(0);
            case INET6_STREAM, INET6_DGRAM -> SockaddrIn6.loopback(0);
            case LOCAL_STREAM, LOCAL_DGRAM, LOCAL_SEQPACKET -> SockaddrUn.path(FreshNames.path());
            case ABSTRACT_STREAM, ABSTRACT_DGRAM, ABSTRACT_SEQPACKET -> SockaddrUn.abstractName(FreshNames.name());
        };
    }

    public Socket bound() throws SocketException {
        Socket socket = open();
        socket.bind(freshAddress());
        return socket;
    }

    public Socket listener() throws SocketException {
        return listener(5);
    }

    public Socket listener(int backlog) throws SocketException {
        Socket socket = bound();
        socket.listen(backlog);
        return socket;
    }

    /// Makes two sockets that are connected to each other.
    public Pair pair() throws SocketException {
        return isConnecting() ? connectedPair() : datagramPair();
    }

    private Pair connectedPair() throws SocketException {
        try (Socket listener = listener()) {
            Socket near = open();
            near.connect(listener.sockname());
            return new Pair(near, listener.accept());
        }
    }

    private Pair datagramPair() throws SocketException {
        Socket near = bound();
        Socket far = bound();
        near.connect(far.sockname());
        far.connect(near.sockname());
        return new Pair(near, far);
    }
}
