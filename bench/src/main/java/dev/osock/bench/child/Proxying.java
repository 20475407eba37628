package dev.osock.bench.child;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/// One thread sends pieces of 64 KiB to a proxy, another receives what that passes on: MiB/s, and the seconds of a
/// processor that the proxy takes for a GiB.
final class Proxying implements Task {

    private static final int PIECE = 64 * 1024;
    private static final double MIB = 1 << 20;
    private static final double NANOS = 1e9;
    private static final int MIB_OF_A_GIB = 1024;

    private final Proxy proxy;
    private final SocketChannel receiver;
    private final ByteBuffer room = ByteBuffer.allocateDirect(PIECE);

    /// Passes on what comes by one connection, on one thread.
    interface Proxy {

        /// Begins.
        ///
        /// @param to the port to which it connects
        /// @return the port at which it listens
        int start(int to) throws IOException;

        /// Tells how long its thread has used a processor.
        long processorNanos() throws IOException;
    }

    Proxying(Proxy proxy) throws IOException {
        this.proxy = proxy;
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(loopback(0));
            int port = proxy.start(((InetSocketAddress) listener.getLocalAddress()).getPort());
            SocketChannel sender = SocketChannel.open(loopback(port));
            receiver = listener.accept();
            Thread.ofPlatform().daemon().start(() -> send(sender));
        }
    }

    static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static void send(SocketChannel sender) {
        ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);
        try {
            while (true) {
                sender.write(piece.clear());
            }
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public double[] round(long nanos) throws IOException {
        long used = proxy.processorNanos();
        long begin = System.nanoTime();
        long now;
        long bytes = 0;
        do {
            bytes += receiver.read(room.clear());
            now = System.nanoTime();
        } while (now - begin < nanos);
        double mib = bytes / MIB;
        return new double[] {
            mib * NANOS / (now - begin), (proxy.processorNanos() - used) / NANOS / mib * MIB_OF_A_GIB
        };
    }
}
