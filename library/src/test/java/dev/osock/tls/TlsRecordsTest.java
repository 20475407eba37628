package dev.osock.tls;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.random;
import static dev.osock.testing.sockets.Bytes.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.osock.ReceivedMsg;
import dev.osock.Socket;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.error.SocketException;
import dev.osock.message.ControlTypes;
import dev.osock.message.Msg;
import dev.osock.message.MsgFlags;
import dev.osock.message.TlsRecordType;
import dev.osock.option.SocketOptions;
import dev.osock.option.TcpOptions;
import dev.osock.option.TlsCipher;
import dev.osock.option.TlsKey;
import dev.osock.option.TlsOptions;
import dev.osock.option.TlsVersion;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What the kernel makes of bytes once it has keys, and of records: held to the JDK's ciphers, and to itself.
@Bounded
@Requires(Need.TLS)
class TlsRecordsTest {

    private static final Duration PATIENCE = Patience.seconds(5);
    private static final byte[] CLOSE_NOTIFY = {1, 0};

    /// Of which the kernel knows nothing; in one of the handshake it looks for a key update.
    private static final TlsRecordType OTHER = new TlsRecordType(99);

    /// What the JDK has too.
    static Stream<Arguments> common() {
        return everything().filter(each -> List.of(
                TlsCipher.AES_GCM_128, TlsCipher.AES_GCM_256, TlsCipher.CHACHA20_POLY1305)
                .contains(each.get()[1]));
    }

    static Stream<Arguments> everything() {
        return Arrays.stream(TlsVersion.values())
                .flatMap(version -> Arrays.stream(TlsCipher.values())
                        .filter(cipher -> version == TlsVersion.TLS_1_2 || !cipher.name().startsWith("ARIA"))
                        .map(cipher -> Arguments.of(version, cipher)));
    }

    private static Msg record(TlsRecordType type, byte[] bytes) {
        return Msg.of(bytes).with(ControlTypes.TLS_SET_RECORD_TYPE.of(type));
    }

