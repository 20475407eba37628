package dev.osock.tls;

import dev.osock.option.TlsCipher;
import dev.osock.option.TlsVersion;
import java.util.Arrays;
import java.util.stream.Stream;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ProtocolVersion;
import org.junit.jupiter.params.provider.Arguments;

/// The ciphers that a handshake can come to and the kernel has, by all the names they have.
enum Suite {
    AES_128(TlsCipher.AES_GCM_128, CipherSuite.TLS_AES_128_GCM_SHA256, "TLS_AES_128_GCM_SHA256",
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, "ECDHE-ECDSA-AES128-GCM-SHA256"),
    AES_256(TlsCipher.AES_GCM_256, CipherSuite.TLS_AES_256_GCM_SHA384, "TLS_AES_256_GCM_SHA384",
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, "ECDHE-ECDSA-AES256-GCM-SHA384"),
    CHACHA20(TlsCipher.CHACHA20_POLY1305, CipherSuite.TLS_CHACHA20_POLY1305_SHA256, "TLS_CHACHA20_POLY1305_SHA256",
            CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, "ECDHE-ECDSA-CHACHA20-POLY1305");

    final TlsCipher cipher;
    private final int of13;
    private final String nameOf13;
    private final int of12;
    private final String nameOf12;

    Suite(TlsCipher cipher, int of13, String nameOf13, int of12, String nameOf12) {
        this.cipher = cipher;
        this.of13 = of13;
        this.nameOf13 = nameOf13;
        this.of12 = of12;
        this.nameOf12 = nameOf12;
    }

    /// Each with each version.
    static Stream<Arguments> all() {
        return Arrays.stream(TlsVersion.values())
                .flatMap(version -> Arrays.stream(values()).map(suite -> Arguments.of(version, suite)));
    }

    static ProtocolVersion protocol(TlsVersion version) {
        return version == TlsVersion.TLS_1_3 ? ProtocolVersion.TLSv13 : ProtocolVersion.TLSv12;
    }

    /// The numbers of suites for BouncyCastle.
    int[] numbers(TlsVersion version) {
        return new int[] {version == TlsVersion.TLS_1_3 ? of13 : of12};
    }

    /// The options of OpenSSL that choose it.
    String[] openssl(TlsVersion version) {
        return version == TlsVersion.TLS_1_3
                ? new String[] {"-tls1_3", "-ciphersuites", nameOf13}
                : new String[] {"-tls1_2", "-cipher", nameOf12};
    }

    static String jdk(TlsVersion version) {
        return version == TlsVersion.TLS_1_3 ? "TLSv1.3" : "TLSv1.2";
    }

    /// The JDK's name.
    String[] jdkSuites(TlsVersion version) {
        return new String[] {
            version == TlsVersion.TLS_1_3
                    ? nameOf13
                    : "TLS_ECDHE_ECDSA_WITH_" + nameOf13.substring("TLS_".length())
        };
    }
}
