package dev.osock.tls;

import static dev.osock.testing.sockets.Bytes.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Socket;
import dev.osock.Sockets;
import dev.osock.address.SockaddrIn;
import dev.osock.option.TlsKey;
import dev.osock.option.TlsVersion;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.ThreadKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsServerProtocol;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The keys of a handshake with the JDK's TLS open what that sends, and are what it opens. What the kernel makes of them
/// is in [TlsHandshakeTest].
@Bounded
class HandshakeKeysTest {

    private static final Duration PATIENCE = Patience.seconds(10);
    private static final String SUITES = "dev.osock.tls.Suite#all";

    private static TestCertificate certificate;

    @BeforeAll
    static void makeCertificate(@TempDir Path folder) throws Exception {
        certificate = TestCertificate.create(folder);
    }

    @ParameterizedTest
    @MethodSource(SUITES)
    void aClientsKeysAreTheServers(TlsVersion version, Suite suite) throws Exception {
        try (SSLServerSocket server = (SSLServerSocket) certificate.context()
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = Sockets.connect(SockaddrIn.loopback(server.getLocalPort()))) {
            server.setEnabledProtocols(new String[] {Suite.jdk(version)});
            server.setEnabledCipherSuites(suite.jdkSuites(version));
            Caller<Void> peer = Caller.start(ThreadKind.PLATFORM, () -> echo((SSLSocket) server.accept()));
            var client =
                    new KeyClient(Suite.protocol(version), suite.numbers(version), certificate.trust());
            new TlsClientProtocol(socket.inputStream(), socket.outputStream()).connect(client);
            assertEchoes(socket, suite, client.keys().client(), client.keys().server());
            peer.result();
        }
    }

    @ParameterizedTest
    @MethodSource(SUITES)
    void aServersKeysAreTheClients(TlsVersion version, Suite suite) throws Exception {
        try (Socket listener = Sockets.listen(SockaddrIn.loopback(0));
                SSLSocket jdk = (SSLSocket) certificate.context().getSocketFactory().createSocket()) {
            int port = ((SockaddrIn) listener.sockname()).port();
            jdk.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            jdk.setEnabledProtocols(new String[] {Suite.jdk(version)});
            jdk.setEnabledCipherSuites(suite.jdkSuites(version));
            Caller<Void> peer = Caller.start(ThreadKind.PLATFORM, () -> echo(jdk));
            try (Socket socket = listener.accept()) {
                var server = new KeyServer(
                        Suite.protocol(version), suite.numbers(version), certificate.encoded(),
                        certificate.privateKey());
                new TlsServerProtocol(socket.inputStream(), socket.outputStream()).accept(server);
                assertEchoes(socket, suite, server.keys().server(), server.keys().client());
                peer.result();
            }
        }
    }

    /// Sends back what comes, until the peer says that it is done.
    private static Void echo(SSLSocket socket) throws IOException {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        }
        return null;
    }

    private static void assertEchoes(Socket socket, Suite suite, TlsKey sent, TlsKey received) throws Exception {
        assertThat(sent.cipher()).isEqualTo(suite.cipher);
        var writer = new RecordLayer(sent);
        var reader = new RecordLayer(received);
        socket.send(writer.seal(23, bytes("hello")));
        assertThat(next(socket, reader).bytes()).isEqualTo(bytes("hello"));
        socket.send(writer.seal(21, new byte[] {1, 0}));
        RecordLayer.Opened end = next(socket, reader);
        assertThat(end.type()).isEqualTo(21);
        assertThat(end.bytes()).as("close_notify").endsWith((byte) 0);
    }

    /// The next record that is not of the handshake: a server of TLS 1.3 sends tickets first.
    private static RecordLayer.Opened next(Socket socket, RecordLayer reader) throws Exception {
        RecordLayer.Opened opened;
        do {
            byte[] header = socket.within(PATIENCE).recv(RecordLayer.HEADER);
            opened = reader.open(header, socket.within(PATIENCE).recv(RecordLayer.length(header)));
        } while (opened.type() == 22);
        return opened;
    }
}
