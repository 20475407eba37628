package dev.osock.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.osock.testing.Patience;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsServerCertificate;

/// A certificate of a P-256 key for a host that does not exist, made by keytool, once.
final class TestCertificate {

    private static final String PASSWORD = "secret";
    private static final String ALIAS = "peer";

    private final KeyStore store;

    private TestCertificate(KeyStore store) {
        this.store = store;
    }

    static TestCertificate create(Path folder) throws Exception {
        Path file = folder.resolve("store");
        Process keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=peer.test",
                "-ext", "san=dns:peer.test", "-validity", "30", "-storetype", "PKCS12",
                "-keystore", file.toString(), "-storepass", PASSWORD, "-alias", ALIAS)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool").toFile())
                .start();
        if (!keytool.waitFor(Patience.seconds(60)) || keytool.exitValue() != 0) {
            keytool.destroyForcibly();
            throw new IOException("keytool: " + Files.readString(folder.resolve("keytool")));
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return new TestCertificate(store);
    }

    private Certificate certificate() throws Exception {
        return store.getCertificate(ALIAS);
    }

    byte[] encoded() throws Exception {
        return certificate().getEncoded();
    }

    byte[] privateKey() throws Exception {
        return store.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded();
    }

    /// A file of both for OpenSSL.
    Path pem(Path folder) throws Exception {
        return Files.writeString(
                folder.resolve("peer.pem"), pem("CERTIFICATE", encoded()) + pem("PRIVATE KEY", privateKey()));
    }

    private static String pem(String what, byte[] bytes) {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(bytes);
        return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
    }

    /// Trusts this certificate and no other.
    KeyClient.Trust trust() throws Exception {
        byte[] expected = encoded();
        return certificate -> check(certificate, expected);
    }

    private static void check(TlsServerCertificate shown, byte[] expected) throws IOException {
        if (!Arrays.equals(shown.getCertificate().getCertificateAt(0).getEncoded(), expected)) {
            throw new TlsFatalAlert(AlertDescription.bad_certificate);
        }
    }

    /// The context of a server of the JDK that has it, and of a client that trusts it.
    SSLContext context() throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(ALIAS, certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        TrustManager[] managers = trust.getTrustManagers();
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), managers, null);
        return context;
    }
}
