package dev.osock.tls;

import dev.osock.Socket;
import dev.osock.kind.Shutdown;
import dev.osock.option.TcpOptions;
import dev.osock.option.TlsOptions;
import dev.osock.option.TlsVersion;
import dev.osock.testing.sockets.LargeFile;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLParameters;

/// How fast a file goes over TLS 1.3 on loopback: by sendfile(2) with TLS in the kernel, and by the JDK's `SSLEngine`
/// from a mapped file; beside them, by sendfile(2) without TLS. Rounds in turn, of which the ratios are told. Run by
/// `platforms/run --suites figures`; the arguments are the file's size in MiB and the number of rounds.
final class TlsFigures {

    private static final int WARM_UP = 2;

    /// The ways to send.
    enum Way {
        PLAIN, KERNEL, ENGINE
    }

    private final Path file;
    private final Suite suite;
    private final SSLContext context;

    private TlsFigures(Path file, Suite suite, SSLContext context) {
        this.file = file;
        this.suite = suite;
        this.context = context;
    }

    static void main(String[] args) throws Exception {
        int size = Integer.parseInt(args[0]);
        int rounds = Integer.parseInt(args[1]);
        Path folder = Files.createTempDirectory("figures");
        SSLContext context = TestCertificate.create(folder).context();
        Path file = LargeFile.make((long) size << 20);
        for (Suite suite : new Suite[] {Suite.AES_128, Suite.CHACHA20}) {
            var figures = new TlsFigures(file, suite, context);
            Map<Way, List<Double>> all = new EnumMap<>(Way.class);
            for (int round = -WARM_UP; round < rounds; round++) {
                for (Way way : Way.values()) {
                    double rate = size / figures.seconds(way);
                    if (round >= 0) {
                        all.computeIfAbsent(way, _ -> new ArrayList<>()).add(rate);
                    }
                }
            }
            print(suite, all);
        }
    }

    private static void print(Suite suite, Map<Way, List<Double>> all) {
        all.forEach((way, rates) -> System.out.printf(
                "figures: %s %s: median %.1f MiB/s, %s%n", suite, way, median(rates),
                rates.stream().map("%.1f"::formatted).toList()));
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < all.get(Way.KERNEL).size(); i++) {
            ratios.add(all.get(Way.KERNEL).get(i) / all.get(Way.ENGINE).get(i));
        }
        System.out.printf("figures: %s kernel beside engine: %.2f times, rounds from %.2f to %.2f%n", suite,
                median(ratios), ratios.stream().min(Double::compare).orElseThrow(),
                ratios.stream().max(Double::compare).orElseThrow());
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// Sends the file on a new connection, from the first byte until the receiver, which decrypts nothing, has all.
    private double seconds(Way way) throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            SSLEngine engine = way == Way.ENGINE ? engine() : null;
            if (way == Way.KERNEL) {
                pair.near().setopt(TcpOptions.ULP, "tls");
                pair.near().setopt(TlsOptions.TX, MadeUp.key(TlsVersion.TLS_1_3, suite.cipher, 1));
            }
            var receiver = new FutureTask<>(() -> discard(pair.far()));
            Thread.ofPlatform().start(receiver);
            long start = System.nanoTime();
            if (engine == null) {
                pair.near().sendfile(file);
            } else {
                send(pair.near(), engine);
            }
            pair.near().shutdown(Shutdown.WRITE);
            long received = receiver.get();
            double seconds = (System.nanoTime() - start) / 1e9;
            if (received < Files.size(file)) {
                throw new AssertionError(way + " sent " + received + " bytes");
            }
            return seconds;
        }
    }

    private static long discard(Socket socket) throws IOException {
        ByteBuffer room = ByteBuffer.allocateDirect(1 << 18);
        long all = 0;
        try (var channel = socket.byteChannel()) {
            for (int count = channel.read(room); count >= 0; count = channel.read(room.clear())) {
                all += count;
            }
        }
        return all;
    }

    private void send(Socket socket, SSLEngine engine) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            MappedByteBuffer bytes = channel.map(MapMode.READ_ONLY, 0, channel.size());
            int record = engine.getSession().getPacketBufferSize();
            ByteBuffer records = ByteBuffer.allocateDirect(8 * record);
            while (bytes.hasRemaining()) {
                while (bytes.hasRemaining() && records.remaining() >= record) {
                    engine.wrap(bytes, records);
                }
                socket.send(records.flip());
                records.clear();
            }
        }
    }

    /// Makes a client's engine whose handshake is done, with a server's that is forgotten.
    private SSLEngine engine() throws IOException {
        SSLEngine client = context.createSSLEngine("peer.test", 1);
        SSLEngine server = context.createSSLEngine();
        client.setUseClientMode(true);
        server.setUseClientMode(false);
        for (SSLEngine each : List.of(client, server)) {
            SSLParameters parameters = each.getSSLParameters();
            parameters.setProtocols(new String[] {Suite.jdk(TlsVersion.TLS_1_3)});
            parameters.setCipherSuites(suite.jdkSuites(TlsVersion.TLS_1_3));
            each.setSSLParameters(parameters);
            each.beginHandshake();
        }
        int size = 2 * client.getSession().getPacketBufferSize();
        ByteBuffer toServer = ByteBuffer.allocate(size);
        ByteBuffer toClient = ByteBuffer.allocate(size);
        for (int step = 0; step < 100 && !(isDone(client) && isDone(server)); step++) {
            step(client, toServer, toClient);
            step(server, toClient, toServer);
        }
        String agreed = client.getSession().getCipherSuite();
        if (!Arrays.asList(suite.jdkSuites(TlsVersion.TLS_1_3)).contains(agreed) || !isDone(client)) {
            throw new IOException("the handshake came to " + agreed);
        }
        return client;
    }

    private static boolean isDone(SSLEngine engine) {
        return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
    }

    private static void step(SSLEngine engine, ByteBuffer out, ByteBuffer in) throws IOException {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
        if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            engine.wrap(ByteBuffer.allocate(0), out);
        } else if (engine.getHandshakeStatus() == HandshakeStatus.NEED_UNWRAP) {
            engine.unwrap(in.flip(), ByteBuffer.allocate(1 << 15));
            in.compact();
        }
    }
}
