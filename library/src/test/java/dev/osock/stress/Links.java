package dev.osock.stress;

import dev.osock.Socket;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrUn;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.option.Linger;
import dev.osock.option.SocketOptions;
import java.util.concurrent.atomic.AtomicLong;

/// Makes connected streams over one listener, which may be used by several threads at once only to [#connect].
final class Links implements AutoCloseable {

    private static final AtomicLong NAMES = new AtomicLong();

    private final Socket listener;
    private final Domain domain;

    /// Two ends of a connection.
    record Link(Socket near, Socket far) implements AutoCloseable {
        @Override
        public void close() throws SocketException {
            try (far) {
                near.close();
            }
        }
    }

    private Links(Domain domain, Socket listener) throws SocketException {
        this.domain = domain;
        this.listener = listener;
        listener.listen(1024);
    }

    /// Connections over TCP that leave no `TIME_WAIT` behind: closing one resets it.
    static Links tcp() throws SocketException {
        Socket listener = Socket.open(Domain.INET, Type.STREAM);
        listener.setopt(SocketOptions.LINGER, Linger.ABORT);
        listener.bind(SockaddrIn.loopback(0));
        return new Links(Domain.INET, listener);
    }

    static Links local() throws SocketException {
        Socket listener = Socket.open(Domain.LOCAL, Type.STREAM);
        listener.bind(
                SockaddrUn.abstractName("osock-" + ProcessHandle.current().pid() + "-" + NAMES.getAndIncrement()));
        return new Links(Domain.LOCAL, listener);
    }

    Socket listener() {
        return listener;
    }

    /// Connects one more socket, which somebody must accept from [#listener()].
    Socket connect() throws SocketException {
        Socket near = Socket.open(domain, Type.STREAM);
        if (domain.equals(Domain.INET)) {
            near.setopt(SocketOptions.LINGER, Linger.ABORT);
        }
        near.connect(listener.sockname());
        return near;
    }

    /// Makes a connection; by one thread at a time.
    synchronized Link make() throws SocketException {
        Socket near = connect();
        return new Link(near, listener.accept());
    }

    @Override
    public void close() throws SocketException {
        listener.close();
    }
}
