package dev.osock.tls;

import java.io.IOException;
import java.security.SecureRandom;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/// A server of BouncyCastle that keeps the keys of its handshake, with a certificate whose key is one of P-256.
final class KeyServer extends DefaultTlsServer {

    private final BcTlsCrypto crypto;
    private final ProtocolVersion version;
    private final int[] suites;
    private final byte[] certificate;
    private final byte[] privateKey;
    private @Nullable HandshakeKeys keys;

    /// @param certificate as X.509
    /// @param privateKey as PKCS #8
    KeyServer(ProtocolVersion version, int[] suites, byte[] certificate, byte[] privateKey) {
        this(new BcTlsCrypto(new SecureRandom()), version, suites, certificate, privateKey);
    }

    private KeyServer(
            BcTlsCrypto crypto, ProtocolVersion version, int[] suites, byte[] certificate, byte[] privateKey) {
        super(crypto);
        this.crypto = crypto;
        this.version = version;
        this.suites = suites;
        this.certificate = certificate;
        this.privateKey = privateKey;
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
    public TlsCredentials getCredentials() throws IOException {
        return signer();
    }

    @Override
    protected TlsCredentialedSigner getECDSASignerCredentials() throws IOException {
        return signer();
    }

    private TlsCredentialedSigner signer() throws IOException {
        TlsCertificate own = crypto.createCertificate(certificate);
        Certificate chain = TlsUtils.isTLSv13(context)
                ? new Certificate(TlsUtils.EMPTY_BYTES, new CertificateEntry[] {new CertificateEntry(own, null)})
                : new Certificate(new TlsCertificate[] {own});
        return new BcDefaultTlsCredentialedSigner(
                new TlsCryptoParameters(context),
                crypto,
                PrivateKeyFactory.createKey(privateKey),
                chain,
                SignatureScheme.getSignatureAndHashAlgorithm(SignatureScheme.ecdsa_secp256r1_sha256));
    }
}
