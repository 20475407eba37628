package dev.osock.bench.child;

import dev.osock.bench.child.Service.Echo;
import dev.osock.bench.child.Service.Http;
import dev.osock.bench.child.Service.Memory;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Supplier;

/// Netty on native epoll: one event loop for all, as the others have; its pooled direct buffers; flushed once for each
/// batch of reads; no leak detector.
final class NettyLoop implements Server {

    @Override
    public int start(Service service) {
        System.setProperty("io.netty.leakDetection.level", "disabled");
        Supplier<ChannelHandler> handlers = handlers(service);
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        Channel listener = new ServerBootstrap()
                .group(group)
                .channel(EpollServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(handlers.get());
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    private static Supplier<ChannelHandler> handlers(Service service) {
        return switch (service) {
            case Echo _ -> EchoHandler::new;
            case Http http -> {
                ByteBuf answer = Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(http.answer(Memory.DIRECT)));
                yield () -> new HttpHandler(answer);
            }
        };
    }

    /// Sends back what comes.
    private static class EchoHandler extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            var _ = context.write(message, context.voidPromise());
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            var _ = context.close();
        }
    }

    /// Sends the answer to each request.
    private static final class HttpHandler extends EchoHandler {
        private final HttpRequest request = new HttpRequest();
        private final ByteBuf answer;

        HttpHandler(ByteBuf answer) {
            this.answer = answer;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf came = (ByteBuf) message;
            if (request.endsIn(came.internalNioBuffer(came.readerIndex(), came.readableBytes()))) {
                var _ = context.write(answer.duplicate(), context.voidPromise());
            }
            came.release();
        }
    }
}