    private static void assertReceives(Socket socket, TlsRecordType type, byte[] bytes) throws SocketException {
        ReceivedMsg message = socket.within(PATIENCE).recvmsg();
        assertThat(message.value(ControlTypes.TLS_GET_RECORD_TYPE)).contains(type);
        assertThat(message.data()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @MethodSource("everything")
    void bytesArriveInBothDirections(TlsVersion version, TlsCipher cipher) throws Exception {
        try (Pair pair = MadeUp.pair(version, cipher)) {
            byte[] there = random(100_000);
            byte[] back = random(50_000);
            Caller<Integer> sender = Caller.start(ThreadKind.PLATFORM, () -> pair.near().send(there));
            assertThat(pair.far().within(PATIENCE).recv(there.length)).isEqualTo(there);
            sender.result();
            pair.far().send(back);
            assertThat(pair.near().within(PATIENCE).recv(back.length)).isEqualTo(back);
        }
    }

    @ParameterizedTest
    @MethodSource("common")
    void whatIsSentIsARecordOfTheStandard(TlsVersion version, TlsCipher cipher) throws Exception {
        try (Pair pair = MadeUp.plainPair()) {
            TlsKey key = MadeUp.key(version, cipher, 1, 5);
            MadeUp.set(pair.near(), TlsOptions.TX, key);
            var reader = new RecordLayer(key);
            pair.near().send(bytes("hello"));
            pair.near().sendmsg(record(TlsRecordType.HANDSHAKE, bytes("shake")));
            pair.near().send(random(20_000));
            assertThat(opened(pair.far(), reader)).isEqualTo("23: hello");
            assertThat(opened(pair.far(), reader)).isEqualTo("22: shake");
            assertThat(raw(pair.far(), reader).bytes()).hasSize(16_384);
            assertThat(raw(pair.far(), reader).bytes()).hasSize(20_000 - 16_384);
        }
    }

    private static String opened(Socket socket, RecordLayer reader) throws Exception {
        RecordLayer.Opened opened = raw(socket, reader);
        return opened.type() + ": " + text(opened.bytes());
    }

    private static RecordLayer.Opened raw(Socket socket, RecordLayer reader) throws Exception {
        byte[] header = socket.within(PATIENCE).recv(RecordLayer.HEADER);
        return reader.open(header, socket.within(PATIENCE).recv(RecordLayer.length(header)));
    }

    @ParameterizedTest
    @MethodSource("common")
    void aRecordOfTheStandardIsReceived(TlsVersion version, TlsCipher cipher) throws Exception {
        try (Pair pair = MadeUp.plainPair()) {
            TlsKey key = MadeUp.key(version, cipher, 1, 7);
            var writer = new RecordLayer(key);
            pair.near().send(writer.seal(23, bytes("early"))); // before the kernel has the key
            MadeUp.set(pair.far(), TlsOptions.RX, key);
            pair.near().send(writer.seal(21, CLOSE_NOTIFY));
            pair.near().send(writer.seal(23, bytes("late")));
            assertReceives(pair.far(), TlsRecordType.APPLICATION_DATA, bytes("early"));
            assertReceives(pair.far(), TlsRecordType.ALERT, CLOSE_NOTIFY);
            assertReceives(pair.far(), TlsRecordType.APPLICATION_DATA, bytes("late"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeOfRecordComesAsItWent(TlsVersion version) throws Exception {
        try (Pair pair = MadeUp.pair(version)) {
            for (int number : new int[] {20, 21, 22, 24, 99, 23}) {
                var type = new TlsRecordType(number);
                pair.near().sendmsg(record(type, bytes("of " + number)));
                assertReceives(pair.far(), type, bytes("of " + number));
                pair.far().sendmsg(record(type, bytes("back")));
                assertReceives(pair.near(), type, bytes("back"));
            }
            pair.near()
                    .sendmmsg(List.of(
                            record(TlsRecordType.HANDSHAKE, bytes("one")),
                            Msg.of(bytes("two")),
                            record(TlsRecordType.ALERT, bytes("3!"))));
            assertReceives(pair.far(), TlsRecordType.HANDSHAKE, bytes("one"));
            assertReceives(pair.far(), TlsRecordType.APPLICATION_DATA, bytes("two"));
            assertReceives(pair.far(), TlsRecordType.ALERT, bytes("3!"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void severalRecordsAreReceivedAtOnceAndKeptApart(TlsVersion version) throws Exception {
        try (Pair pair = MadeUp.pair(version)) {
            pair.near().send(bytes("data"));
            pair.near().sendmsg(record(TlsRecordType.HANDSHAKE, bytes("shake")));
            pair.near().send(bytes("more"));
            List<TlsRecordType> types = new ArrayList<>();
            var texts = new StringBuilder();
            while (types.size() < 3) {
                for (ReceivedMsg each : pair.far().within(PATIENCE).recvmmsg(3)) {
                    types.add(each.value(ControlTypes.TLS_GET_RECORD_TYPE).orElseThrow());
                    texts.append(text(each.data())).append(' ');
                }
            }
            assertThat(texts).hasToString("data shake more ");
            assertThat(types).containsExactly(
                    TlsRecordType.APPLICATION_DATA, TlsRecordType.HANDSHAKE, TlsRecordType.APPLICATION_DATA);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReceiveWithoutRoomForTheTypeFailsAndTheRecordStays(TlsVersion version) throws Exception {
        try (Pair pair = MadeUp.pair(version)) {
            pair.near().send(bytes("before"));
            pair.near().sendmsg(record(TlsRecordType.HANDSHAKE, bytes("shake")));
            pair.near().send(bytes("behind"));
            SocketException failure = Failing.failureOf(() -> pair.far().within(PATIENCE).recv(12));
            assertThat(failure.reason()).isEqualTo(Errno.EIO);
            assertThat(failure.data()).isEqualTo(bytes("before"));
            assertThat(Failing.reasonOf(() -> pair.far().within(PATIENCE).recv())).isEqualTo(Errno.EIO);
            try (InputStream in = pair.far().inputStream()) {
                assertThatThrownBy(in::read).hasMessageContaining("EIO");
                assertThat(Failing.reasonOf(() -> pair.far().within(PATIENCE).recvmsg(100, 1, MsgFlags.NONE)))
                        .isEqualTo(Errno.EIO);
                assertReceives(pair.far(), TlsRecordType.HANDSHAKE, bytes("shake"));
                assertThat(in.readNBytes(6)).isEqualTo(bytes("behind"));
            }
        }
    }

    /// More than a record holds, than a heap buffer is copied in at once, and than the kernel takes without a wait.
    @ParameterizedTest
    @EnumSource
    void aLongMessageIsOfOneTypeInAllItsPieces(TlsVersion version) throws Exception {
        try (Pair pair = MadeUp.pair(version)) {
            pair.far().setopt(SocketOptions.RCVBUF, 1 << 18); // which does not grow then
            byte[] large = random(6 << 20);
            Caller<Long> sender = Caller.waiting(
                    ThreadKind.VIRTUAL, () -> pair.near().sendmsg(record(OTHER, large)));
            assertAllAreOther(pair.far(), large);
            assertThat(sender.result()).isEqualTo(large.length);
            Caller<Integer> several = Caller.waiting(
                    ThreadKind.VIRTUAL, () -> pair.near()
                            .sendmmsg(List.of(
                                    record(OTHER, large), record(TlsRecordType.ALERT, CLOSE_NOTIFY))));
            assertAllAreOther(pair.far(), large);
            assertReceives(pair.far(), TlsRecordType.ALERT, CLOSE_NOTIFY);
            assertThat(several.result()).isEqualTo(2);
        }
    }

    private static void assertAllAreOther(Socket socket, byte[] expected) throws SocketException {
        for (int at = 0; at < expected.length;) {
            ReceivedMsg piece = socket.within(PATIENCE).recvmsg(1 << 16, 0, MsgFlags.NONE);
            assertThat(piece.value(ControlTypes.TLS_GET_RECORD_TYPE))
                    .as("from byte " + at + " on")
                    .contains(OTHER);
            assertThat(piece.data()).isEqualTo(Arrays.copyOfRange(expected, at, at + piece.data().length));
            at += piece.data().length;
        }
    }

    @ParameterizedTest
    @MethodSource("common")
    void aRecordThatWasChangedOnItsWayIsRefused(TlsVersion version, TlsCipher cipher) throws Exception {
        try (Pair pair = MadeUp.plainPair()) {
            TlsKey key = MadeUp.key(version, cipher, 1);
            MadeUp.set(pair.far(), TlsOptions.RX, key);
            var writer = new RecordLayer(key);
            pair.near().send(writer.seal(23, bytes("good")));
            byte[] changed = writer.seal(23, bytes("bad"));
            changed[changed.length - 1] ^= 1;
            pair.near().send(changed);
            pair.near().send(writer.seal(23, bytes("good again")));
            SocketException failure = Failing.failureOf(() -> pair.far().within(PATIENCE).recv(7));
            assertThat(failure.reason()).isEqualTo(Errno.EBADMSG);
            assertThat(failure.data()).isEqualTo(bytes("good"));
            assertThat(Failing.reasonOf(() -> pair.far().within(PATIENCE).recv())).isEqualTo(Errno.EBADMSG);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingCanBeSentAfterARecordThatWasChanged(TlsVersion version) throws Exception {
        try (Pair pair = MadeUp.plainPair()) {
            pair.far().setopt(TlsOptions.TX, MadeUp.key(version, TlsCipher.AES_GCM_128, 1));
            pair.far().setopt(TlsOptions.RX, MadeUp.key(version, TlsCipher.AES_GCM_128, 2));
            byte[] changed = new RecordLayer(MadeUp.key(version, TlsCipher.AES_GCM_128, 3)).seal(23, bytes("bad"));
            pair.near().send(changed);
            assertThat(Failing.reasonOf(() -> pair.far().within(PATIENCE).recv())).isEqualTo(Errno.EBADMSG);
            for (int i = 0; i < 2; i++) {
                assertThat(Failing.reasonOf(() -> pair.far().within(PATIENCE).send(bytes("x"))))
                        .isEqualTo(Errno.EBADMSG);
            }
        }
    }

    @Test
    void whatIsMissingBeforeAKeyIsTold() throws Exception {
        TlsKey key = MadeUp.key(TlsVersion.TLS_1_3, TlsCipher.AES_GCM_128, 1);
        try (Socket socket = SocketKind.INET_STREAM.open(); Pair pair = MadeUp.plainPair()) {
            assertThat(Failing.reasonOf(() -> socket.setopt(TcpOptions.ULP, "tls"))).isEqualTo(Errno.ENOTCONN);
            assertThat(Failing.reasonOf(() -> socket.setopt(TlsOptions.TX, key))).isEqualTo(Errno.ENOPROTOOPT);
            assertThat(Failing.reasonOf(() -> pair.near().setopt(TcpOptions.ULP, "tls"))).isEqualTo(Errno.EEXIST);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherKeyOpensNothing(TlsVersion version) throws Exception {
        try (Pair pair = MadeUp.plainPair()) {
            pair.near().setopt(TlsOptions.TX, MadeUp.key(version, TlsCipher.AES_GCM_128, 1));
            pair.far().setopt(TlsOptions.RX, MadeUp.key(version, TlsCipher.AES_GCM_128, 2));
            pair.near().send(bytes("hello"));
            assertThat(Failing.reasonOf(() -> pair.far().within(PATIENCE).recv())).isEqualTo(Errno.EBADMSG);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoRecordIsRefused(TlsVersion version) throws Exception {
        try (Pair pair = MadeUp.plainPair(); Pair other = MadeUp.plainPair()) {
            TlsKey key = MadeUp.key(version, TlsCipher.AES_GCM_128, 1);
            pair.far().setopt(TlsOptions.RX, key);
            pair.near().send(bytes("GET / HTTP/1.1\r\n\r\n"));
            assertThat(Failing.reasonOf(() -> pair.far().within(PATIENCE).recv()))
                    .isIn(Errno.EINVAL, Errno.EMSGSIZE);
            other.far().setopt(TlsOptions.RX, key);
            other.near().send(new byte[] {23, 3, 3, 0x7F, (byte) 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0});
            assertThat(Failing.reasonOf(() -> other.far().within(PATIENCE).recv())).isEqualTo(Errno.EMSGSIZE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theEndIsSaidByAnAlertAndThenByTcp(TlsVersion version) throws Exception {
        try (Pair pair = MadeUp.pair(version)) {
            pair.near().send(bytes("bye"));
            pair.near().sendmsg(record(TlsRecordType.ALERT, CLOSE_NOTIFY));
            pair.near().close();
            assertReceives(pair.far(), TlsRecordType.APPLICATION_DATA, bytes("bye"));
            assertReceives(pair.far(), TlsRecordType.ALERT, CLOSE_NOTIFY);
            assertThat(Failing.reasonOf(() -> pair.far().within(PATIENCE).recvmsg()))
                    .isEqualTo(Reason.Closed.BY_PEER);
        }
    }
}
