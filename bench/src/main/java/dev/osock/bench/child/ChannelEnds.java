package dev.osock.bench.child;

import dev.osock.bench.child.Ends.End;
import dev.osock.bench.child.Ends.Transport;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// The JDK's blocking channels, with direct buffers and Nagle's algorithm off. It has no Unix datagrams.
enum ChannelEnds implements Transport {
    TCP {
        @Override
        public Ends open(int size, int room) throws IOException {
            try (ServerSocketChannel listener =
                    ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
                SocketChannel client = SocketChannel.open(listener.getLocalAddress());
                SocketChannel server = listener.accept();
                client.setOption(StandardSocketOptions.TCP_NODELAY, true);
                server.setOption(StandardSocketOptions.TCP_NODELAY, true);
                return new Ends(end(client, size, room), end(server, size, room));
            }
        }
    },
    UNIX {
        @Override
        public Ends open(int size, int room) throws IOException {
            Path folder = Files.createTempDirectory("osock-bench");
            Path path = folder.resolve("socket");
            var address = UnixDomainSocketAddress.of(path);
            try (ServerSocketChannel listener =
                    ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address)) {
                SocketChannel client = SocketChannel.open(address);
                SocketChannel server = listener.accept();
                return new Ends(end(client, size, room), end(server, size, room));
            } finally {
                Files.deleteIfExists(path);
                Files.delete(folder);
            }
        }
    };

    /// Makes an end of any channel.
    static End end(ByteChannel channel, int size, int room) {
        ByteBuffer message = ByteBuffer.allocateDirect(size);
        ByteBuffer bucket = ByteBuffer.allocateDirect(room);
        return new End() {
            @Override
            public void send() throws IOException {
                message.clear();
                while (message.hasRemaining()) {
                    channel.write(message);
                }
            }

            @Override
            public void receive() throws IOException {
                message.clear();
                while (message.hasRemaining()) {
                    if (channel.read(message) < 0) {
                        throw new EOFException();
                    }
                }
            }

            @Override
            public void drain() throws IOException {
                if (channel.read(bucket.clear()) < 0) {
                    throw new EOFException();
                }
            }
        };
    }
}
