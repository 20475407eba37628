package dev.osock.tls;

import java.io.IOException;
import java.security.SecureRandom;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/// A client of BouncyCastle that keeps the keys of its handshake: of the recipe of `docs/guide/tls.md`.
final class KeyClient extends DefaultTlsClient {

    /// What the server must show, as a program would check it by its trust store.
    interface Trust {
        void check(TlsServerCertificate certificate) throws IOException;
    }

    private final ProtocolVersion version;
    private final int[] suites;
    private final Trust trust;
    private @Nullable HandshakeKeys keys;

    KeyClient(ProtocolVersion version, int[] suites, Trust trust) {
        super(new BcTlsCrypto(new SecureRandom()));
        this.version = version;
        this.suites = suites;
        this.trust = trust;
    }

    HandshakeKeys keys() throws IOException {
        if (keys == null) {
            throw new IOException("the handshake is not complete");
        }
        return keys;
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        keys = HandshakeKeys.of(context);
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return version.only();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return suites.clone();
    }

    @Override
    public TlsAuthentication getAuthentication() {
        return new TlsAuthentication() {
            @Override
            public void notifyServerCertificate(TlsServerCertificate certificate) throws IOException {
                trust.check(certificate);
            }

            @Override
            public @Nullable TlsCredentials getClientCredentials(CertificateRequest request) {
                return null;
            }
        };
    }
}
