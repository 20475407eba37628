package dev.osock.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Socket;
import dev.osock.Sockets;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrUn;
import dev.osock.error.SocketClosedException;
import dev.osock.kind.Domain;
import dev.osock.kind.Shutdown;
import dev.osock.kind.Type;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.FullListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `osock connect` and `osock listen`, as processes of their own, against netcat, the JDK's sockets and each other.
@Timeout(120)
class RelayCommandsTest {

    private static final byte[] QUESTION = "what comes from one".getBytes(US_ASCII);
    private static final byte[] ANSWER = "goes to the other".getBytes(US_ASCII);
    private static final byte[] NOTHING = {};
    private static final Duration PATIENCE = Patience.seconds(20);

    @TempDir
    private Path folder;

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static <T> FutureTask<T> meanwhile(Callable<T> task) {
        var running = new FutureTask<>(task);
        Thread.ofPlatform().daemon().start(running);
        return running;
    }

    private static <T> T result(FutureTask<T> task) throws Exception {
        return task.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static ServerSocket server() throws IOException {
        var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server.setSoTimeout((int) PATIENCE.toMillis());
        return server;
    }

    private static String address(ServerSocket server) {
        return "tcp:127.0.0.1:" + server.getLocalPort();
    }

    private static java.net.Socket client(int port) throws IOException {
        var client = new java.net.Socket(InetAddress.getLoopbackAddress(), port);
        client.setSoTimeout((int) PATIENCE.toMillis());
        return client;
    }

    private static void assertThatItEndsWell(ToolProcess tool) throws InterruptedException {
        assertThat(tool.exit()).as(tool.errors().toString()).isZero();
    }

    @Requires(Need.NETCAT)
    @ParameterizedTest
    @ValueSource(strings = {"tcp:localhost:", "tcp:127.0.0.1:", "tcp:"})
    void connectTalksToNetcat(String host) throws Exception {
        int port = Peer.freePort();
        try (Peer nc = Peer.listening(port, "nc", "-N", "-l", "127.0.0.1", Integer.toString(port));
                ToolProcess tool = ToolProcess.start("connect", host + port)) {
            nc.send(ANSWER);
            tool.send(QUESTION);
            assertThat(tool.bytes()).isEqualTo(ANSWER);
            assertThat(nc.bytes()).isEqualTo(QUESTION);
            assertThatItEndsWell(tool);
            assertThat(tool.errors()).isEmpty();
            assertThat(nc.exit()).isZero();
        }
    }

    @Requires(Need.NETCAT)
    @Test
    void connectTalksToNetcatByAUnixSocket() throws Exception {
        Path path = folder.resolve("nc");
        try (Peer nc = Peer.listening(path, "nc", "-N", "-lU", path.toString());
                ToolProcess tool = ToolProcess.start("connect", "unix:" + path)) {
            nc.send(ANSWER);
            tool.send(QUESTION);
            assertThat(tool.bytes()).isEqualTo(ANSWER);
            assertThat(nc.bytes()).isEqualTo(QUESTION);
            assertThatItEndsWell(tool);
        }
    }

    @Requires(Need.NETCAT)
    @ParameterizedTest
    @CsvSource({"tcp:127.0.0.1:0, 127.0.0.1", "tcp:[::1]:0, ::1", "tcp:localhost:0, localhost"})
    void listenServesNetcatOnce(String address, String host) throws Exception {
        try (ToolProcess tool = ToolProcess.start("listen", "-v", address)) {
            int port = tool.toldPort();
            try (Peer nc = Peer.start("nc", "-N", host, Integer.toString(port))) {
                nc.send(QUESTION);
                tool.send(ANSWER);
                assertThat(tool.bytes()).isEqualTo(QUESTION);
                assertThat(nc.bytes()).isEqualTo(ANSWER);
                assertThatItEndsWell(tool);
                assertThat(tool.errors().getLast())
                        .isEqualTo("connection 1 ended: " + QUESTION.length + " bytes came, " + ANSWER.length
                                + " bytes went");
            }
            assertThat(tool.errors().get(1)).startsWith("connection 1 from ");
        }
    }

    @Requires(Need.NETCAT)
    @Test
    void listenServesNetcatAtAPathAndRemovesIt() throws Exception {
        Path path = folder.resolve("tool");
        try (ToolProcess tool = ToolProcess.start("listen", "-v", "unix:" + path)) {
            assertThat(tool.toldAddress()).isEqualTo("unix:" + path);
            try (Peer nc = Peer.start("nc", "-N", "-U", path.toString())) {
                nc.send(QUESTION);
                tool.send(ANSWER);
                assertThat(tool.bytes()).isEqualTo(QUESTION);
                assertThat(nc.bytes()).isEqualTo(ANSWER);
            }
            assertThatItEndsWell(tool);
            assertThat(path).doesNotExist();
        }
    }

    @Test
    void aSignalRemovesThePath() throws Exception {
        Path path = folder.resolve("tool");
        try (ToolProcess tool = ToolProcess.start("listen", "-v", "unix:" + path)) {
            tool.toldAddress();
            assertThat(path).exists();
            tool.signal("TERM");
            assertThat(tool.exit()).isEqualTo(128 + 15);
            assertThat(path).doesNotExist();
        }
    }

    @Test
    void theInputsEndIsToldAndTheAnswerStillComes() throws Exception {
        try (ServerSocket server = server();
                ToolProcess tool = ToolProcess.start("connect", address(server));
                var peer = server.accept()) {
            tool.send(QUESTION);
            assertThat(peer.getInputStream().readAllBytes()).as("up to the end").isEqualTo(QUESTION);
            peer.getOutputStream().write(ANSWER);
            peer.close();
            assertThat(tool.bytes()).isEqualTo(ANSWER);
            assertThatItEndsWell(tool);
        }
    }

    @Test
    void thePeersEndClosesTheOutputAndWhatIsLeftStillGoes() throws Exception {
        try (ServerSocket server = server();
                ToolProcess tool = ToolProcess.start("connect", address(server));
                var peer = server.accept()) {
            peer.getOutputStream().write(ANSWER);
            peer.shutdownOutput();
            assertThat(tool.bytes()).as("up to the end").isEqualTo(ANSWER);
            tool.send(QUESTION);
            assertThat(peer.getInputStream().readAllBytes()).isEqualTo(QUESTION);
            assertThatItEndsWell(tool);
        }
    }

    @Test
    void oneToolTalksToTheOther() throws Exception {
        byte[] much = random(5_000_000);
        byte[] more = random(3_000_000);
        String name = "unix:@osock-relay-" + ProcessHandle.current().pid();
        try (ToolProcess server = ToolProcess.start("listen", "-v", name);
                ToolProcess client = ToolProcess.start("connect", server.toldAddress())) {
            client.send(much);
            server.send(more);
            var there = meanwhile(server::bytes);
            assertThat(client.bytes()).isEqualTo(more);
            assertThat(result(there)).isEqualTo(much);
            assertThatItEndsWell(server);
            assertThatItEndsWell(client);
        }
    }

    /// Reads to the end, and closes nothing.
    private static byte[] digest(InputStream in) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        var buffer = new byte[64 * 1024];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            digest.update(buffer, 0, count);
        }
        return digest.digest();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp:0", "unix:"})
    void aProxyPassesMuchOnBothWays(String address) throws Exception {
        byte[] much = random(64 << 20);
        byte[] expected = MessageDigest.getInstance("SHA-256").digest(much);
        try (ServerSocket server = server();
                ToolProcess tool = ToolProcess.start("listen", "-v", "--keep", address, "--to", address(server));
                Socket client = Sockets.connect(Sockaddr.parse(tool.toldAddress().replaceFirst("^tcp:", "")));
                var peer = server.accept()) {
            var sentThere = meanwhile(() -> {
                client.send(much);
                client.shutdown(Shutdown.WRITE);
                return true;
            });
            var sentBack = meanwhile(() -> {
                peer.getOutputStream().write(much);
                peer.shutdownOutput();
                return true;
            });
            var there = meanwhile(() -> digest(peer.getInputStream()));
            assertThat(digest(client.inputStream())).isEqualTo(expected);
            assertThat(result(there)).isEqualTo(expected);
            assertThat(result(sentThere) && result(sentBack)).isTrue();
            tool.told("connection 1 ended: " + much.length + " bytes came, " + much.length + " bytes went");
        }
    }

