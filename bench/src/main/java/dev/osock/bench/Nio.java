package dev.osock.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/// The JDK's blocking channels, with a direct buffer and Nagle's algorithm off.
record Nio(int size) implements Contestant {

    @Override
    public String name() {
        return "nio";
    }

    @Override
    public Listener listen() throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        SocketAddress address = listener.getLocalAddress();
        return new Listener() {
            @Override
            public End accept() throws IOException {
                return end(listener.accept());
            }

            @Override
            public End connect() throws IOException {
                return end(SocketChannel.open(address));
            }

            @Override
            public void close() throws IOException {
                listener.close();
            }
        };
    }

    private End end(SocketChannel channel) throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        ByteBuffer buffer = ByteBuffer.allocateDirect(size);
        return new End() {
            @Override
            public void send() throws IOException {
                buffer.clear();
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }

            @Override
            public void receive() throws IOException {
                buffer.clear();
                while (buffer.hasRemaining()) {
                    if (channel.read(buffer) < 0) {
                        throw new IOException("the stream ended early");
                    }
                }
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }
}
