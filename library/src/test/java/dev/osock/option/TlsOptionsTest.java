package dev.osock.option;

import static dev.osock.testing.sockets.Bytes.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.osock.Platform;
import dev.osock.address.RawBytes;
import dev.osock.error.Errno;
import dev.osock.error.SocketException;
import dev.osock.internal.abi.Abi;
import dev.osock.kind.Support;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Keys of TLS as values, and what a kernel says that does not have it, or a socket. Traffic is in `dev.osock.tls`.
@Bounded
class TlsOptionsTest {

    private static final RawBytes KEY = new RawBytes(bytes("a key of 16 byte"));
    private static final RawBytes SALT = new RawBytes(bytes("salt"));
    private static final RawBytes IV = new RawBytes(bytes("the rest"));

    private static byte[] joined(RawBytes first, RawBytes second) {
        byte[] one = first.array();
        byte[] all = Arrays.copyOf(one, one.length + second.array().length);
        System.arraycopy(second.array(), 0, all, one.length, second.array().length);
        return all;
    }

    @ParameterizedTest
    @EnumSource
    void numbersAndLengthsAreThoseOfTheHeader(TlsCipher cipher) {
        Abi abi = Abi.current();
        String struct = "tls12_crypto_info_" + cipher.name().toLowerCase(Locale.ROOT);
        assertThat(cipher.number()).isEqualTo(abi.number("TLS_CIPHER_" + cipher));
        assertThat(TlsCipher.of(cipher.number())).contains(cipher);
        assertThat(cipher.keyLength()).isEqualTo(abi.size(struct, "key"));
        assertThat(cipher.saltLength()).isEqualTo(abi.size(struct, "salt"));
        assertThat(cipher.ivLength()).isEqualTo(abi.size(struct, "iv"));
        assertThat(abi.size(struct, "rec_seq")).isEqualTo(Long.BYTES);
    }

    @ParameterizedTest
    @EnumSource
    void versionsAreThoseOfTheHeader(TlsVersion version) {
        assertThat(version.number()).isEqualTo(Abi.current().number(version + "_VERSION"));
        assertThat(TlsVersion.of(version.number())).contains(version);
    }

    @Test
    void numbersThatNobodyHasAreNothing() {
        assertThat(TlsCipher.of(50)).isEmpty(); // TLS_CIPHER_AES_GCM_128 is the first
        assertThat(TlsVersion.of(0x0302)).isEmpty(); // TLS 1.1
    }

    @Test
    void aHandshakesNonceIsTakenApart() {
        TlsKey of13 = TlsKey.of(TlsVersion.TLS_1_3, TlsCipher.AES_GCM_128, KEY.array(), joined(SALT, IV), 7);
        assertThat(of13).isEqualTo(new TlsKey(TlsVersion.TLS_1_3, TlsCipher.AES_GCM_128, KEY, SALT, IV, 7));
        TlsKey of12 = TlsKey.of(TlsVersion.TLS_1_2, TlsCipher.AES_GCM_128, KEY.array(), SALT.array(), 7);
        RawBytes seven = RawBytes.of((byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 7);
        assertThat(of12).isEqualTo(new TlsKey(TlsVersion.TLS_1_2, TlsCipher.AES_GCM_128, KEY, SALT, seven, 7));
        for (TlsVersion version : TlsVersion.values()) {
            TlsKey chacha = TlsKey.of(
                    version, TlsCipher.CHACHA20_POLY1305, joined(KEY, KEY), joined(SALT, IV), 0);
            assertThat(chacha.iv().array()).isEqualTo(joined(SALT, IV));
            assertThat(chacha.salt()).isEqualTo(RawBytes.of());
        }
    }

    @Test
    void aLengthThatIsNotTheCiphersIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TlsKey(TlsVersion.TLS_1_3, TlsCipher.AES_GCM_256, KEY, SALT, IV, 0))
                .withMessage("the key of AES_GCM_256 has 32 bytes, and not 16");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TlsKey(TlsVersion.TLS_1_3, TlsCipher.AES_GCM_128, KEY, IV, IV, 0))
                .withMessage("the salt of AES_GCM_128 has 4 bytes, and not 8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TlsKey(TlsVersion.TLS_1_3, TlsCipher.AES_GCM_128, KEY, SALT, SALT, 0))
                .withMessage("the iv of AES_GCM_128 has 8 bytes, and not 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TlsKey.of(
                        TlsVersion.TLS_1_2, TlsCipher.AES_GCM_128, KEY.array(), joined(SALT, IV), 0))
                .withMessage("the write IV of TLS_1_2 and AES_GCM_128 has 4 bytes, and not 12");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TlsKey.of(TlsVersion.TLS_1_3, TlsCipher.AES_GCM_128, KEY.array(), SALT.array(), 0))
                .withMessage("the write IV of TLS_1_3 and AES_GCM_128 has 12 bytes, and not 4");
    }

    @Test
    void noSecretIsPrinted() throws Exception {
        var key = new TlsKey(TlsVersion.TLS_1_3, TlsCipher.AES_GCM_128, KEY, SALT, IV, -1);
        assertThat(key).hasToString("key of TLS_1_3 and AES_GCM_128, record 18446744073709551615");
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            SocketException failure = Failing.failureOf(() -> pair.near().setopt(TlsOptions.TX, key));
            assertThat(failure)
                    .hasMessageContaining("key of TLS_1_3 and AES_GCM_128")
                    .hasMessageNotContaining(KEY.toString().substring(2));
        }
    }

    @Test
    void withoutTheProtocolThereAreNoSuchOptions() throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            var key = new TlsKey(TlsVersion.TLS_1_3, TlsCipher.AES_GCM_128, KEY, SALT, IV, 0);
            assertThat(Failing.reasonOf(() -> pair.near().setopt(TlsOptions.TX, key))).isEqualTo(Errno.ENOPROTOOPT);
            assertThat(Failing.reasonOf(() -> pair.near().setopt(TlsOptions.RX, key))).isEqualTo(Errno.ENOPROTOOPT);
            for (SocketOption<?> option : TlsOptions.all()) {
                assertThat(Failing.reasonOf(() -> pair.near().getopt(option))).isEqualTo(Errno.EOPNOTSUPP);
            }
        }
    }

    @Test
    void aKernelWithoutItSaysSo() throws Exception {
        if (Platform.support(TlsOptions.TX) == Support.YES) {
            return; // TlsKeysTest
        }
        for (SocketOption<?> option : TlsOptions.all()) {
            assertThat(Platform.support(option)).as(option.toString()).isEqualTo(Support.NOT_IN_KERNEL);
        }
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            SocketException failure = Failing.failureOf(() -> pair.near().setopt(TcpOptions.ULP, "tls"));
            assertThat(failure.reason()).isEqualTo(Errno.ENOENT);
            assertThat(failure).hasMessageContaining("setopt tcp ulp (TCP_ULP)").hasMessageContaining("tls");
            pair.near().send(bytes("as before"));
            assertThat(pair.far().recv(9)).isEqualTo(bytes("as before"));
        }
    }
}
