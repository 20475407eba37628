package dev.osock.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.osock.Socket;
import dev.osock.address.SockaddrIn;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// A file of 1 GiB to a reader over loopback TCP: how fast, and how much processor time it takes on both sides. The
/// reader is the same for all.
final class Sendfile {

    private static final long SIZE = 1L << 30;
    private static final int PORTION = 1 << 20;
    private static final double NANOS = 1e9;

    private enum Contestant {
        OSOCK_PATH,
        OSOCK_CHANNEL,
        NIO_TRANSFER_TO
    }

    private record Result(double seconds, double processorSeconds) {}

    private Sendfile() {}

    static void run(int rounds) throws IOException, InterruptedException {
        Path file = Files.createTempFile("osock-bench", ".data");
        try {
            try (var access = new RandomAccessFile(file.toFile(), "rw")) {
                access.setLength(SIZE);
            }
            Map<Contestant, List<Result>> results = new EnumMap<>(Contestant.class);
            for (int round = -1; round < rounds; round++) { // the first warms up
                for (Contestant contestant : Contestant.values()) {
                    Result result = once(contestant, file);
                    if (round >= 0) {
                        results.computeIfAbsent(contestant, _ -> new ArrayList<>()).add(result);
                    }
                }
            }
            print(results, rounds);
        } finally {
            Files.delete(file);
        }
    }

    private static void print(Map<Contestant, List<Result>> results, int rounds) {
        System.out.printf("sendfile of 1 GiB over loopback TCP, %d rounds%n", rounds);
        System.out.printf("%-16s %12s %22s %8s%n", "contestant", "median", "processor time", "ratio");
        double ours = median(results, Contestant.OSOCK_PATH, true);
        results.forEach((contestant, _) -> System.out.printf(
                "%-16s %7.0f MiB/s %18.2f s/GiB %7.2f×%n",
                contestant.name().toLowerCase(java.util.Locale.ROOT),
                SIZE / (double) (1 << 20) / median(results, contestant, true),
                median(results, contestant, false),
                median(results, contestant, true) / ours));
    }

    private static double median(Map<Contestant, List<Result>> results, Contestant contestant, boolean wall) {
        List<Double> sorted = results.getOrDefault(contestant, List.of())
                .stream()
                .map(result -> wall ? result.seconds : result.processorSeconds)
                .sorted()
                .toList();
        return sorted.get(sorted.size() / 2);
    }

    private static Result once(Contestant contestant, Path file) throws IOException, InterruptedException {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        try (ServerSocketChannel listener =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            int port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
            var reader = new FutureTask<>(() -> drain(listener));
            Thread.ofPlatform().start(reader);
            long processor = system.getProcessCpuTime();
            long start = System.nanoTime();
            send(contestant, file, port);
            reader.get();
            return new Result((System.nanoTime() - start) / NANOS, (system.getProcessCpuTime() - processor) / NANOS);
        } catch (ExecutionException failed) {
            throw new IOException(contestant + " failed", failed);
        }
    }

    private static void send(Contestant contestant, Path file, int port) throws IOException {
        if (contestant == Contestant.NIO_TRANSFER_TO) {
            try (SocketChannel channel =
                    SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                    FileChannel source = FileChannel.open(file)) {
                for (long sent = 0; sent < SIZE;) {
                    sent += source.transferTo(sent, SIZE - sent, channel);
                }
            }
            return;
        }
        try (Socket socket = Socket.open(Domain.INET, Type.STREAM);
                FileChannel source = FileChannel.open(file)) {
            socket.connect(SockaddrIn.loopback(port));
            long sent = contestant == Contestant.OSOCK_PATH ? socket.sendfile(file) : socket.sendfile(source);
            if (sent != SIZE) {
                throw new IOException("only " + sent + " bytes were sent");
            }
        }
    }

    private static long drain(ServerSocketChannel listener) throws IOException {
        ByteBuffer bucket = ByteBuffer.allocateDirect(PORTION);
        long got = 0;
        try (SocketChannel channel = listener.accept()) {
            for (int count = channel.read(bucket); count >= 0; count = channel.read(bucket.clear())) {
                got += count;
            }
        }
        if (got != SIZE) {
            throw new IOException("only " + got + " bytes came");
        }
        return got;
    }
}
