package dev.osock.bench.child;

import dev.osock.bench.child.DatagramEnd.Traffic;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.unix.SegmentedDatagramPacket;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLong;

/// Netty on native epoll, which receives by recvmmsg(2), sends by sendmmsg(2) what is flushed together, and has trains
/// both ways; it takes each by recvmsg(2), as its recvmmsg(2) knows none. One event loop, no leak detector. The figure
/// of a round is as that of [Receiving].
final class NettyDatagrams implements Task {

    private static final int READS = 16; // system calls in a row

    private static final int TRAINS_AT_ONCE = 256;

    private final AtomicLong count = new AtomicLong();
    private final int port;

    NettyDatagrams(int size, Traffic traffic) {
        boolean isTrains = traffic == Traffic.TRAINS;
        int each = isTrains ? DatagramEnd.LONGEST_TRAIN : size;
        int most = isTrains ? 1 : DatagramEnd.BATCH;
        Channel channel = bootstrap(traffic == Traffic.ECHO ? new EchoHandler() : new CountHandler(size, count))
                .option(ChannelOption.SO_RCVBUF, DatagramEnd.QUEUE)
                .option(ChannelOption.RECVBUF_ALLOCATOR,
                        new FixedRecvByteBufAllocator(each * most).maxMessagesPerRead(READS * DatagramEnd.BATCH))
                .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, each)
                .option(EpollChannelOption.UDP_GRO, isTrains)
                .bind(0)
                .syncUninterruptibly()
                .channel();
        port = ((InetSocketAddress) channel.localAddress()).getPort();
    }

    private static Bootstrap bootstrap(ChannelHandler handler) {
        System.setProperty("io.netty.leakDetection.level", "disabled");
        return new Bootstrap()
                .group(new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory()))
                .channelFactory(() -> new EpollDatagramChannel(SocketProtocolFamily.INET))
                .handler(handler);
    }

    @Override
    public String greeting() {
        return "ready " + port;
    }

    @Override
    public double[] round(long nanos) {
        return new double[] {count.getAcquire()};
    }

    /// Counts the datagrams that have come whole.
    private static final class CountHandler extends ChannelInboundHandlerAdapter {
        private final int size;
        private final AtomicLong count;

        CountHandler(int size, AtomicLong count) {
            this.size = size;
            this.count = count;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            var packet = (DatagramPacket) message;
            if (packet.content().readableBytes() == size && packet.sender() != null) {
                count.setRelease(count.getPlain() + 1);
            }
            packet.release();
        }
    }

    /// Sends back what comes, all that has been read at once together.
    private static final class EchoHandler extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            var packet = (DatagramPacket) message;
            var _ = context.write(new DatagramPacket(packet.content(), packet.sender()), context.voidPromise());
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }
    }

    /// Sends trains: many of them in the event loop, before the one who asks is answered.
    static Flood.Train flood(int size, InetSocketAddress place) {
        Channel channel = bootstrap(new ChannelInboundHandlerAdapter()).bind(0).syncUninterruptibly().channel();
        ByteBuf bytes = Unpooled.directBuffer(size * DatagramEnd.BATCH).writeZero(size * DatagramEnd.BATCH);
        return () -> channel.eventLoop()
                .submit(() -> {
                    int sent = 0;
                    for (int i = 0; i < TRAINS_AT_ONCE && channel.isWritable(); i++) {
                        var train = new SegmentedDatagramPacket(bytes.retainedDuplicate(), size, place);
                        var _ = channel.writeAndFlush(train, channel.voidPromise());
                        sent += DatagramEnd.BATCH;
                    }
                    return sent;
                })
                .syncUninterruptibly()
                .getNow();
    }
}
