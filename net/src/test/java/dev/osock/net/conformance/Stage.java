package dev.osock.net.conformance;

import dev.osock.testing.Patience;
import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/// What one check works with: sockets of one face, all of which are closed in the end.
final class Stage implements AutoCloseable {

    /// Long enough for a thread that has begun to wait for something.
    private static final int SOON_MILLIS = 60;

    private static final Duration LONG = Patience.seconds(10);

    final Faces faces;
    private final Deque<Closeable> open = new ArrayDeque<>();

    Stage(Faces faces) {
        this.faces = faces;
    }

    <T extends Closeable> T keep(T made) {
        open.push(made);
        return made;
    }

    static InetAddress loopback() {
        return InetAddress.getLoopbackAddress();
    }

    static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(loopback(), port);
    }

    /// Two sockets that are connected to each other.
    record Pair(ServerSocket server, Socket near, Socket far) {}

    Socket socket() throws IOException {
        return keep(faces.sockets.createSocket());
    }

    ServerSocket server() throws IOException {
        return keep(faces.servers.createServerSocket());
    }

    /// A listener on the loopback address.
    ServerSocket listening() throws IOException {
        ServerSocket server = server();
        server.bind(loopback(0));
        return server;
    }

    Pair pair() throws IOException {
        ServerSocket server = listening();
        Socket near = socket();
        near.connect(server.getLocalSocketAddress());
        return new Pair(server, near, keep(server.accept()));
    }

    DatagramSocket unbound() throws IOException {
        return keep(faces.unbound());
    }

    /// A datagram socket on the loopback address.
    DatagramSocket datagrams() throws IOException {
        DatagramSocket socket = keep(faces.datagrams(loopback(0)));
        socket.setSoTimeout((int) LONG.toMillis());
        return socket;
    }

    /// An address of TCP where nobody is.
    InetSocketAddress nobody() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, loopback())) {
            return (InetSocketAddress) closed.getLocalSocketAddress();
        }
    }

    /// An address of UDP where nobody is.
    InetSocketAddress nobodyThere() throws IOException {
        try (DatagramSocket closed = new DatagramSocket(loopback(0))) {
            return (InetSocketAddress) closed.getLocalSocketAddress();
        }
    }

    static DatagramPacket packet(String text, SocketAddress to) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new DatagramPacket(bytes, bytes.length, to);
    }

    static String text(DatagramPacket packet) {
        return new String(packet.getData(), packet.getOffset(), packet.getLength(), StandardCharsets.UTF_8);
    }

    /// Receives one datagram.
    static String receive(DatagramSocket socket) throws IOException {
        var packet = new DatagramPacket(new byte[100], 100);
        socket.receive(packet);
        return text(packet);
    }

    /// What another thread does.
    record Running<T>(Thread thread, FutureTask<T> task) {
        /// Waits for its result.
        ///
        /// @throws Exception what it has thrown
        T end() throws Exception {
            try {
                return task.get(LONG.toSeconds(), TimeUnit.SECONDS);
            } catch (java.util.concurrent.ExecutionException e) {
                if (e.getCause() instanceof Exception cause) {
                    throw cause;
                }
                throw e;
            }
        }
    }

    /// Has a virtual thread do something that waits, and lets it begin.
    <T> Running<T> onVirtual(Callable<T> call) throws InterruptedException {
        return start(Thread.ofVirtual(), call);
    }

    /// Has a platform thread do something that waits, and lets it begin.
    <T> Running<T> onPlatform(Callable<T> call) throws InterruptedException {
        return start(Thread.ofPlatform().daemon(), call);
    }

    /// Has a thread of the same kind as this one do something that waits, and lets it begin.
    <T> Running<T> aside(Callable<T> call) throws InterruptedException {
        return Thread.currentThread().isVirtual() ? onVirtual(call) : onPlatform(call);
    }

    private static <T> Running<T> start(Thread.Builder builder, Callable<T> call) throws InterruptedException {
        var begun = new CountDownLatch(1);
        var task = new FutureTask<>(() -> {
            begun.countDown();
            return call.call();
        });
        Thread thread = builder.start(task);
        begun.await();
        Thread.sleep(SOON_MILLIS);
        return new Running<>(thread, task);
    }

    @Override
    public void close() throws IOException {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (java.net.SocketException reset) {
                // it is gone
            }
        }
    }
}
