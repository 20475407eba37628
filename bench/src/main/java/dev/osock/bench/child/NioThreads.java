package dev.osock.bench.child;

import dev.osock.bench.child.Service.Conversation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/// The JDK's blocking channels, a virtual thread with a small direct buffer for each connection.
record NioThreads() implements Server {

    @Override
    public int start(Service service) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    SocketChannel peer = listener.accept();
                    peer.setOption(StandardSocketOptions.TCP_NODELAY, true);
                    Thread.ofVirtual().start(() -> serve(peer, service));
                }
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
        });
        return ((InetSocketAddress) listener.getLocalAddress()).getPort();
    }

    private static void serve(SocketChannel peer, Service service) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(service.room());
        Conversation conversation = service.begin(Service.Memory.DIRECT);
        try (peer) {
            while (peer.read(buffer.clear()) >= 0) {
                ByteBuffer answer = conversation.answer(buffer.flip());
                while (answer.hasRemaining()) {
                    peer.write(answer);
                }
            }
        } catch (IOException end) {
            // the peer has closed
        }
    }
}
