package dev.osock.bench.child;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.jspecify.annotations.Nullable;

/// The JDK's blocking channel, which has one datagram with each system call, with a direct buffer.
final class ChannelDatagrams implements DatagramEnd {

    private final DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
    private final ByteBuffer datagram;
    private @Nullable SocketAddress source;

    ChannelDatagrams(int size) throws IOException {
        datagram = ByteBuffer.allocateDirect(size);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, QUEUE).bind(new InetSocketAddress(0));
    }

    @Override
    public int port() throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    @Override
    public void receive() throws IOException {
        source = channel.receive(datagram.clear());
    }

    @Override
    public int count() {
        return source != null && !datagram.hasRemaining() ? 1 : 0;
    }

    @Override
    public void answer() throws IOException {
        channel.send(datagram.flip(), source);
    }
}
