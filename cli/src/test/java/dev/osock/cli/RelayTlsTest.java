package dev.osock.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.address.Sockaddr;
import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.FullListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// TLS of `osock connect` and `osock listen`, against openssl and each other.
@Requires(Need.OPENSSL)
@Timeout(120)
class RelayTlsTest {

    private static final byte[] QUESTION = "what comes from one\n".getBytes(US_ASCII);
    private static final byte[] ANSWER = "goes to the other\n".getBytes(US_ASCII);

    @TempDir
    private static Path folder;

    private static String certificate;
    private static String key;

    /// A certificate for `localhost`, signed by itself.
    @BeforeAll
    static void make() throws Exception {
        certificate = folder.resolve("cert.pem").toString();
        key = folder.resolve("key.pem").toString();
        Process openssl = new ProcessBuilder("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key, "-out", certificate, "-days", "2", "-subj",
                "/CN=localhost", "-addext", "subjectAltName=DNS:localhost").redirectErrorStream(true).start();
        String output = new String(openssl.getInputStream().readAllBytes(), US_ASCII);
        assertThat(openssl.waitFor()).as(output).isZero();
    }

    private static Peer server(int port, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "openssl", "s_server", "-accept", "127.0.0.1:" + port, "-cert", certificate, "-key", key, "-quiet"));
        command.addAll(List.of(more));
        return Peer.listening(port, command.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_3", "-tls1_2"})
    void connectTalksToOpenssl(String version) throws Exception {
        int port = Peer.freePort();
        try (Peer openssl = server(port, version);
                ToolProcess tool =
                        ToolProcess.start("connect", "-v", "--tls", "--ca", certificate, "tcp:localhost:" + port)) {
            tool.told("connected to ");
            tool.input().write(QUESTION);
            tool.input().flush();
            assertThat(openssl.line() + "\n").isEqualTo(new String(QUESTION, US_ASCII));
            openssl.write(ANSWER);
            assertThat(tool.line() + "\n").isEqualTo(new String(ANSWER, US_ASCII));
            openssl.close(); // without a word
            tool.input().close();
            tool.exit();
        }
    }

    @Test
    void anAddressThatDoesNotAnswerGetsARival() throws Exception {
        int port = Peer.freePort();
        Path hosts = Files.writeString(folder.resolve("hosts"), "127.77.0.2 localhost\n127.0.0.1 localhost\n");
        try (Peer openssl = server(port);
                var _ = new FullListener(Sockaddr.parse("127.77.0.2:" + port));
                ToolProcess tool = ToolProcess.startWithHosts(
                        hosts, "connect", "--tls", "--ca", certificate, "tcp:localhost:" + port)) {
            openssl.write(ANSWER);
            assertThat(tool.line() + "\n").isEqualTo(new String(ANSWER, US_ASCII));
        }
    }

    @Test
    void aStrangersCertificateIsRefusedUnlessAnyWillDo() throws Exception {
        int port = Peer.freePort();
        try (Peer openssl = server(port)) {
            try (ToolProcess tool = ToolProcess.start("connect", "--tls", "tcp:localhost:" + port)) {
                assertThat(tool.exit()).isEqualTo(1);
                assertThat(tool.errors()).singleElement()
                        .asString()
                        .startsWith("osock: TLS: ")
                        .contains("unable to find valid certification path");
            }
            try (ToolProcess tool = ToolProcess.start(
                    "connect", "--tls", "--ca", certificate, "--tls-name", "other.test", "tcp:localhost:" + port)) {
                assertThat(tool.exit()).isEqualTo(1);
                assertThat(tool.errors()).singleElement().asString().contains("other.test");
            }
            try (ToolProcess tool = ToolProcess.start("connect", "--tls", "--insecure", "tcp:localhost:" + port)) {
                tool.input().write(QUESTION);
                tool.input().flush();
                assertThat(openssl.line() + "\n").isEqualTo(new String(QUESTION, US_ASCII));
            }
        }
    }

    @Test
    void listenServesOpenssl() throws Exception {
        try (ToolProcess tool =
                ToolProcess.start("listen", "-v", "--tls", "--cert", certificate, "--key", key, "tcp:0");
                Peer openssl = Peer.start("openssl", "s_client", "-connect", "127.0.0.1:" + tool.toldPort(),
                        "-servername", "localhost", "-verify_return_error", "-CAfile", certificate, "-quiet")) {
            openssl.write(QUESTION);
            assertThat(tool.line() + "\n").isEqualTo(new String(QUESTION, US_ASCII));
            tool.send(ANSWER);
            assertThat(openssl.bytes()).as("up to the end").isEqualTo(ANSWER);
            openssl.close();
            tool.exit();
            assertThat(tool.told("connection 1 has ")).startsWith("TLSv1.3, ");
        }
    }

    @Test
    void aClientWithoutTheCertificateThatIsWantedIsRefused() throws Exception {
        List<String> server = List.of("listen", "-v", "-k", "--tls", "--cert", certificate, "--key", key, "--ca",
                certificate, "tcp:0");
        try (ToolProcess tool = ToolProcess.start(server.toArray(String[]::new))) {
            String address = "tcp:localhost:" + tool.toldPort();
            try (ToolProcess client = ToolProcess.start("connect", "--tls", "--ca", certificate, address)) {
                client.send(QUESTION);
                assertThat(tool.told("osock: connection 1: TLS: ")).isNotEmpty();
                assertThat(client.exit()).isEqualTo(1);
            }
            try (ToolProcess client = ToolProcess.start(
                    "connect", "--tls", "--ca", certificate, "--cert", certificate, "--key", key, address)) {
                client.input().write(QUESTION);
                client.input().flush();
                assertThat(tool.line() + "\n").isEqualTo(new String(QUESTION, US_ASCII));
            }
        }
    }

    @Test
    void oneToolTalksToTheOtherAndEachWayEndsByItself() throws Exception {
        byte[] much = new byte[8_000_000];
        new Random(7).nextBytes(much);
        try (ToolProcess server =
                ToolProcess.start("listen", "-v", "--tls", "--cert", certificate, "--key", key, "tcp:0");
                ToolProcess client = ToolProcess.start(
                        "connect", "--tls", "--ca", certificate, "tcp:localhost:" + server.toldPort())) {
            client.send(much);
            assertThat(server.bytes()).as("up to the end").isEqualTo(much);
            server.send(much);
            assertThat(client.bytes()).isEqualTo(much);
            assertThat(server.exit()).as(server.errors().toString()).isZero();
            assertThat(client.exit()).as(client.errors().toString()).isZero();
        }
    }

    @Test
    void aProxyTakesTlsAwayAndPutsItOn() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                ToolProcess server = ToolProcess.start("listen", "-v", "-k", "--tls", "--cert", certificate, "--key",
                        key, "tcp:0", "--to", "tcp:" + plain.getLocalPort());
                ToolProcess client = ToolProcess.start("listen", "-v", "-k", "tcp:0", "--to-tls", "--ca", certificate,
                        "--to", "tcp:localhost:" + server.toldPort());
                var here = new java.net.Socket(InetAddress.getLoopbackAddress(), client.toldPort());
                var there = plain.accept()) {
            here.getOutputStream().write(QUESTION);
            here.shutdownOutput();
            assertThat(there.getInputStream().readAllBytes()).isEqualTo(QUESTION);
            there.getOutputStream().write(ANSWER);
            there.shutdownOutput();
            assertThat(here.getInputStream().readAllBytes()).isEqualTo(ANSWER);
        }
    }

    @Test
    void filesThatAreNoPemAreTold() throws IOException, InterruptedException {
        String text = Files.writeString(folder.resolve("text"), "hello").toString();
        String old = Files.writeString(folder.resolve("old"), "-----BEGIN RSA PRIVATE KEY-----\nAA\n-----END")
                .toString();
        assertThat(refusal("--ca", text)).contains(text + ": ");
        assertThat(refusal("--cert", certificate, "--key", text)).contains(": there is no private key in PEM in it");
        assertThat(refusal("--cert", certificate, "--key", old)).contains("openssl pkcs8 -topk8 -nodes makes one");
        assertThat(refusal("--cert", text, "--key", key)).contains(text + ": ");
    }

    private static String refusal(String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("connect", "--tls", "tcp:localhost:1"));
        command.addAll(List.of(more));
        try (ToolProcess tool = ToolProcess.start(command.toArray(String[]::new))) {
            assertThat(tool.exit()).isEqualTo(1);
            assertThat(tool.errors()).hasSize(1);
            return tool.errors().getFirst();
        }
    }
}
