package dev.osock.bench.child;

import dev.osock.Socket;
import dev.osock.SocketPipe;
import dev.osock.Sockets;
import dev.osock.address.SockaddrIn;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/// Proxies on a platform thread.
///
/// @param way   how the bytes go
/// @param piece how many at a time, at most
record Proxies(Way way, int piece) implements Proxy {

    /// How the bytes go.
    enum Way {

        /// By a pipe: splice(2).
        OSOCK_PIPE {
            @Override
            int start(int piece) throws IOException {
                return listen((from, next) -> {
                    try (SocketPipe pipe = SocketPipe.open(piece)) {
                        while (true) {
                            from.recv(pipe);
                            next.send(pipe);
                        }
                    }
                });
            }
        },

        /// By a direct buffer.
        OSOCK_BUFFER {
            @Override
            int start(int piece) throws IOException {
                ByteBuffer buffer = ByteBuffer.allocateDirect(piece);
                return listen((from, next) -> {
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
            int start(int piece) throws IOException {
                ServerSocketChannel listener = ServerSocketChannel.open();
                listener.bind(new InetSocketAddress("0.0.0.0", 0));
                ByteBuffer buffer = ByteBuffer.allocateDirect(piece);
                repeat(() -> {
                    try (SocketChannel from = listener.accept();
                            SocketChannel next = SocketChannel.open(onward(from))) {
                        while (from.read(buffer.clear()) >= 0) {
                            buffer.flip();
                            while (buffer.hasRemaining()) {
                                next.write(buffer);
                            }
                        }
                    }
                });
                return ((InetSocketAddress) listener.getLocalAddress()).getPort();
            }
        };

        abstract int start(int piece) throws IOException;
    }

    interface Passing {
        void pass(Socket from, Socket next) throws IOException;
    }

    interface Work {
        void run() throws IOException;
    }

    @Override
    public int start() throws IOException {
        return way.start(piece);
    }

    private static int listen(Passing passing) throws IOException {
        Socket listener = Sockets.listen(SockaddrIn.any(0));
        repeat(() -> {
            try (Socket from = listener.accept(); Socket next = onward(from)) {
                passing.pass(from, next);
            }
        });
        return ((SockaddrIn) listener.sockname()).port();
    }

    private static Socket onward(Socket from) throws IOException {
        int port = Short.toUnsignedInt(ByteBuffer.wrap(from.recv(Short.BYTES)).getShort());
        return Sockets.connect(new SockaddrIn(((SockaddrIn) from.peername()).addr(), port));
    }

    private static InetSocketAddress onward(SocketChannel from) throws IOException {
        ByteBuffer port = ByteBuffer.allocate(Short.BYTES);
        while (port.hasRemaining()) {
            if (from.read(port) < 0) {
                throw new IOException("the stream has ended");
            }
        }
        return new InetSocketAddress(
                ((InetSocketAddress) from.getRemoteAddress()).getAddress(),
                Short.toUnsignedInt(port.flip().getShort()));
    }

    private static void repeat(Work work) {
        Thread.ofPlatform().daemon().start(() -> {
            while (true) {
                try {
                    work.run();
                } catch (IOException end) {
                    // of this stream
                }
            }
        });
    }
}
