package dev.osock.bench.child;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// Netty's proxies on native epoll: one event loop for both connections.
///
/// @param splices whether the bytes stay in the kernel; else they are read into pooled buffers
record NettyProxy(boolean splices) implements Proxy {

    @Override
    public int start() {
        System.setProperty("io.netty.leakDetection.level", "disabled");
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        Channel listener = new ServerBootstrap()
                .group(group)
                .channel(EpollServerSocketChannel.class)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new Front(splices));
                    }
                })
                .bind(0)
                .syncUninterruptibly()
                .channel();
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /// Connects onward when the port has come, and then passes on.
    private static final class Front extends ChannelInboundHandlerAdapter {

        private final boolean splices;
        private @Nullable Channel next;

        private Front(boolean splices) {
            this.splices = splices;
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            if (next != null) {
                var _ = next.close();
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable end) {
            var _ = context.close();
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (next != null) {
                var _ = next.writeAndFlush(message).addListener(_ -> context.read());
                return;
            }
            ByteBuf port = (ByteBuf) message;
            var to = new InetSocketAddress(
                    ((InetSocketAddress) context.channel().remoteAddress()).getAddress(), port.readUnsignedShort());
            port.release();
            context.channel().config().setAutoRead(false);
            ChannelFuture connecting = new Bootstrap()
                    .group(context.channel().eventLoop())
                    .channel(EpollSocketChannel.class)
                    .handler(new Back(context.channel()))
                    .connect(to);
            next = connecting.channel();
            connecting.addListener((ChannelFutureListener) connected -> {
                if (!connected.isSuccess()) {
                    var _ = context.close();
                } else if (splices) {
                    var from = (EpollSocketChannel) context.channel();
                    from.spliceTo((EpollSocketChannel) connected.channel(), Integer.MAX_VALUE) // for ever
                            .addListener(ChannelFutureListener.CLOSE);
                    from.config().setAutoRead(true);
                } else {
                    context.read();
                }
            });
        }
    }

    /// Ends with the other.
    private static final class Back extends ChannelInboundHandlerAdapter {

        private final Channel front;

        private Back(Channel front) {
            this.front = front;
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            var _ = front.close();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable end) {
            var _ = context.close();
        }
    }
}
