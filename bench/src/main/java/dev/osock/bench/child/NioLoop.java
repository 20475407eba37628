package dev.osock.bench.child;

import dev.osock.bench.child.Service.Conversation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/// The JDK's selector: one platform thread serves all connections, with one direct buffer for all of them. A connection
/// keeps what is to be sent only while its peer does not take it.
final class NioLoop implements Server {

    private static final int ROOM = 64 * 1024;

    private final ByteBuffer shared = ByteBuffer.allocateDirect(ROOM);

    @Override
    public int start(Service service) throws IOException {
        Selector selector = Selector.open();
        ServerSocketChannel listener = ServerSocketChannel.open()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        listener.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
        Thread.ofPlatform().start(() -> {
            try {
                while (true) {
                    selector.select(key -> take(key, service)); // the form with an action keeps no set of keys
                }
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
        });
        return ((InetSocketAddress) listener.getLocalAddress()).getPort();
    }

    private void take(SelectionKey key, Service service) {
        try {
            if (key.channel() instanceof ServerSocketChannel listener) {
                for (SocketChannel peer = listener.accept(); peer != null; peer = listener.accept()) {
                    peer.setOption(StandardSocketOptions.TCP_NODELAY, true);
                    peer.configureBlocking(false)
                            .register(key.selector(), SelectionKey.OP_READ, new Connection(peer, service));
                }
            } else {
                ((Connection) key.attachment()).go(key);
            }
        } catch (IOException end) {
            key.cancel();
            throw new IllegalStateException(end);
        }
    }

    private final class Connection {
        private final SocketChannel peer;
        private final Conversation conversation;
        private @Nullable ByteBuffer rest; // what the peer has not taken

        Connection(SocketChannel peer, Service service) {
            this.peer = peer;
            conversation = service.begin(Service.Memory.DIRECT);
        }

        void go(SelectionKey key) throws IOException {
            try {
                if (rest != null) {
                    peer.write(rest);
                    if (!rest.hasRemaining()) {
                        rest = null;
                        key.interestOps(SelectionKey.OP_READ);
                    }
                } else if (peer.read(shared.clear()) < 0) {
                    peer.close();
                } else {
                    ByteBuffer answer = conversation.answer(shared.flip());
                    peer.write(answer);
                    if (answer.hasRemaining()) {
                        rest = ByteBuffer.allocate(answer.remaining()).put(answer).flip();
                        key.interestOps(SelectionKey.OP_WRITE);
                    }
                }
            } catch (IOException end) {
                peer.close();
            }
        }
    }
}
