package dev.osock.tls;

import static dev.osock.testing.sockets.Bytes.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Platform;
import dev.osock.ReceivedMsg;
import dev.osock.Socket;
import dev.osock.error.Errno;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketException;
import dev.osock.kind.Support;
import dev.osock.message.ControlTypes;
import dev.osock.message.Msg;
import dev.osock.message.TlsRecordType;
import dev.osock.option.Shape;
import dev.osock.option.SocketOption;
import dev.osock.option.TcpOptions;
import dev.osock.option.TlsCipher;
import dev.osock.option.TlsKey;
import dev.osock.option.TlsOptions;
import dev.osock.option.TlsVersion;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.Pair;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The options of TLS, on connections that have it.
@Bounded
@Requires(Need.TLS)
class TlsKeysTest {

    private static final Duration PATIENCE = Patience.seconds(5);
    private static final byte[] KEY_UPDATE = {24, 0, 0, 1, 0};

    @Test
    void theKernelHasIt() throws Exception {
        assertThat(Platform.support(TlsOptions.TX)).isEqualTo(Support.YES);
        try (Pair pair = MadeUp.plainPair()) {
            assertThat(pair.near().getopt(TcpOptions.ULP)).isEqualTo("tls");
            assertThat(Failing.reasonOf(() -> pair.near().setopt(TcpOptions.ULP, "tls"))).isEqualTo(Errno.EEXIST);
            assertThat(Failing.reasonOf(() -> pair.near().getopt(TlsOptions.TX))).isEqualTo(Errno.EBUSY);
            pair.near().send(bytes("as it was"));
            assertThat(pair.far().within(PATIENCE).recv()).isEqualTo(bytes("as it was"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aKeyIsReadWithTheNumberOfTheNextRecord(TlsVersion version) throws Exception {
        for (TlsCipher cipher : new TlsCipher[] {TlsCipher.AES_GCM_128, TlsCipher.AES_GCM_256}) {
            try (Pair pair = MadeUp.pair(version, cipher)) {
                for (int i = 0; i < 3; i++) {
                    pair.near().send(bytes("x"));
                    assertThat(pair.far().within(PATIENCE).recv()).isEqualTo(bytes("x"));
                }
                TlsKey sent = pair.near().getopt(TlsOptions.TX);
                assertThat(sent).isEqualTo(MadeUp.key(version, cipher, 1, 3));
                TlsKey received = pair.far().getopt(TlsOptions.RX);
                assertThat(received.record()).isEqualTo(3);
                assertThat(received.key()).isEqualTo(sent.key());
                assertThat(received.salt()).isEqualTo(sent.salt());
                SocketOption<TlsKey> byNumber = SocketOption.ofNative(282, 1, Shape.of(TlsKey.class));
                assertThat(pair.near().getopt(byNumber)).isEqualTo(sent);
            }
        }
    }

    /// Those that an old kernel takes but does not tell.
    @ParameterizedTest
    @EnumSource(names = {"CHACHA20_POLY1305", "AES_CCM_128", "SM4_GCM"})
    void aKeyOfAnotherCipherIsReadOrNotTold(TlsCipher cipher) throws Exception {
        try (Pair pair = MadeUp.pair(TlsVersion.TLS_1_3, cipher)) {
            try {
                assertThat(pair.near().getopt(TlsOptions.TX)).isEqualTo(MadeUp.key(TlsVersion.TLS_1_3, cipher, 1));
            } catch (SocketErrnoException old) {
                assertThat(old.errno()).isEqualTo(Errno.EINVAL);
            }
        }
    }

    @Test
    void bothDirectionsHaveOneVersionAndOneCipher() throws Exception {
        try (Pair pair = MadeUp.plainPair()) {
            Socket socket = pair.near();
            socket.setopt(TlsOptions.TX, MadeUp.key(TlsVersion.TLS_1_3, TlsCipher.AES_GCM_128, 1));
            TlsKey version = MadeUp.key(TlsVersion.TLS_1_2, TlsCipher.AES_GCM_128, 1);
            TlsKey cipher = MadeUp.key(TlsVersion.TLS_1_3, TlsCipher.AES_GCM_256, 1);
            SocketException failure = Failing.failureOf(() -> socket.setopt(TlsOptions.RX, version));
            assertThat(failure.reason()).isEqualTo(Errno.EINVAL);
            assertThat(failure).hasMessageContaining("tls rx (TLS_RX)").hasMessageContaining("key of TLS_1_2 and");
            assertThat(Failing.reasonOf(() -> socket.setopt(TlsOptions.RX, cipher))).isEqualTo(Errno.EINVAL);
        }
    }

    @Test
    void ariaIsOfTls12Only() throws Exception {
        try (Pair pair = MadeUp.plainPair()) {
            TlsKey key = MadeUp.key(TlsVersion.TLS_1_3, TlsCipher.ARIA_GCM_128, 1);
            assertThat(Failing.reasonOf(() -> pair.near().setopt(TlsOptions.TX, key))).isEqualTo(Errno.EINVAL);
        }
    }

    @Test
    void aKeyOfTls12IsSetOnce() throws Exception {
        try (Pair pair = MadeUp.pair(TlsVersion.TLS_1_2)) {
            TlsKey next = MadeUp.key(TlsVersion.TLS_1_2, TlsCipher.AES_GCM_128, 3);
            assertThat(Failing.reasonOf(() -> pair.near().setopt(TlsOptions.TX, next))).isEqualTo(Errno.EBUSY);
            assertThat(Failing.reasonOf(() -> pair.near().setopt(TlsOptions.RX, next))).isEqualTo(Errno.EBUSY);
            pair.near().send(bytes("with the first"));
            assertThat(pair.far().within(PATIENCE).recv()).isEqualTo(bytes("with the first"));
        }
    }

    /// From Linux 6.14 on; before, the kernel says that it cannot, and a program has to close the connection.
    @Test
    void aKeyOfTls13IsFollowedByAnother() throws Exception {
        try (Pair pair = MadeUp.pair(TlsVersion.TLS_1_3)) {
            TlsKey next = MadeUp.key(TlsVersion.TLS_1_3, TlsCipher.AES_GCM_128, 3);
            pair.near().send(bytes("old"));
            pair.near()
                    .sendmsg(
                            Msg.of(KEY_UPDATE).with(ControlTypes.TLS_SET_RECORD_TYPE.of(TlsRecordType.HANDSHAKE)));
            boolean canUpdate = updates(pair.near(), next);
            if (canUpdate) {
                pair.near().send(bytes("new"));
            }
            assertThat(pair.far().within(PATIENCE).recv()).isEqualTo(bytes("old"));
            ReceivedMsg update = pair.far().within(PATIENCE).recvmsg();
            assertThat(update.value(ControlTypes.TLS_GET_RECORD_TYPE)).contains(TlsRecordType.HANDSHAKE);
            assertThat(update.data()).isEqualTo(KEY_UPDATE);
            if (canUpdate) {
                assertThat(Failing.reasonOf(() -> pair.far().within(PATIENCE).recv())).isEqualTo(Errno.EKEYEXPIRED);
                pair.far().setopt(TlsOptions.RX, next);
                assertThat(pair.far().within(PATIENCE).recv()).isEqualTo(bytes("new"));
                assertThat(pair.far().getopt(TlsOptions.RX).record()).isEqualTo(1);
                assertThat(Failing.reasonOf(() -> pair.near()
                        .setopt(
                                TlsOptions.TX, MadeUp.key(TlsVersion.TLS_1_3, TlsCipher.AES_GCM_256, 3))))
                        .isEqualTo(Errno.EINVAL);
            } else {
                assertThat(Failing.reasonOf(() -> pair.far().setopt(TlsOptions.RX, next))).isEqualTo(Errno.EBUSY);
            }
        }
    }

    private static boolean updates(Socket socket, TlsKey next) throws SocketException {
        try {
            socket.setopt(TlsOptions.TX, next);
            return true;
        } catch (SocketErrnoException old) {
            assertThat(old.errno()).isEqualTo(Errno.EBUSY);
            System.err.println("this kernel cannot update keys: " + old.getMessage());
            return false;
        }
    }

    @Test
    void flagsAreSetAndRead() throws Exception {
        try (Pair pair = MadeUp.pair(TlsVersion.TLS_1_3)) {
            Socket socket = pair.far();
            assertThat(kept(socket, TlsOptions.TX_ZEROCOPY_RO, true)).isTrue();
            if (kept(socket, TlsOptions.RX_EXPECT_NO_PAD, true)) {
                pair.near().send(bytes("not padded"));
                assertThat(socket.within(PATIENCE).recv()).isEqualTo(bytes("not padded"));
            }
        }
        try (Pair pair = MadeUp.pair(TlsVersion.TLS_1_2)) {
            assertThat(Failing.reasonOf(() -> pair.near().setopt(TlsOptions.RX_EXPECT_NO_PAD, true)))
                    .isIn(Errno.EINVAL, Errno.ENOPROTOOPT);
        }
    }

    /// Since Linux 6.19.
    @Test
    void recordsAreAsLongAsIsWished() throws Exception {
        try (Pair pair = MadeUp.plainPair()) {
            pair.near().setopt(TlsOptions.TX, MadeUp.key(TlsVersion.TLS_1_2, TlsCipher.AES_GCM_128, 1));
            if (kept(pair.near(), TlsOptions.TX_MAX_PAYLOAD_LEN, 1000)) {
                pair.near().send(new byte[2500]);
                byte[] header = pair.far().within(PATIENCE).recv(RecordLayer.HEADER);
                assertThat(RecordLayer.length(header)).isEqualTo(8 + 1000 + RecordLayer.TAG);
                assertThat(Failing.reasonOf(() -> pair.near().setopt(TlsOptions.TX_MAX_PAYLOAD_LEN, 16_385)))
                        .isEqualTo(Errno.EINVAL);
            }
        }
    }

    /// Whether the kernel has the option; then it keeps the value.
    private static <T> boolean kept(Socket socket, SocketOption<T> option, T value) throws SocketException {
        try {
            socket.setopt(option, value);
        } catch (SocketErrnoException lacking) {
            assertThat(lacking.errno()).isEqualTo(Errno.ENOPROTOOPT);
            System.err.println("this kernel has no " + option);
            return false;
        }
        assertThat(socket.getopt(option)).isEqualTo(value);
        return true;
    }

    /// A socket that is made of a descriptor is one of TLS too.
    @Test
    void aDescriptorBringsItsKeys() throws Exception {
        try (Pair pair = MadeUp.pair(TlsVersion.TLS_1_3);
                Socket again = pair.far().duplicate().toSocket()) {
            for (int i = 0; i < 40; i++) {
                pair.near().send(bytes("data"));
                pair.near()
                        .sendmsg(
                                Msg.of(bytes("shake"))
                                        .with(ControlTypes.TLS_SET_RECORD_TYPE.of(TlsRecordType.HANDSHAKE)));
                assertThat(again.within(PATIENCE).recv()).isEqualTo(bytes("data"));
                assertThat(again.within(PATIENCE).recvmsg().data()).isEqualTo(bytes("shake"));
            }
            assertThat(again.getopt(TlsOptions.RX).record()).isEqualTo(80);
        }
    }
}