    @Requires(Need.NETCAT)
    @Test
    void aProxyPassesNetcatsBytesToNetcat() throws Exception {
        int port = Peer.freePort();
        byte[] much = random(2_000_000);
        try (Peer there = Peer.listening(port, "nc", "-N", "-l", "127.0.0.1", Integer.toString(port));
                ToolProcess tool = ToolProcess.start("listen", "-v", "tcp:0", "--to", "tcp:" + port);
                Peer here = Peer.start("nc", "-N", "127.0.0.1", Integer.toString(tool.toldPort()))) {
            there.send(ANSWER);
            here.send(much);
            assertThat(there.bytes()).isEqualTo(much);
            assertThat(here.bytes()).isEqualTo(ANSWER);
            assertThatItEndsWell(tool);
        }
    }

    @Test
    void aProxyServesManyAtOnceAndOutlivesThoseThatFail() throws Exception {
        try (ServerSocket server = server();
                ToolProcess tool = ToolProcess.start("listen", "-v", "-k", "tcp:0", "--to", address(server))) {
            int port = tool.toldPort();
            List<java.net.Socket> clients = new ArrayList<>();
            List<java.net.Socket> peers = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                clients.add(client(port));
                peers.add(server.accept());
            }
            clients.getFirst().setSoLinger(true, 0);
            clients.getFirst().close();
            assertThat(tool.told("osock: connection 1: ")).contains("ECONNRESET");
            for (int i = 1; i < 10; i++) {
                byte[] own = random(100 + i);
                peers.get(i).getOutputStream().write(own);
                assertThat(clients.get(i).getInputStream().readNBytes(own.length)).isEqualTo(own);
            }
            server.close();
            try (var last = client(port)) {
                assertThat(last.getInputStream().read()).isEqualTo(-1);
                assertThat(tool.told("osock: connection 11: "))
                        .startsWith("cannot connect to tcp:127.0.0.1:")
                        .endsWith(": ECONNREFUSED (Connection refused)");
            }
            for (java.net.Socket each : clients) {
                each.close();
            }
        }
    }

    @Test
    void connectJoinsTwoAddresses() throws Exception {
        try (ServerSocket one = server();
                ServerSocket other = server();
                ToolProcess tool = ToolProcess.start("connect", address(one), "--to", address(other));
                var first = one.accept();
                var second = other.accept()) {
            first.getOutputStream().write(QUESTION);
            first.shutdownOutput();
            assertThat(second.getInputStream().readAllBytes()).isEqualTo(QUESTION);
            second.getOutputStream().write(ANSWER);
            second.shutdownOutput();
            assertThat(first.getInputStream().readAllBytes()).isEqualTo(ANSWER);
            assertThatItEndsWell(tool);
        }
    }

    @Test
    void keepServesOneAfterTheOther() throws Exception {
        try (ToolProcess tool = ToolProcess.start("listen", "-v", "--keep", "tcp:0")) {
            int port = tool.toldPort();
            try (var first = client(port)) {
                first.getOutputStream().write(QUESTION);
                tool.input().write(ANSWER);
                tool.input().flush();
                assertThat(first.getInputStream().readNBytes(ANSWER.length)).isEqualTo(ANSWER);
                first.setSoLinger(true, 0);
            }
            assertThat(tool.told("osock: connection 1: ")).contains("ECONNRESET");
            try (var second = client(port)) {
                tool.input().write(QUESTION);
                tool.input().flush();
                assertThat(second.getInputStream().readNBytes(QUESTION.length)).isEqualTo(QUESTION);
                second.getOutputStream().write(ANSWER);
                second.shutdownOutput();
                assertThat(second.getInputStream().read()).as("though the input has not ended").isEqualTo(-1);
            }
            tool.told("connection 2 ended: " + ANSWER.length + " bytes came, " + QUESTION.length);
            try (var third = client(port)) {
                tool.input().close();
                assertThat(third.getInputStream().read()).isEqualTo(-1);
                third.shutdownOutput();
            }
            tool.told("connection 3 ended: 0 bytes came, 0 bytes went");
            tool.signal("INT");
            assertThat(tool.exit()).isEqualTo(128 + 2);
            assertThat(tool.bytes()).isEqualTo("what comes from onegoes to the other".getBytes(US_ASCII));
        }
    }

    @Test
    void everyConnectionGetsTheFile() throws Exception {
        byte[] page = random(300_000);
        Path file = Files.write(folder.resolve("page"), page);
        try (ToolProcess tool = ToolProcess.start("listen", "-v", "-k", "tcp:0", "--file", file.toString())) {
            int port = tool.toldPort();
            for (int i = 0; i < 3; i++) {
                try (var client = client(port)) {
                    client.shutdownOutput();
                    assertThat(client.getInputStream().readAllBytes()).isEqualTo(page);
                }
            }
        }
    }

    /// Has a shell give the tool a file as its standard input, of which another has read the first five bytes.
    private static ToolProcess startReading(Path file, List<String> before, String... arguments) throws IOException {
        List<String> prefix = new ArrayList<>(List.of(
                "sh", "-c", "{ dd bs=5 count=1 status=none of=/dev/null; \"$@\"; cat; } < " + file, "sh"));
        prefix.addAll(before);
        return ToolProcess.startBy(prefix, arguments);
    }

    @Requires(Need.STRACE)
    @Test
    void anInputThatIsAFileGoesBySendfile() throws Exception {
        byte[] content = random(3_000_000);
        Path file = Files.write(folder.resolve("file"), content);
        Path trace = folder.resolve("trace");
        List<String> strace = List.of("strace", "-f", "-qq", "-e", "trace=sendfile", "-o", trace.toString());
        try (ServerSocket server = server();
                ToolProcess tool = startReading(file, strace, "connect", address(server));
                var peer = server.accept()) {
            assertThat(peer.getInputStream().readAllBytes())
                    .as("from where it had been read to")
                    .isEqualTo(Arrays.copyOfRange(content, 5, content.length));
            peer.shutdownOutput();
            assertThat(tool.bytes()).as("what is left for the next").isEmpty();
            assertThatItEndsWell(tool);
            assertThat(trace).content().contains("sendfile(");
        }
    }

    @Requires(Need.STRACE)
    @Test
    void aProxyOfStreamsSplices() throws Exception {
        Path trace = folder.resolve("trace");
        List<String> strace = List.of("strace", "-f", "-qq", "-e", "trace=splice", "-o", trace.toString());
        try (ServerSocket server = server();
                ToolProcess tool = ToolProcess.startBy(strace, "listen", "-v", "tcp:0", "--to", address(server));
                var client = client(tool.toldPort());
                var peer = server.accept()) {
            client.getOutputStream().write(QUESTION);
            client.shutdownOutput();
            assertThat(peer.getInputStream().readAllBytes()).isEqualTo(QUESTION);
            peer.shutdownOutput();
            assertThatItEndsWell(tool);
            assertThat(trace).content().contains("splice(");
        }
    }

    @Test
    void aResetIsTold() throws Exception {
        try (ServerSocket server = server();
                ToolProcess tool = ToolProcess.start("connect", address(server))) {
            try (var peer = server.accept()) {
                peer.setSoLinger(true, 0);
            }
            assertThat(tool.exit()).isEqualTo(1);
            assertThat(tool.errors()).singleElement().asString().startsWith("osock: ").contains("ECONNRESET");
        }
    }

    /// Accepts, reads a byte and no more.
    private static final String LAZY = """
            use Socket;
            socket(L, PF_INET, SOCK_STREAM, 0) or die $!;
            bind(L, pack_sockaddr_in(0, INADDR_LOOPBACK)) or die $!;
            listen(L, 5) or die $!;
            my ($port) = unpack_sockaddr_in(getsockname(L));
            $| = 1; print "$port\\n";
            accept(C, L) or die $!;
            sysread(C, my $byte, 1);
            print "has read\\n";
            sleep 1000;
            """;

    @Test
    void aPeerThatIsKilledIsTold() throws Exception {
        try (Peer peer = Peer.start("perl", "-e", LAZY);
                ToolProcess tool = ToolProcess.start("connect", "tcp:" + peer.line())) {
            tool.input().write(random(100_000));
            tool.input().flush();
            peer.line();
            peer.close(); // with bytes that nobody has read: a reset
            assertThat(tool.exit()).isEqualTo(1);
            assertThat(tool.errors()).singleElement().asString().containsPattern("ECONNRESET|EPIPE");
        }
    }

    @Test
    void whatHasComeBeforeAResetIsWritten() throws Exception {
        byte[] answer = random(50_000);
        try (ServerSocket server = server();
                ToolProcess tool = ToolProcess.start("connect", address(server))) {
            var peer = server.accept();
            tool.input().write(QUESTION);
            tool.input().flush();
            assertThat(peer.getInputStream().read()).isEqualTo(QUESTION[0]);
            peer.getOutputStream().write(answer);
            assertThat(new String(tool.process().getInputStream().readNBytes(answer.length), US_ASCII))
                    .isEqualTo(new String(answer, US_ASCII));
            peer.setSoLinger(true, 0);
            peer.close();
            assertThat(tool.exit()).isEqualTo(1);
        }
    }

    @Test
    void nobodyThereIsTold() throws Exception {
        int port = Peer.freePort();
        try (ToolProcess tool = ToolProcess.start("connect", "tcp:localhost:" + port)) {
            assertThat(tool.exit()).isEqualTo(1);
            assertThat(tool.errors()).singleElement()
                    .asString()
                    .startsWith("osock: cannot connect to tcp:localhost:" + port + ": ")
                    .contains("ECONNREFUSED (Connection refused)");
        }
        try (ToolProcess tool = ToolProcess.start("connect", "unix:" + folder.resolve("nothing"))) {
            assertThat(tool.exit()).isEqualTo(1);
            assertThat(tool.errors()).singleElement()
                    .asString()
                    .endsWith("nothing: ENOENT (No such file or directory)");
        }
        try (ToolProcess tool = ToolProcess.start("connect", "tcp:no-such-host.invalid:1")) {
            assertThat(tool.exit()).isEqualTo(1);
            assertThat(tool.errors()).containsExactly("osock: no-such-host.invalid: unknown host");
        }
    }

    @Test
    void aFamilyIsChosen() throws Exception {
        try (ServerSocket server = server();
                ToolProcess tool =
                        ToolProcess.start("connect", "-4", "tcp:localhost:" + server.getLocalPort());
                var peer = server.accept()) {
            peer.shutdownOutput();
            tool.send(NOTHING);
            assertThatItEndsWell(tool);
        }
    }

    @Test
    void timeoutsAreTold() throws Exception {
        try (ToolProcess tool = ToolProcess.start("listen", "--timeout", "0.2", "tcp:0")) {
            assertThat(tool.exit()).isEqualTo(1);
            assertThat(tool.errors()).containsExactly("osock: nobody has connected within 200 ms");
        }
        try (ToolProcess tool = ToolProcess.start("listen", "--timeout", "0.2", "udp:0")) {
            assertThat(tool.exit()).isEqualTo(1);
            assertThat(tool.errors()).containsExactly("osock: nothing has come within 200 ms");
        }
        try (var silent = new FullListener(Sockaddr.parse("127.0.0.1:0"));
                ToolProcess tool = ToolProcess.start("connect", "-w", "0.3", "tcp:" + silent.address())) {
            assertThat(tool.exit()).isEqualTo(1);
            assertThat(tool.errors())
                    .containsExactly("osock: cannot connect to tcp:" + silent.address()
                            + ": no answer within 300 ms");
        }
    }

    /// Gives a host's name several addresses, as `/etc/hosts` does.
    private Path hosts(String... addresses) throws IOException {
        return Files.write(
                folder.resolve("hosts"), Stream.of(addresses).map(each -> each + " many.test").toList());
    }

    @Test
    void anAddressOfANameThatDoesNotAnswerGetsARival() throws Exception {
        try (var server = new ServerSocket(0, 50, InetAddress.getByName("127.77.0.1"));
                var _ = new FullListener(Sockaddr.parse("127.77.0.2:" + server.getLocalPort()));
                ToolProcess tool = ToolProcess.startWithHosts(
                        hosts("127.77.0.2", "127.77.0.1"), "connect", "tcp:many.test:" + server.getLocalPort())) {
            server.setSoTimeout((int) PATIENCE.toMillis());
            var peer = server.accept();
            peer.getOutputStream().write(ANSWER);
            peer.close();
            tool.send(NOTHING);
            assertThat(tool.bytes()).isEqualTo(ANSWER);
            assertThatItEndsWell(tool);
            assertThat(tool.errors()).isEmpty();
        }
    }

    @Test
    void ofEachAttemptAtANameIsToldWhatItFailedWith() throws Exception {
        long limit = Patience.seconds(2).toSeconds();
        try (var silent = new FullListener(Sockaddr.parse("127.77.0.2:0"))) {
            int port = ((SockaddrIn) silent.address()).port();
            String refused = ":" + port + ": ECONNREFUSED (Connection refused)";
            try (ToolProcess tool = ToolProcess.startWithHosts(
                    hosts("127.77.0.1", "127.77.0.2", "::1"), "connect", "-w", "" + limit, "tcp:many.test:" + port)) {
                assertThat(tool.exit()).isEqualTo(1);
                assertThat(tool.errors())
                        .containsExactly("osock: cannot connect to tcp:many.test:" + port
                                + ": no answer within " + limit + "000 ms"
                                + "; connect inet6/stream/tcp to [::1]" + refused
                                + "; connect inet/stream/tcp to 127.77.0.1" + refused);
            }
        }
    }

    @Test
    void datagramsGoToTheFirstAddressOfAName() throws Exception {
        try (var peer = new DatagramSocket(new InetSocketAddress("127.77.0.1", 0));
                ToolProcess tool = ToolProcess.startWithHosts(
                        hosts("127.77.0.1", "::1"), "connect", "-q", "0", "udp:many.test:" + peer.getLocalPort())) {
            peer.setSoTimeout((int) PATIENCE.toMillis());
            tool.send(QUESTION);
            assertThat(data(receive(peer))).isEqualTo(QUESTION);
            assertThatItEndsWell(tool);
        }
    }

    @Test
    void anIdleConnectionEnds() throws Exception {
        try (ServerSocket server = server();
                ToolProcess tool = ToolProcess.start("connect", "-v", "--idle", "0.5", address(server));
                var peer = server.accept()) {
            assertThat(peer.getInputStream().read()).isEqualTo(-1);
            assertThatItEndsWell(tool);
            assertThat(tool.errors().getLast()).endsWith("0 bytes came, 0 bytes went, nothing for 500 ms");
        }
    }

    @Test
    void aHalfClosedConnectionEndsIfItShall() throws Exception {
        try (ServerSocket server = server();
                ToolProcess tool = ToolProcess.start("connect", "-v", "--quit", "0.2", address(server));
                var peer = server.accept()) {
            peer.getOutputStream().write(ANSWER);
            tool.send(QUESTION);
            assertThatItEndsWell(tool);
            assertThat(tool.bytes()).isEqualTo(ANSWER);
            assertThat(tool.errors().getLast()).endsWith(", one way ended before");
        }
    }

    @Test
    void aReaderThatHasGoneEndsItQuietly() throws Exception {
        try (ServerSocket server = server();
                ToolProcess tool = ToolProcess.start("connect", address(server));
                var peer = server.accept()) {
            tool.leave();
            peer.getOutputStream().write(ANSWER);
            assertThat(tool.exit()).isEqualTo(1);
            assertThat(tool.errors()).isEmpty();
        }
        try (ToolProcess tool = ToolProcess.start("listen", "-v", "-k", "tcp:0");
                var client = client(tool.toldPort())) {
            tool.leave();
            client.getOutputStream().write(ANSWER);
            assertThat(tool.exit()).isEqualTo(1);
        }
    }

    private static DatagramSocket datagrams() throws IOException {
        var socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return socket;
    }

    private static void send(DatagramSocket from, byte[] data, int port) throws IOException {
        from.send(new DatagramPacket(data, data.length, InetAddress.getLoopbackAddress(), port));
    }

    private static DatagramPacket receive(DatagramSocket at) throws IOException {
        var packet = new DatagramPacket(new byte[65_536], 65_536);
        at.receive(packet);
        return packet;
    }

    private static byte[] data(DatagramPacket packet) {
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--keep"})
    void datagramsStayWhatTheyAre(String keep) throws Exception {
        try (DatagramSocket there = datagrams();
                DatagramSocket here = datagrams()) {
            List<String> command = new ArrayList<>(
                    List.of("listen", "-v", "udp:0", "--to", "udp:127.0.0.1:" + there.getLocalPort()));
            if (!keep.isEmpty()) {
                command.add(keep);
            }
            try (ToolProcess tool = ToolProcess.start(command.toArray(String[]::new))) {
                int port = tool.toldPort();
                for (int size : new int[] {7, 0, 65_507, 1}) {
                    send(here, random(size), port);
                    DatagramPacket come = receive(there);
                    assertThat(data(come)).isEqualTo(random(size));
                    send(there, random(size), come.getPort());
                    DatagramPacket back = receive(here);
                    assertThat(data(back)).isEqualTo(random(size));
                    assertThat(back.getPort()).isEqualTo(port);
                }
            }
        }
    }

    @Test
    void aDatagramProxyTellsSendersApart() throws Exception {
        long idle = Patience.seconds(1).toSeconds();
        try (ToolProcess echo = ToolProcess.start("echo", "-l", "udp:0");
                ToolProcess tool = ToolProcess.start(
                        "listen", "-v", "-k", "--idle", "" + idle, "udp:0", "--to", "udp:" + echo.port());
                DatagramSocket one = datagrams();
                DatagramSocket other = datagrams()) {
            int port = tool.toldPort();
            for (int i = 0; i < 20; i++) {
                send(one, random(100 + i), port);
                send(other, random(200 + i), port);
                assertThat(data(receive(one))).isEqualTo(random(100 + i));
                assertThat(data(receive(other))).isEqualTo(random(200 + i));
            }
            for (int time = 1; time <= 3; time++) {
                assertThat(tool.told("datagrams from 127.0.0.1:" + one.getLocalPort() + " ended", time)).isEmpty();
                send(one, QUESTION, port);
                assertThat(data(receive(one))).as("it begins anew").isEqualTo(QUESTION);
            }
        }
    }

    @Test
    void whatOneReadGivesIsOneDatagram() throws Exception {
        try (DatagramSocket peer = datagrams();
                ToolProcess tool =
                        ToolProcess.start("connect", "--quit", "2", "udp:localhost:" + peer.getLocalPort())) {
            tool.input().write(QUESTION);
            tool.input().flush();
            DatagramPacket first = receive(peer);
            assertThat(data(first)).isEqualTo(QUESTION);
            tool.input().write(random(20_000));
            tool.input().close();
            assertThat(receive(peer).getLength()).isEqualTo(16_384);
            assertThat(receive(peer).getLength()).isEqualTo(20_000 - 16_384);
            send(peer, ANSWER, first.getPort());
            assertThat(tool.bytes()).isEqualTo(ANSWER);
            assertThatItEndsWell(tool);
        }
    }

    @Test
    void aDatagramToNobodyIsTold() throws Exception {
        int port;
        try (DatagramSocket gone = datagrams()) {
            port = gone.getLocalPort();
        }
        try (ToolProcess tool = ToolProcess.start("connect", "udp:" + port)) {
            tool.input().write(QUESTION);
            tool.input().flush();
            assertThat(tool.exit()).isEqualTo(1);
            assertThat(tool.errors()).singleElement().asString().contains("ECONNREFUSED");
        }
    }

    @Test
    void keepTakesDatagramsOfAnybodyAndAnswersTheLast() throws Exception {
        try (ToolProcess tool = ToolProcess.start("listen", "-v", "--keep", "udp:0");
                DatagramSocket one = datagrams();
                DatagramSocket other = datagrams()) {
            int port = tool.toldPort();
            tool.input().write(ANSWER);
            tool.input().flush();
            send(one, "a".getBytes(US_ASCII), port);
            assertThat(data(receive(one))).isEqualTo(ANSWER);
            send(other, "b".getBytes(US_ASCII), port);
            assertThat(tool.process().getInputStream().readNBytes(2)).isEqualTo("ab".getBytes(US_ASCII));
            tool.input().write(QUESTION);
            tool.input().flush();
            assertThat(data(receive(other))).isEqualTo(QUESTION);
        }
    }

    @Test
    void aDatagramIsNeverCut() throws Exception {
        Path path = folder.resolve("tool");
        try (ToolProcess tool = ToolProcess.start("listen", "-v", "--buffer", "100", "unixgram:" + path);
                Socket sender = Socket.open(Domain.LOCAL, Type.DGRAM)) {
            tool.toldAddress();
            sender.sendto(random(100), SockaddrUn.path(path));
            assertThat(tool.process().getInputStream().readNBytes(100)).isEqualTo(random(100));
            sender.sendto(random(101), SockaddrUn.path(path));
            assertThat(tool.exit()).isEqualTo(1);
            assertThat(tool.errors().getLast())
                    .isEqualTo("osock: a packet of more than 100 bytes has come, which would be cut: --buffer makes "
                            + "room for longer ones");
        }
    }

    @Test
    void aUnixDatagramIsAnswered() throws Exception {
        Path path = folder.resolve("echo");
        try (ToolProcess echo = ToolProcess.start("echo", "-l", "unixgram:" + path)) {
            echo.listening();
            try (ToolProcess tool = ToolProcess.start("connect", "--quit", "2", "unixgram:" + path)) {
                tool.send(QUESTION);
                assertThat(tool.bytes()).isEqualTo(QUESTION);
                assertThatItEndsWell(tool);
            }
        }
    }

    @Test
    void recordsStayWhatTheyAreUpToTheEnd() throws Exception {
        Path echoPath = folder.resolve("echo");
        Path path = folder.resolve("tool");
        try (ToolProcess echo = ToolProcess.start("echo", "-l", "unixpacket:" + echoPath)) {
            echo.listening();
            try (ToolProcess tool =
                    ToolProcess.start("listen", "-v", "unixpacket:" + path, "--to", "unixpacket:" + echoPath);
                    Socket client = Socket.open(Domain.LOCAL, Type.SEQPACKET)) {
                tool.toldAddress();
                client.connect(SockaddrUn.path(path));
                for (int size : new int[] {3, 100_000, 0, 1}) {
                    client.send(random(size));
                    assertThat(client.within(PATIENCE).recv(200_000)).isEqualTo(random(size));
                }
                client.shutdown(Shutdown.WRITE);
                assertThat(ended(client)).isTrue();
                assertThatItEndsWell(tool);
            }
        }
    }

    private static boolean ended(Socket socket) throws IOException {
        try {
            socket.within(PATIENCE).recv();
            return false;
        } catch (SocketClosedException end) {
            return true;
        }
    }

    /// What the service manager does: opens a listener, makes it descriptor 3, and becomes the service.
    private static final String MANAGER = """
            use Socket; use POSIX ();
            socket(my $listener, PF_INET, SOCK_STREAM, 0) or die $!;
            setsockopt($listener, SOL_SOCKET, SO_REUSEADDR, 1) or die $!;
            bind($listener, pack_sockaddr_in($ENV{PORT}, INADDR_LOOPBACK)) or die $!;
            listen($listener, 5) or die $!;
            if (fileno($listener) == 3) { $listener->fcntl(2, 0) } else { POSIX::dup2(fileno($listener), 3) }
            $ENV{LISTEN_FDS} = 1; $ENV{LISTEN_PID} = $$; $ENV{LISTEN_FDNAMES} = "web";
            exec @ARGV;
            """;

    @ParameterizedTest
    @ValueSource(strings = {"fd:3", "fd:web"})
    void aDescriptorOfTheServiceManagerServes(String target) throws Exception {
        int port = Peer.freePort();
        List<String> manager = List.of("env", "PORT=" + port, "perl", "-MFcntl", "-MIO::Handle", "-e", MANAGER);
        try (ToolProcess tool = ToolProcess.startBy(manager, "listen", "-v", target)) {
            assertThat(tool.toldAddress()).isEqualTo(target + ", 127.0.0.1:" + port);
            try (var client = client(port)) {
                client.getOutputStream().write(QUESTION);
                client.shutdownOutput();
                tool.send(ANSWER);
                assertThat(client.getInputStream().readAllBytes()).isEqualTo(ANSWER);
                assertThat(tool.bytes()).isEqualTo(QUESTION);
            }
            assertThatItEndsWell(tool);
        }
        try (ToolProcess tool = ToolProcess.startBy(manager, "listen", "fd:other")) {
            assertThat(tool.exit()).isEqualTo(1);
            assertThat(tool.errors())
                    .containsExactly("osock: fd:other: LISTEN_FDS and LISTEN_FDNAMES have these names only: [web]");
        }
        try (ToolProcess tool = ToolProcess.startBy(manager, "connect", "fd:3")) {
            assertThat(tool.exit()).isEqualTo(1);
            assertThat(tool.errors()).singleElement().asString().startsWith("osock: fd:3 is not connected to anybody");
        }
    }

    @Test
    void aDescriptorThatIsNoneIsTold() throws Exception {
        try (ToolProcess tool = ToolProcess.start("connect", "fd:0")) {
            assertThat(tool.exit()).isEqualTo(1);
            assertThat(tool.errors()).singleElement().asString().contains("descriptor 0", "ENOTSOCK");
        }
        try (ToolProcess tool = ToolProcess.start("listen", "fd:web")) {
            assertThat(tool.exit()).isEqualTo(1);
            assertThat(tool.errors())
                    .containsExactly("osock: fd:web: LISTEN_FDS and LISTEN_FDNAMES have no socket for this process");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "connect | Missing required parameter: 'ADDRESS'",
        "connect nowhere | it begins with none of tcp:",
        "connect fd: | names no descriptor",
        "connect tcp:localhost:65536 | not a number in 0..65535",
        "connect tcp:1 --to tcp:2 --file x | there is none with --to",
        "connect tcp:1 --buffer 0 | --buffer is 0, which is not in 1..16777216",
        "connect tcp:1 --idle soon | not a number of seconds",
        "connect tcp:1 --to-tls | --to-tls is for --to",
        "connect tcp:1 --insecure | are for --tls or --to-tls",
        "connect tcp:1 --tls --cert x | --cert and --key belong together",
        "connect udp:1 --tls | TLS is for streams, which udp:127.0.0.1:1 is not",
        "connect unix:/x --tls | TLS needs --tls-name or --insecure, as unix:/x names no host",
        "listen tcp:1 --tls | --tls of a server needs --cert and --key",
        "listen tcp:1 --tls --cert x --key x --to tcp:2 --to-tls --ca x | would be for the clients of --tls and",
        "listen -k udp:1 --to tcp:2 | --keep of datagrams passes each on",
    })
    void wrongArgumentsAreRefused(String command, String reason) {
        var err = new StringWriter();
        int exit = Main.command(new PrintWriter(new StringWriter()), new PrintWriter(err, true))
                .execute(command.strip().split(" ", -1));
        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).startsWith("osock: ").contains(reason).contains("--help").hasLineCount(2);
    }

    @Test
    void filesThatAreNotThereAreTold() throws Exception {
        try (ServerSocket server = server();
                ToolProcess tool = ToolProcess.start("connect", address(server), "--file", "/no/such")) {
            assertThat(tool.exit()).isEqualTo(1);
            assertThat(tool.errors()).containsExactly("osock: /no/such: there is no such file");
        }
        try (ToolProcess tool = ToolProcess.start("connect", "tcp:localhost:1", "--tls", "--ca", "/no/such")) {
            assertThat(tool.exit()).isEqualTo(1);
            assertThat(tool.errors()).containsExactly("osock: /no/such: there is no such file");
        }
    }
}
