package dev.osock.cli.cookbook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.cli.ToolProcess;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `docs/cookbook/tls-server.md`.
@Timeout(120)
class TlsServerTest {

    private static final String PASSWORD = "change it";

    @TempDir
    private static Path folder;

    private static Path keys;
    private static Path certificate;

    @BeforeAll
    static void makeACertificate() throws Exception {
        keys = folder.resolve("keys.p12");
        certificate = folder.resolve("server.pem");
        keytool("-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=localhost", "-validity", "2",
                "-ext", "san=dns:localhost");
        keytool("-exportcert", "-alias", "server", "-rfc", "-file", certificate.toString());
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", keys.toString(), "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), US_ASCII);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).describedAs(output).isZero();
    }

    private static ToolProcess start(String address) throws IOException {
        return Recipe.startBy(
                List.of("env", "KEYSTORE_PASSWORD=" + PASSWORD), "tls-server", address, keys.toString());
    }

    private static int port(String listening) {
        return Integer.parseInt(listening.replaceFirst(".*localport=([0-9]+)]$", "$1"));
    }

    @Test
    void theJdksClientIsServedWhileOthersAreSilentOrSpeakNoTls() throws Exception {
        try (ToolProcess server = start("tcp:127.0.0.1:0?tcp.nodelay=true")) {
            int port = port(server.listening());
            long start = System.nanoTime();
            try (Socket silent = Client.connect(port); SSLSocket client = secure(port)) {
                assertThat(Client.exchange(port, "GET / HTTP/1.1\r\n\r\n")).doesNotContain("HTTP");
                client.getOutputStream().write("hello\n".getBytes(US_ASCII));
                var answers = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
                assertThat(answers.readLine()).matches("TLSv1\\.3 TLS_[A-Z0-9_]+");
                assertThat(answers.readLine()).isEqualTo("hello");
                assertThat(silent.getInputStream().readAllBytes().length).isLessThan(30); // alerts at the most
                assertThat(Duration.ofNanos(System.nanoTime() - start))
                        .isBetween(Duration.ofMillis(4900), Patience.seconds(25));
            }
            server.signal("TERM");
            assertThat(server.exit()).isEqualTo(143);
            assertThat(server.errors()).anyMatch(line -> line.contains("SSL"));
        }
    }

    private static SSLSocket secure(int port) throws Exception {
        KeyStore trusted = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore certificates = KeyStore.getInstance(KeyStore.getDefaultType());
        certificates.load(null, null);
        certificates.setCertificateEntry("server", trusted.getCertificate("server"));
        trust.init(certificates);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        var socket = (SSLSocket) context.getSocketFactory().createSocket(Client.connect(port), "localhost", port, true);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        return socket;
    }

    @Test
    @Requires(Need.OPENSSL)
    void opensslIsServedOverAUnixSocket() throws Exception {
        Path path = folder.resolve("tls.sock");
        try (ToolProcess server = start("unix:" + path)) {
            assertThat(server.listening()).isEqualTo("ServerSocket[unix:" + path + "]");
            Process client = new ProcessBuilder("openssl", "s_client", "-quiet", "-no_ign_eof", "-verify_return_error",
                    "-CAfile", certificate.toString(), "-verify_hostname", "localhost", "-unix", path.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                try (var out = client.outputWriter(US_ASCII); var in = client.inputReader(US_ASCII)) {
                    assertThat(in.readLine()).startsWith("TLSv1.3 TLS_");
                    out.write("hello\n");
                    out.flush();
                    assertThat(in.readLine()).isEqualTo("hello");
                }
                assertThat(client.waitFor(30, TimeUnit.SECONDS)).isTrue(); // it says goodbye
            } finally {
                client.destroyForcibly();
            }
            Ending.cleanly(server);
        }
    }
}
