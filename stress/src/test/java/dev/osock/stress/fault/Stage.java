package dev.osock.stress.fault;

import dev.osock.Socket;
import dev.osock.address.SockaddrIn;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.option.SocketOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// What a call is made on: sockets of the library whose peers are the JDK's, so that a fault meets one side only.
/// Closes all of it.
public final class Stage implements AutoCloseable {

    /// What a call does, and what its peer does.
    public interface Act {
        void run() throws Exception;
    }

    private final Deque<AutoCloseable> kept = new ArrayDeque<>();
    private Act call = () -> {};
    private Act release = () -> {};

    /// A connection: this side is the library's.
    record Link(Socket near, SocketChannel far) {
        void write(int count) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(count);
            while (bytes.hasRemaining()) {
                far.write(bytes);
            }
        }
    }

    /// The call that is to be tried.
    void call(Act tried) {
        call = tried;
    }

    /// Makes the call go on if it waits; may happen twice.
    void release(Act released) {
        release = released;
    }

    public Act call() {
        return call;
    }

    public Act release() {
        return release;
    }

    /// The library's sockets.
    public List<Socket> sockets() {
        List<Socket> all = new ArrayList<>();
        for (AutoCloseable each : kept) {
            if (each instanceof Socket socket) {
                all.add(socket);
            } else if (each instanceof Socket.Pair(Socket first, Socket second)) {
                all.add(first);
                all.add(second);
            }
        }
        return all;
    }

    <T extends AutoCloseable> T keep(T resource) {
        kept.push(resource);
        return resource;
    }

    ServerSocketChannel listener() throws IOException {
        return keep(ServerSocketChannel.open()).bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    static SockaddrIn nameOf(ServerSocketChannel listener) throws IOException {
        return SockaddrIn.loopback(((InetSocketAddress) listener.getLocalAddress()).getPort());
    }

    static InetSocketAddress nameOf(Socket socket) throws SocketException {
        int port = ((SockaddrIn) socket.sockname()).port();
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    Socket open(Type type) throws SocketException {
        return keep(Socket.open(Domain.INET, type));
    }

    Socket bound(Type type) throws SocketException {
        Socket socket = open(type);
        socket.bind(SockaddrIn.loopback(0));
        return socket;
    }

    Link link() throws IOException {
        return link(0);
    }

    /// Connects two sockets; with small buffers if their size is given.
    private Link link(int buffers) throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            if (buffers > 0) {
                listener.setOption(StandardSocketOptions.SO_RCVBUF, buffers);
            }
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Socket near = open(Type.STREAM);
            if (buffers > 0) {
                near.setopt(SocketOptions.SNDBUF, buffers);
            }
            near.connect(nameOf(listener));
            return new Link(near, keep(listener.accept()));
        }
    }

    /// A connection on which the library's side has no room to send; [#release()] then reads all that comes.
    Link full() throws IOException {
        Link link = link(4096);
        boolean isFull = false;
        while (!isFull) {
            try {
                link.near().within(Duration.ZERO).send(new byte[1 << 16]);
            } catch (SocketException full) {
                isFull = full.sent() == 0;
            }
        }
        release(() -> Thread.ofPlatform().daemon().start(() -> drain(link.far())));
        return link;
    }

    private static void drain(SocketChannel from) {
        ByteBuffer bucket = ByteBuffer.allocate(1 << 16);
        try {
            while (from.read(bucket.clear()) >= 0) {
                // and again
            }
        } catch (IOException closed) {
            // no more to read
        }
    }

    @Override
    public void close() throws Exception {
        while (!kept.isEmpty()) {
            kept.pop().close();
        }
    }
}
