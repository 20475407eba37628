package dev.osock.net;

import dev.osock.BlockingIo;
import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrUn;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketTimeoutException;
import dev.osock.kind.Domain;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The two ends of a datagram socket: where it is bound, and what it is connected to.
final class DatagramEnds {

    /// How many datagrams are thrown away at the most when a socket is connected; a full buffer has fewer.
    private static final int MOST_THROWN_AWAY = 100_000;

    private final Socket socket;
    private final Optional<Sockaddr> place;
    private final Optional<Sockaddr> peer;

    private volatile @Nullable InetSocketAddress local;
    private volatile @Nullable InetSocketAddress remote;

    /// Those of a socket that is neither bound nor connected.
    ///
    /// @param place where it will be bound, whatever its user says; empty for that
    /// @param peer what it will be connected to as soon as it is bound, whatever its user says; empty for that
    DatagramEnds(Socket socket, Optional<Sockaddr> place, Optional<Sockaddr> peer) {
        this.socket = socket;
        this.place = place;
        this.peer = peer;
    }

    @Nullable
    InetSocketAddress local() {
        return local;
    }

    @Nullable
    InetSocketAddress remote() {
        return remote;
    }

    /// Tells whether all datagrams go to one place, whatever addresses they have.
    boolean isSettled() {
        return peer.isPresent();
    }

    synchronized void bind(InetSocketAddress named) throws IOException {
        if (!socket.isOpen()) {
            throw new SocketException("Socket is closed");
        }
        if (local != null) {
            throw new SocketException("Already bound");
        }
        if (named.isUnresolved()) {
            throw new SocketException("Unresolved address");
        }
        boolean isLocal = socket.domain().equals(Domain.LOCAL);
        Sockaddr usual = isLocal
                ? SockaddrUn.unnamed() // the system finds a name, so that the peer can answer
                : JdkAddresses.here(socket.domain(), named.getAddress(), named.getPort());
        socket.bind(place.orElse(usual));
        local = JdkAddresses.inet(socket.sockname());
        if (peer.isPresent()) {
            connectTo(peer.get(), JdkAddresses.inet(peer.get()));
        }
    }

    /// Binds a socket that is not bound, to any free port.
    synchronized void ensureBound() throws IOException {
        if (local == null) {
            bind(new InetSocketAddress(0));
        }
    }

    /// Connects the socket. One that is closed stays as it is, as in the JDK.
    synchronized void connect(InetSocketAddress named) throws IOException {
        if (named.isUnresolved()) {
            throw new SocketException("Unresolved address");
        }
        if (!socket.isOpen()) {
            return;
        }
        if (isSettled()) {
            ensureBound();
            return;
        }
        if (named.getPort() == 0) {
            throw new SocketException("Can't connect to port 0");
        }
        ensureBound();
        connectTo(JdkAddresses.here(socket.domain(), named.getAddress(), named.getPort()), named);
    }

    private void connectTo(Sockaddr address, InetSocketAddress named) throws IOException {
        socket.connect(address);
        remote = named;
        local = JdkAddresses.inet(socket.sockname());
        throwAway();
    }

    /// Throws away what has come before the socket was connected, which may be from anybody.
    private void throwAway() throws IOException {
        BlockingIo once = socket.within(Duration.ZERO);
        ByteBuffer room = ByteBuffer.allocate(1);
        for (int i = 0; i < MOST_THROWN_AWAY; i++) {
            try {
                once.recv(room.clear());
            } catch (SocketTimeoutException empty) {
                return;
            } catch (SocketErrnoException old) {
                // an error of before, which this has taken
            }
        }
    }

    /// Gives the socket its former address, and no peer. One that goes to one place goes on to do so.
    synchronized void disconnect() throws IOException {
        if (remote == null || isSettled() || !socket.isOpen()) {
            return;
        }
        socket.connect(Sockaddr.unspec());
        remote = null;
        local = JdkAddresses.inet(socket.sockname());
    }
}
