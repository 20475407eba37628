package dev.osock.bench.child;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/// The JDK's selector: one platform thread serves all connections, with one direct buffer for all of them. A connection has a
/// buffer of its own, as its key's attachment, only while its peer does not take what is sent.
final class NioLoop implements EchoServer {

    private static final int ROOM = 64 * 1024;

    private final ByteBuffer shared = ByteBuffer.allocateDirect(ROOM);

    @Override
    public int start() throws IOException {
        Selector selector = Selector.open();
        ServerSocketChannel listener = ServerSocketChannel.open()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        listener.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
        Thread.ofPlatform().start(() -> {
            try {
                while (true) {
                    selector.select(this::take); // the form with an action keeps no set of keys
                }
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
        });
        return ((InetSocketAddress) listener.getLocalAddress()).getPort();
    }

    private void take(SelectionKey key) {
        try {
            if (key.channel() instanceof ServerSocketChannel listener) {
                for (SocketChannel peer = listener.accept(); peer != null; peer = listener.accept()) {
                    peer.setOption(StandardSocketOptions.TCP_NODELAY, true);
                    peer.configureBlocking(false).register(key.selector(), SelectionKey.OP_READ);
                }
            } else {
                echo(key, (SocketChannel) key.channel());
            }
        } catch (IOException end) {
            key.cancel();
            throw new IllegalStateException(end);
        }
    }

    private void echo(SelectionKey key, SocketChannel peer) throws IOException {
        try {
            if (key.attachment() instanceof ByteBuffer rest) {
                peer.write(rest);
                if (rest.hasRemaining()) {
                    return;
                }
                key.attach(null);
                key.interestOps(SelectionKey.OP_READ);
            } else if (peer.read(shared.clear()) < 0) {
                peer.close();
            } else {
                peer.write(shared.flip());
                if (shared.hasRemaining()) {
                    key.attach(ByteBuffer.allocate(shared.remaining()).put(shared).flip());
                    key.interestOps(SelectionKey.OP_WRITE);
                }
            }
        } catch (IOException end) {
            peer.close();
        }
    }
}
