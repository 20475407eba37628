package dev.osock.cli.relay;

import dev.osock.Socket;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// The JDK's TLS over connections.
final class Tls {

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN ([A-Z ]*)PRIVATE KEY-----(.*?)-----END", Pattern.DOTALL);
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");
    private static final char[] NO_PASSWORD = {};

    private final SSLContext context;
    private final Trust trust;
    private final Optional<Duration> timeout;

    private Tls(SSLContext context, Trust trust, Optional<Duration> timeout) {
        this.context = context;
        this.trust = trust;
        this.timeout = timeout;
    }

    /// Reads what is in the files.
    ///
    /// @throws IOException with a message for the user
    static Tls of(Trust trust, Optional<Duration> timeout) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(identity(trust), trusted(trust), null);
            return new Tls(context, trust, timeout);
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS: " + e.getMessage(), e);
        }
    }

    private static TrustManager @Nullable [] trusted(Trust trust) throws IOException, GeneralSecurityException {
        if (trust.isInsecure()) {
            return new TrustManager[] {new Everybody()};
        }
        if (trust.authorities().isEmpty()) {
            return null;
        }
        KeyStore store = store();
        for (Certificate each : certificates(trust.authorities().get())) {
            store.setCertificateEntry("ca" + store.size(), each);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyManager @Nullable [] identity(Trust trust) throws IOException, GeneralSecurityException {
        if (trust.certificate().isEmpty() || trust.key().isEmpty()) {
            return null;
        }
        KeyStore store = store();
        store.setKeyEntry(
                "own",
                key(trust.key().get()),
                NO_PASSWORD,
                certificates(trust.certificate().get()).toArray(Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static KeyStore store() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        return store;
    }

    private static Collection<? extends Certificate> certificates(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (all.isEmpty()) {
                throw new IOException(file + ": there is no certificate in it");
            }
            return all;
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": there is no such file", e);
        } catch (GeneralSecurityException e) {
            throw new IOException(file + ": no certificates in PEM: " + e.getMessage(), e);
        }
    }

    private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": there is no such file", e);
        }
        Matcher found = KEY.matcher(text);
        if (!found.find()) {
            throw new IOException(file + ": there is no private key in PEM in it");
        }
        if (!found.group(1).isEmpty()) {
            throw new IOException(file + ": the key is of the form \"" + found.group(1).strip()
                    + "\"; openssl pkcs8 -topk8 -nodes makes one of the form that is read here");
        }
        byte[] bytes;
        try {
            bytes = Base64.getMimeDecoder().decode(found.group(2));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": the private key is not in PEM", e);
        }
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
            } catch (InvalidKeySpecException other) {
                // of another algorithm
            }
        }
        throw new IOException(file + ": the private key is of none of the algorithms " + ALGORITHMS);
    }

    /// Makes the handshake of a client.
    ///
    /// @param host whom the address names
    TlsEnd connect(Socket socket, String host) throws IOException {
        String peer = trust.name().orElse(host);
        var secure = (SSLSocket) context.getSocketFactory().createSocket(new JavaSocket(socket), peer, 0, true);
        if (!trust.isInsecure()) {
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
        }
        return handshake(socket, secure);
    }

    /// Makes the handshake of a server, which asks for the client's certificate if it is told whom to believe.
    TlsEnd accept(Socket socket) throws IOException {
        var secure =
                (SSLSocket) context.getSocketFactory().createSocket(new JavaSocket(socket), (InputStream) null, true);
        secure.setNeedClientAuth(trust.authorities().isPresent());
        return handshake(socket, secure);
    }

    private TlsEnd handshake(Socket socket, SSLSocket secure) throws IOException {
        try {
            secure.setSoTimeout(timeout.map(time -> (int) Math.max(1, time.toMillis())).orElse(0));
            secure.startHandshake();
            secure.setSoTimeout(0);
            return new TlsEnd(socket, secure);
        } catch (IOException e) {
            throw new IOException("TLS: " + e.getMessage(), e);
        }
    }

    /// Believes anybody.
    private static final class Everybody extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
