package dev.osock.net;

import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.option.SocketOptions;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A `java.net.DatagramSocket` over one of the library's.
final class NetDatagramSocket extends DatagramSocketOptions {

    private final DatagramEnds ends;
    private final Memberships memberships;

    private NetDatagramSocket(Socket socket, DatagramEnds ends) {
        super(socket);
        this.ends = ends;
        this.memberships = new Memberships(socket);
    }

    /// Makes one that is not bound yet; it goes where its text says.
    static NetDatagramSocket ofClient(SocketSpec spec) throws IOException {
        return open(spec, Optional.empty(), spec.target());
    }

    /// Makes one that is not bound yet, and will be where its text says.
    static NetDatagramSocket ofServer(SocketSpec spec) throws IOException {
        return open(spec, spec.target(), Optional.empty());
    }

    private static NetDatagramSocket open(SocketSpec spec, Optional<Sockaddr> place, Optional<Sockaddr> peer)
            throws IOException {
        try {
            Socket socket = spec.openWith(SocketOptions.BROADCAST);
            return new NetDatagramSocket(socket, new DatagramEnds(socket, place, peer));
        } catch (dev.osock.error.SocketException failure) {
            throw JdkExceptions.ofOpen(failure);
        }
    }

    private static InetSocketAddress inet(SocketAddress address) {
        if (address instanceof InetSocketAddress inet) {
            return inet;
        }
        throw new UnsupportedAddressTypeException();
    }

    @Override
    public void bind(@Nullable SocketAddress address) throws SocketException {
        InetSocketAddress named = address == null ? new InetSocketAddress(0) : inet(address);
        try {
            ends.bind(named);
        } catch (IOException failure) {
            throw JdkExceptions.ofSocket(failure);
        }
    }

    @Override
    public void connect(@Nullable InetAddress host, int port) {
        if (host == null) {
            throw new IllegalArgumentException("Address can't be null");
        }
        try {
            connect(new InetSocketAddress(host, port));
        } catch (SocketException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void connect(@Nullable SocketAddress address) throws SocketException {
        if (address == null) {
            throw new IllegalArgumentException("Address can't be null");
        }
        InetSocketAddress named = inet(address);
        try {
            ends.connect(named);
        } catch (IOException failure) {
            throw JdkExceptions.ofSocket(failure);
        }
    }

    @Override
    public void disconnect() {
        try {
            ends.disconnect();
        } catch (IOException failure) {
            throw new UncheckedIOException(JdkExceptions.ofSocket(failure));
        }
    }

    @Override
    public boolean isBound() {
        return ends.local() != null;
    }

    @Override
    public boolean isConnected() {
        return ends.remote() != null;
    }

    @Override
    public @Nullable InetAddress getInetAddress() {
        InetSocketAddress remote = ends.remote();
        return remote == null ? null : remote.getAddress();
    }

    @Override
    public int getPort() {
        InetSocketAddress remote = ends.remote();
        return remote == null ? -1 : remote.getPort();
    }

    @Override
    public @Nullable SocketAddress getRemoteSocketAddress() {
        return ends.remote();
    }

    @Override
    public @Nullable SocketAddress getLocalSocketAddress() {
        return isClosed() ? null : ends.local();
    }

    @Override
    public @Nullable InetAddress getLocalAddress() {
        if (isClosed()) {
            return null;
        }
        InetSocketAddress local = ends.local();
        return local == null ? new InetSocketAddress(0).getAddress() : local.getAddress();
    }

    @Override
    public int getLocalPort() {
        if (isClosed()) {
            return -1;
        }
        InetSocketAddress local = ends.local();
        return local == null ? 0 : local.getPort();
    }

    @Override
    public void send(DatagramPacket packet) throws IOException {
        synchronized (packet) {
            try {
                checkOpen();
                sendNow(packet);
            } catch (InterruptedIOException interrupt) {
                close();
                throw JdkWait.closedBy(interrupt);
            } catch (dev.osock.error.SocketException failure) {
                throw JdkExceptions.ofDatagram(failure);
            }
        }
    }

    private void sendNow(DatagramPacket packet) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(packet.getData(), packet.getOffset(), packet.getLength());
        InetSocketAddress remote = ends.remote();
        if (!ends.isSettled() && packet.getAddress() == null) {
            if (remote == null) {
                throw new IllegalArgumentException("Address not set");
            }
            packet.setSocketAddress(remote);
        }
        ends.ensureBound();
        if (ends.isSettled()) {
            JdkWait.await(socket, 0, view -> view.send(bytes));
        } else if (remote != null) {
            if (!packet.getSocketAddress().equals(remote)) {
                throw new IllegalArgumentException("Connected and packet address differ");
            }
            JdkWait.await(socket, 0, view -> view.send(bytes));
        } else {
            if (packet.getPort() == 0) {
                throw new SocketException("Can't send to port 0");
            }
            Sockaddr target = JdkAddresses.here(socket.domain(), packet.getAddress(), packet.getPort());
            JdkWait.await(socket, 0, view -> view.sendto(bytes, target));
        }
    }

    @Override
    public void receive(DatagramPacket packet) throws IOException {
        synchronized (packet) {
            try {
                checkOpen();
                ends.ensureBound();
                int room = PacketRoom.of(packet);
                ByteBuffer bytes = ByteBuffer.wrap(packet.getData(), packet.getOffset(), room);
                Sockaddr source = JdkWait.await(socket, timeout(), view -> view.recvfrom(bytes));
                PacketRoom.received(packet, bytes.position() - packet.getOffset(), room);
                packet.setSocketAddress(JdkAddresses.inet(source));
            } catch (InterruptedIOException interrupt) {
                close();
                throw JdkWait.closedBy(interrupt);
            } catch (dev.osock.error.SocketException failure) {
                throw JdkExceptions.ofDatagram(failure);
            }
        }
    }

    private void checkOpen() throws SocketException {
        if (isClosed()) {
            throw new SocketException("Socket closed");
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (dev.osock.error.SocketException told) {
            // it is closed all the same, and this method can tell nothing
        }
    }

    @Override
    public boolean isClosed() {
        return !socket.isOpen();
    }

    @Override
    public void joinGroup(@Nullable SocketAddress group, @Nullable NetworkInterface by) throws IOException {
        try {
            memberships.join(group, by);
        } catch (dev.osock.error.SocketException failure) {
            throw JdkExceptions.ofSocket(failure);
        }
    }

    @Override
    public void leaveGroup(@Nullable SocketAddress group, @Nullable NetworkInterface by) throws IOException {
        try {
            memberships.leave(group, by);
        } catch (dev.osock.error.SocketException failure) {
            throw JdkExceptions.ofSocket(failure);
        }
    }

    /// What the library says of the socket.
    @Override
    public String toString() {
        return "DatagramSocket[" + socket + "]";
    }
}
