package dev.osock.bench.child;

import static dev.osock.bench.child.Proxying.loopback;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// Netty's proxies on native epoll: one event loop for both connections.
final class NettyProxy implements Proxying.Proxy {

    private final boolean splices;
    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());

    /// Makes one.
    ///
    /// @param splices whether the bytes stay in the kernel; else they are read into pooled buffers
    NettyProxy(boolean splices) {
        this.splices = splices;
    }

    @Override
    public int start(int to) {
        System.setProperty("io.netty.leakDetection.level", "disabled");
        Channel listener = new ServerBootstrap()
                .group(group)
                .channel(EpollServerSocketChannel.class)
                .childOption(ChannelOption.AUTO_READ, false)
                .childHandler(new Front(to))
                .bind(loopback(0))
                .syncUninterruptibly()
                .channel();
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    @Override
    public long processorNanos() throws IOException {
        try {
            return group.submit(() -> ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()).get();
        } catch (ExecutionException failed) {
            throw new IOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    /// Connects onward, and then passes on.
    private final class Front extends ChannelInboundHandlerAdapter {

        private final int to;
        private @Nullable Channel next;

        private Front(int to) {
            this.to = to;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            ChannelFuture connecting = new Bootstrap()
                    .group(context.channel().eventLoop())
                    .channel(EpollSocketChannel.class)
                    .handler(new ChannelInboundHandlerAdapter())
                    .connect(loopback(to));
            next = connecting.channel();
            connecting.addListener(_ -> pass(context));
        }

        private void pass(ChannelHandlerContext context) {
            if (splices) {
                var _ = ((EpollSocketChannel) context.channel())
                        .spliceTo((EpollSocketChannel) Objects.requireNonNull(next), Integer.MAX_VALUE)
                        .addListener(_ -> pass(context));
            } else {
                context.read();
            }
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            var _ = Objects.requireNonNull(next).writeAndFlush(message).addListener(_ -> context.read());
        }
    }
}
