package dev.osock.bench.child;

import com.sun.management.OperatingSystemMXBean;
import dev.osock.Socket;
import dev.osock.address.SockaddrIn;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;

/// A file over loopback TCP to a reader, which is the same for all; the figures are MiB/s, and the processor's time of
/// both sides in s/GiB. A round is one file, however long it takes.
record Sending(Path file, Way way) implements Task {

    private static final int PORTION = 1 << 20;
    private static final double NANOS = 1e9;
    private static final double MIB = 1 << 20;
    private static final double GIB = 1 << 30;

    /// How the file is sent.
    enum Way {
        /// By the system's own call, from a path.
        OSOCK {
            @Override
            long send(Path file, int port) throws IOException {
                try (Socket socket = Socket.open(Domain.INET, Type.STREAM)) {
                    socket.connect(SockaddrIn.loopback(port));
                    return socket.sendfile(file);
                }
            }
        },
        /// From a channel, whose descriptor this library cannot know.
        OSOCK_CHANNEL {
            @Override
            long send(Path file, int port) throws IOException {
                try (Socket socket = Socket.open(Domain.INET, Type.STREAM);
                        FileChannel source = FileChannel.open(file)) {
                    socket.connect(SockaddrIn.loopback(port));
                    return socket.sendfile(source, 0, 0);
                }
            }
        },
        /// The JDK's way.
        NIO {
            @Override
            long send(Path file, int port) throws IOException {
                try (SocketChannel channel =
                        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                        FileChannel source = FileChannel.open(file)) {
                    long size = source.size();
                    long sent = 0;
                    while (sent < size) {
                        sent += source.transferTo(sent, size - sent, channel);
                    }
                    return sent;
                }
            }
        };

        abstract long send(Path file, int port) throws IOException;
    }

    @Override
    public double[] round(long nanos) throws Exception {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long size = Files.size(file);
        try (ServerSocketChannel listener =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            int port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
            var reader = new FutureTask<>(() -> drain(listener));
            Thread.ofPlatform().start(reader);
            long processor = system.getProcessCpuTime();
            long begin = System.nanoTime();
            long sent = way.send(file, port);
            if (sent != size || reader.get() != size) {
                throw new IOException("not all bytes came");
            }
            long used = system.getProcessCpuTime() - processor;
            return new double[] {size / MIB * NANOS / (System.nanoTime() - begin), used / NANOS / (size / GIB)};
        }
    }

    private static Long drain(ServerSocketChannel listener) throws IOException {
        ByteBuffer bucket = ByteBuffer.allocateDirect(PORTION);
        long got = 0;
        try (SocketChannel channel = listener.accept()) {
            for (int count = channel.read(bucket); count >= 0; count = channel.read(bucket.clear())) {
                got += count;
            }
        }
        return got;
    }
}
