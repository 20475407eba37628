package dev.osock.tls;

import dev.osock.option.TlsCipher;
import dev.osock.option.TlsKey;
import dev.osock.option.TlsVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.SecurityParameters;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCryptoUtils;
import org.bouncycastle.tls.crypto.TlsSecret;

/// The keys that a handshake by BouncyCastle has come to: the recipe of `docs/guide/tls.md`.
///
/// @param client what the client sends with
/// @param server what the server sends with
record HandshakeKeys(TlsKey client, TlsKey server) {

    /// Derives them, when the handshake is just complete: in `notifyHandshakeComplete()`.
    static HandshakeKeys of(TlsContext context) throws IOException {
        SecurityParameters parameters = context.getSecurityParametersConnection();
        TlsCipher cipher = cipher(parameters.getCipherSuite());
        if (TlsUtils.isTLSv13(context)) {
            int hash = parameters.getPRFCryptoHashAlgorithm();
            return new HandshakeKeys(
                    key(parameters.getTrafficSecretClient(), hash, cipher),
                    key(parameters.getTrafficSecretServer(), hash, cipher));
        }
        int ivLength = cipher == TlsCipher.CHACHA20_POLY1305 ? cipher.ivLength() : cipher.saltLength();
        byte[] seed = ByteBuffer.allocate(64)
                .put(parameters.getServerRandom())
                .put(parameters.getClientRandom())
                .array();
        ByteBuffer block = ByteBuffer.wrap(parameters.getMasterSecret()
                .deriveUsingPRF(
                        parameters.getPRFAlgorithm(), "key expansion", seed, 2 * (cipher.keyLength() + ivLength))
                .extract());
        byte[] clientKey = next(block, cipher.keyLength());
        byte[] serverKey = next(block, cipher.keyLength());
        return new HandshakeKeys( // Finished was the first record of each
                TlsKey.of(TlsVersion.TLS_1_2, cipher, clientKey, next(block, ivLength), 1),
                TlsKey.of(TlsVersion.TLS_1_2, cipher, serverKey, next(block, ivLength), 1));
    }

    private static TlsKey key(TlsSecret secret, int hash, TlsCipher cipher) throws IOException {
        byte[] none = {};
        byte[] key = TlsCryptoUtils.hkdfExpandLabel(secret, hash, "key", none, cipher.keyLength()).extract();
        byte[] iv = TlsCryptoUtils.hkdfExpandLabel(secret, hash, "iv", none, 12).extract();
        return TlsKey.of(TlsVersion.TLS_1_3, cipher, key, iv, 0);
    }

    private static byte[] next(ByteBuffer block, int length) {
        byte[] bytes = new byte[length];
        block.get(bytes);
        return bytes;
    }

    private static TlsCipher cipher(int suite) throws IOException {
        return switch (suite) {
            case CipherSuite.TLS_AES_128_GCM_SHA256,
                    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
                    CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 ->
                TlsCipher.AES_GCM_128;
            case CipherSuite.TLS_AES_256_GCM_SHA384,
                    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
                    CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 ->
                TlsCipher.AES_GCM_256;
            case CipherSuite.TLS_CHACHA20_POLY1305_SHA256,
                    CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
                    CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256 ->
                TlsCipher.CHACHA20_POLY1305;
            default -> throw new IOException("the kernel has no cipher of the suite " + suite);
        };
    }
}
