package dev.osock.tls;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Socket;
import dev.osock.Sockets;
import dev.osock.address.SockaddrIn;
import dev.osock.error.Reason;
import dev.osock.option.TlsVersion;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Failing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsServerProtocol;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The recipe of `docs/guide/tls.md` with OpenSSL as the peer: handshakes by BouncyCastle, records by the kernel, on
/// OpenSSL's side too if it is built for that.
@Bounded
@Requires({Need.TLS, Need.OPENSSL})
class TlsHandshakeTest {

    private static final Duration PATIENCE = Patience.seconds(10);
    private static final String SUITES = "dev.osock.tls.Suite#all";
    private static final Path COUNTERS = Path.of("/proc/net/tls_stat");

    @TempDir
    static Path folder;

    private static TestCertificate certificate;
    private static String pem;
    private static boolean hasKernelTls;

    @BeforeAll
    static void prepare() throws Exception {
        certificate = TestCertificate.create(folder);
        pem = certificate.pem(folder).toString();
        hasKernelTls = OpenSsl.knows(folder, "s_server", "-ktls");
        System.err.println("openssl " + (hasKernelTls ? "has -ktls" : "is built without -ktls"));
    }

    private static String[] withKernelTls(String... options) {
        String[] all = Arrays.copyOf(options, options.length + (hasKernelTls ? 1 : 0));
        if (hasKernelTls) {
            all[options.length] = "-ktls";
        }
        return all;
    }

    /// How many connections have sent by the kernel's TLS in this namespace.
    private static long sessions() throws IOException {
        try (Stream<String> lines = Files.lines(COUNTERS)) {
            return lines.filter(line -> line.startsWith("TlsTxSw"))
                    .mapToLong(line -> Long.parseLong(line.split("\\s+", -1)[1]))
                    .sum();
        }
    }

    private static void assertBothUsedIt(long before) throws IOException {
        assertThat(sessions() - before).as("connections with TLS in the kernel").isEqualTo(hasKernelTls ? 2 : 1);
    }

    private static Socket handshake(int port, TlsVersion version, Suite suite) throws Exception {
        Socket socket = Sockets.connect(SockaddrIn.loopback(port));
        var client = new KeyClient(Suite.protocol(version), suite.numbers(version), certificate.trust());
        new TlsClientProtocol(socket.inputStream(), socket.outputStream()).connect(client);
        assertThat(client.keys().client().cipher()).isEqualTo(suite.cipher);
        assertThat(KernelTls.begin(socket, client.keys().client(), client.keys().server())).isTrue();
        return socket;
    }

    @ParameterizedTest
    @MethodSource(SUITES)
    void aClientTalksWithAServerOfOpenSsl(TlsVersion version, Suite suite) throws Exception {
        long before = sessions();
        try (OpenSsl server = OpenSsl.start(folder, "s_server", suite.openssl(version), withKernelTls(
                "-accept", "127.0.0.1:0", "-cert", pem, "-key", pem, "-rev", "-naccept", "1"));
                Socket socket = handshake(server.port(), version, suite)) {
            for (String line : new String[] {"hello", "another line"}) {
                socket.send(bytes(line + "\n"));
                String back = new StringBuilder(line).reverse().toString();
                assertThat(text(KernelTls.receive(socket).orElseThrow())).isEqualTo(back + "\n");
            }
            assertBothUsedIt(before);
            KernelTls.end(socket);
            assertThat(KernelTls.receive(socket)).as("close_notify").isEmpty();
            assertThat(Failing.reasonOf(() -> socket.within(PATIENCE).recv())).isEqualTo(Reason.Closed.BY_PEER);
            server.ends();
        }
    }

    /// OpenSSL sends the file by sendfile(2), too, if it can.
    @ParameterizedTest
    @MethodSource(SUITES)
    void aClientGetsAFileFromAServerOfOpenSsl(TlsVersion version, Suite suite) throws Exception {
        byte[] contents = new byte[300_000];
        new Random(1).nextBytes(contents);
        Files.write(folder.resolve("file"), contents);
        String[] options = {"-accept", "127.0.0.1:0", "-cert", pem, "-key", pem, "-WWW", "-naccept", "1"};
        String[] all = Arrays.copyOf(withKernelTls(options), options.length + (hasKernelTls ? 2 : 0));
        if (hasKernelTls) {
            all[all.length - 1] = "-sendfile";
        }
        try (OpenSsl server = OpenSsl.start(folder, "s_server", suite.openssl(version), all);
                Socket socket = handshake(server.port(), version, suite)) {
            socket.send(bytes("GET /file HTTP/1.0\r\n\r\n"));
            var answer = new ByteArrayOutputStream();
            for (var some = KernelTls.receive(socket); some.isPresent(); some = KernelTls.receive(socket)) {
                answer.write(some.get());
            }
            byte[] received = answer.toByteArray();
            assertThat(received.length).isGreaterThan(contents.length);
            assertThat(Arrays.copyOfRange(received, received.length - contents.length, received.length))
                    .isEqualTo(contents);
        }
    }

    @ParameterizedTest
    @MethodSource(SUITES)
    void aServerSendsAFileToAClientOfOpenSsl(TlsVersion version, Suite suite) throws Exception {
        byte[] contents = new byte[1_000_000];
        new Random(2).nextBytes(contents);
        Path file = Files.write(folder.resolve("sent"), contents);
        long before = sessions();
        try (Socket listener = Sockets.listen(SockaddrIn.loopback(0));
                OpenSsl client = OpenSsl.start(folder, "s_client", suite.openssl(version), withKernelTls(
                        "-connect", "127.0.0.1:" + ((SockaddrIn) listener.sockname()).port(), "-quiet",
                        "-CAfile", pem));
                Socket socket = listener.accept()) {
            var server = new KeyServer(
                    Suite.protocol(version), suite.numbers(version), certificate.encoded(), certificate.privateKey());
            new TlsServerProtocol(socket.inputStream(), socket.outputStream()).accept(server);
            assertThat(KernelTls.begin(socket, server.keys().server(), server.keys().client())).isTrue();
            client.input().write(bytes("a line\n"));
            client.input().flush();
            assertThat(text(KernelTls.receive(socket).orElseThrow())).isEqualTo("a line\n");
            socket.send(bytes("<<<begin"));
            assertThat(socket.sendfile(file)).isEqualTo(contents.length);
            socket.send(bytes("end>>>"));
            String printed = client.await(Pattern.compile("(?s)<<<begin(.*)end>>>")).group(1);
            assertThat(printed.getBytes(ISO_8859_1)).isEqualTo(contents);
            assertBothUsedIt(before);
            KernelTls.end(socket);
            client.ends();
        }
    }
}
