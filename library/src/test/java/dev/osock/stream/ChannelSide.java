package dev.osock.stream;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.osock.SocketByteChannel;
import dev.osock.Sockets;
import dev.osock.address.SockaddrIn;
import dev.osock.kind.Shutdown;
import dev.osock.testing.sockets.ThreadKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.ScatteringByteChannel;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// Whose channel is tested: a `SocketChannel` that blocks, which is the judge, or ours.
enum ChannelSide {
    JDK {
        @Override
        Link connect(int port) throws IOException {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            return new Link(channel, channel, channel) {
                @Override
                void endOut() throws IOException {
                    channel.shutdownOutput();
                }

                @Override
                void endIn() throws IOException {
                    channel.shutdownInput();
                }
            };
        }
    },
    OSOCK {
        @Override
        Link connect(int port) throws IOException {
            dev.osock.Socket socket = Sockets.connect(SockaddrIn.loopback(port));
            SocketByteChannel channel = socket.byteChannel();
            return new Link(channel, channel, channel) {
                @Override
                void endOut() throws IOException {
                    socket.shutdown(Shutdown.WRITE);
                }

                @Override
                void endIn() throws IOException {
                    socket.shutdown(Shutdown.READ);
                }
            };
        }
    };

    /// Both by [ThreadKind].
    static final String BY_THREAD = "dev.osock.stream.ChannelSide#byThread";

    static Stream<Arguments> byThread() {
        return Arrays.stream(values())
                .flatMap(side -> Arrays.stream(ThreadKind.values()).map(thread -> arguments(side, thread)));
    }

    abstract Link connect(int port) throws IOException;

    /// Makes a connection over loopback.
    Link link() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Link link = connect(listener.getLocalPort());
            link.peer = new Peer(listener.accept());
            return link;
        }
    }

    /// A connection: the channel of its near end, and the peer.
    abstract static class Link implements AutoCloseable {

        private final ByteChannel channel;
        private final ScatteringByteChannel scattering;
        private final GatheringByteChannel gathering;
        private Peer peer;

        Link(ByteChannel channel, ScatteringByteChannel scattering, GatheringByteChannel gathering) {
            this.channel = channel;
            this.scattering = scattering;
            this.gathering = gathering;
        }

        Peer peer() {
            return peer;
        }

        int read(ByteBuffer buffer) throws IOException {
            return channel.read(buffer);
        }

        long read(ByteBuffer... buffers) throws IOException {
            return scattering.read(buffers);
        }

        long read(ByteBuffer[] buffers, int offset, int length) throws IOException {
            return scattering.read(buffers, offset, length);
        }

        int write(ByteBuffer buffer) throws IOException {
            return channel.write(buffer);
        }

        long write(ByteBuffer... buffers) throws IOException {
            return gathering.write(buffers);
        }

        long write(ByteBuffer[] buffers, int offset, int length) throws IOException {
            return gathering.write(buffers, offset, length);
        }

        /// Writes until nothing is left, however many calls that takes.
        void writeAll(ByteBuffer buffer) throws IOException {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }

        boolean isOpen() {
            return channel.isOpen();
        }

        void closeNear() throws IOException {
            channel.close();
        }

        abstract void endOut() throws IOException;

        abstract void endIn() throws IOException;

        @Override
        public void close() throws IOException {
            try (Peer _ = peer) {
                channel.close();
            }
        }
    }
}
