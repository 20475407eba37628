package dev.osock.bench.child;

import dev.osock.Socket;
import dev.osock.Sockets;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrUn;
import dev.osock.kind.Shutdown;
import dev.osock.option.TcpOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// Sends a file again and again, opening it each time, to a process that reads and at the end tells how much has come:
/// `sink.c`. Each round is a connection of its own. The figures are how many bytes went, and in how many seconds.
///
/// @param way   how the file is sent
/// @param file  which file
/// @param host  where the other process is, or `unix`
/// @param place its port, or the path of its socket
record Sending(Way way, Path file, String host, String place) implements Task {

    private static final double NANOS = 1e9;

    private boolean isUnix() {
        return host.equals("unix");
    }

    private Socket osock() throws IOException {
        if (isUnix()) {
            return Sockets.connect(SockaddrUn.path(place));
        }
        Socket socket = Sockets.connect(SockaddrIn.of(host, Integer.parseInt(place)));
        socket.setopt(TcpOptions.NODELAY, true);
        return socket;
    }

    private SocketChannel nio() throws IOException {
        if (isUnix()) {
            return SocketChannel.open(UnixDomainSocketAddress.of(place));
        }
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(host, Integer.parseInt(place)));
        return channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    /// How the file is sent.
    enum Way {
        /// By the system's own call, from a path.
        OSOCK {
            @Override
            Connection open(Sending sending) throws IOException {
                return new OsockConnection(sending.osock(), Socket::sendfile);
            }
        },
        /// From a channel, whose descriptor this library cannot know: read and sent.
        OSOCK_CHANNEL {
            @Override
            Connection open(Sending sending) throws IOException {
                return new OsockConnection(sending.osock(), (socket, file) -> {
                    try (FileChannel source = FileChannel.open(file)) {
                        return socket.sendfile(source, 0, 0);
                    }
                });
            }
        },
        /// The JDK's way.
        NIO {
            @Override
            Connection open(Sending sending) throws IOException {
                return new NioConnection(sending.nio());
            }
        };

        abstract Connection open(Sending sending) throws IOException;
    }

    /// A connection to the other process.
    interface Connection extends AutoCloseable {

        /// Sends the file.
        long send(Path file) throws IOException;

        /// Says that no more comes, and asks how much has come.
        long finish() throws IOException;

        @Override
        void close() throws IOException;
    }

    interface Form {
        long send(Socket socket, Path file) throws IOException;
    }

    private record OsockConnection(Socket socket, Form form) implements Connection {

        @Override
        public long send(Path file) throws IOException {
            return form.send(socket, file);
        }

        @Override
        public long finish() throws IOException {
            socket.shutdown(Shutdown.WRITE);
            return ByteBuffer.wrap(socket.recv(Long.BYTES)).getLong();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private record NioConnection(SocketChannel channel) implements Connection {

        @Override
        public long send(Path file) throws IOException {
            try (FileChannel source = FileChannel.open(file)) {
                long size = source.size();
                long sent = 0;
                while (sent < size) {
                    sent += source.transferTo(sent, size - sent, channel);
                }
                return sent;
            }
        }

        @Override
        public long finish() throws IOException {
            channel.shutdownOutput();
            ByteBuffer count = ByteBuffer.allocate(Long.BYTES);
            while (count.hasRemaining()) {
                if (channel.read(count) < 0) {
                    throw new IOException("the other process has ended");
                }
            }
            return count.flip().getLong();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    @Override
    public double[] round(long nanos) throws IOException {
        long size = Files.size(file);
        try (Connection connection = way.open(this)) {
            long begin = System.nanoTime();
            long sent = 0;
            do {
                if (connection.send(file) != size) {
                    throw new IOException("not all bytes went");
                }
                sent += size;
            } while (System.nanoTime() - begin < nanos);
            if (connection.finish() != sent) {
                throw new IOException("not all bytes came");
            }
            return new double[] {sent, (System.nanoTime() - begin) / NANOS};
        }
    }
}
