package dev.osock.bench.child;

import static dev.osock.bench.child.Proxying.loopback;

import dev.osock.Socket;
import dev.osock.SocketPipe;
import dev.osock.Sockets;
import dev.osock.address.SockaddrIn;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/// Proxies on a platform thread.
enum Proxies implements Proxying.Proxy {

    /// By a pipe: splice(2).
    OSOCK_PIPE {
        @Override
        public int start(int to) throws IOException {
            return listen(to, (from, next) -> {
                SocketPipe pipe = SocketPipe.open();
                while (true) {
                    from.recv(pipe);
                    next.send(pipe);
                }
            });
        }
    },

    /// By a direct buffer.
    OSOCK_BUFFER {
        @Override
        public int start(int to) throws IOException {
            return listen(to, (from, next) -> {
                ByteBuffer buffer = ByteBuffer.allocateDirect(PIECE);
                while (true) {
                    from.recv(buffer.clear());
                    next.send(buffer.flip());
                }
            });
        }
    },

    /// By a direct buffer.
    NIO {
        @Override
        public int start(int to) throws IOException {
            ServerSocketChannel listener = ServerSocketChannel.open();
            listener.bind(loopback(0));
            run(() -> {
                SocketChannel from = listener.accept();
                SocketChannel next = SocketChannel.open(loopback(to));
                ByteBuffer buffer = ByteBuffer.allocateDirect(PIECE);
                while (true) {
                    from.read(buffer.clear());
                    buffer.flip();
                    while (buffer.hasRemaining()) {
                        next.write(buffer);
                    }
                }
            });
            return ((InetSocketAddress) listener.getLocalAddress()).getPort();
        }
    };

    private static final int PIECE = 64 * 1024;

    private volatile long thread;

    interface Passing {
        void pass(Socket from, Socket next) throws IOException;
    }

    interface Work {
        void run() throws IOException;
    }

    int listen(int to, Passing passing) throws IOException {
        Socket listener = Sockets.listen(SockaddrIn.loopback(0));
        run(() -> passing.pass(listener.accept(), Sockets.connect(SockaddrIn.loopback(to))));
        return ((SockaddrIn) listener.sockname()).port();
    }

    void run(Work work) {
        Thread started = Thread.ofPlatform().daemon().unstarted(() -> {
            try {
                work.run();
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
        });
        thread = started.threadId();
        started.start();
    }

    @Override
    public long processorNanos() {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread);
    }
}
