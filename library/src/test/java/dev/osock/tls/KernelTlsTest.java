package dev.osock.tls;

import static dev.osock.testing.sockets.Bytes.random;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Socket;
import dev.osock.Sockets;
import dev.osock.address.SockaddrIn;
import dev.osock.option.TlsVersion;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.ThreadKind;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsClientProtocol;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The recipe of `docs/guide/tls.md` with the JDK's TLS as the peer, on a kernel that has TLS as on one that has not.
@Bounded
class KernelTlsTest {

    @TempDir
    static Path folder;

    private static TestCertificate certificate;
    private static Path file;

    @BeforeAll
    static void prepare() throws Exception {
        certificate = TestCertificate.create(folder);
        file = Files.write(folder.resolve("file"), random(500_000));
    }

    private static boolean upload(
            Socket socket, Path file, ProtocolVersion version, int[] suites, KeyClient.Trust trust)
            throws IOException {
        var client = new KeyClient(version, suites, trust);
        var handshake = new TlsClientProtocol(socket.inputStream(), socket.outputStream());
        handshake.connect(client);
        boolean isByKernel = KernelTls.begin(socket, client.keys().client(), client.keys().server());
        if (isByKernel) {
            socket.sendfile(file);
            KernelTls.end(socket);
        } else { // BouncyCastle goes on
            Files.copy(file, handshake.getOutputStream());
            handshake.close();
        }
        return isByKernel;
    }

    @ParameterizedTest
    @MethodSource("dev.osock.tls.Suite#all")
    void aFileIsSentByTheKernelOrElseByTheLibrary(TlsVersion version, Suite suite) throws Exception {
        try (SSLServerSocket server = (SSLServerSocket) certificate.context()
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = Sockets.connect(SockaddrIn.loopback(server.getLocalPort()))) {
            server.setEnabledProtocols(new String[] {Suite.jdk(version)});
            server.setEnabledCipherSuites(suite.jdkSuites(version));
            Caller<byte[]> peer = Caller.start(ThreadKind.PLATFORM, () -> {
                try (SSLSocket accepted = (SSLSocket) server.accept()) {
                    return accepted.getInputStream().readAllBytes();
                }
            });
            boolean isByKernel = upload(
                    socket, file, Suite.protocol(version), suite.numbers(version), certificate.trust());
            assertThat(peer.result()).isEqualTo(Files.readAllBytes(file));
            System.err.println("sent by " + (isByKernel ? "the kernel" : "BouncyCastle"));
        }
    }
}
