package dev.osock.bench.child;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/// The JDK's blocking channels, a virtual thread with a small direct buffer for each connection.
record NioThreads() implements EchoServer {

    private static final int ROOM = 64;

    @Override
    public int start() throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    SocketChannel peer = listener.accept();
                    peer.setOption(StandardSocketOptions.TCP_NODELAY, true);
                    Thread.ofVirtual().start(() -> serve(peer));
                }
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
        });
        return ((InetSocketAddress) listener.getLocalAddress()).getPort();
    }

    private static void serve(SocketChannel peer) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(ROOM);
        try (peer) {
            while (peer.read(buffer.clear()) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    peer.write(buffer);
                }
            }
        } catch (IOException end) {
            // the peer has closed
        }
    }
}
