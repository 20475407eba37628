package dev.osock.mailbox;

import static dev.osock.testing.sockets.Bytes.random;
import static dev.osock.testing.sockets.Failing.failureOf;
import static dev.osock.testing.sockets.Failing.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.osock.Mailbox;
import dev.osock.OpenOptions;
import dev.osock.OpenOptions.Registering;
import dev.osock.OtpOptions;
import dev.osock.Socket;
import dev.osock.error.Reason;
import dev.osock.error.SocketInvalidException;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.option.Access;
import dev.osock.option.ReceiveBuffer;
import dev.osock.option.SocketOption;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The options of the library's own level, one after the other.
@Bounded
class OtpOptionsTest {

    private static final Logger LOGGER = Logger.getLogger("dev.osock");

    @BeforeEach
    void silenceTheLog() {
        LOGGER.setLevel(Level.OFF);
    }

    @AfterEach
    void listenToTheLogAgain() {
        LOGGER.setLevel(null);
    }

    static Stream<Arguments> values() {
        return Stream.of(
                arguments(OtpOptions.DEBUG, false, true),
                arguments(OtpOptions.IOW, false, true),
                arguments(OtpOptions.SELECT_READ, false, true),
                arguments(OtpOptions.RCVBUF, ReceiveBuffer.of(8192), ReceiveBuffer.of(1)),
                arguments(OtpOptions.RCVBUF, ReceiveBuffer.DEFAULT, new ReceiveBuffer(3, 1000)),
                arguments(OtpOptions.RCVBUF, ReceiveBuffer.DEFAULT, ReceiveBuffer.of(Integer.MAX_VALUE)),
                arguments(OtpOptions.RCVCTRLBUF, 2048, 1),
                arguments(OtpOptions.RCVCTRLBUF, 2048, 1 << 20),
                arguments(OtpOptions.SNDCTRLBUF, 2048, 24),
                arguments(OtpOptions.META, OtpOptions.UNDEFINED, "anything"));
    }

    @ParameterizedTest
    @MethodSource("values")
    <T> void hasADefaultAndKeepsWhatItIsSetTo(SocketOption<T> option, T atFirst, T value) throws Exception {
        try (Socket socket = SocketKind.INET_STREAM.open()) {
            assertThat(socket.getopt(option)).isEqualTo(atFirst);
            socket.setopt(option, value);
            assertThat(socket.getopt(option)).isEqualTo(value);
            socket.setopt(option, atFirst);
            assertThat(socket.getopt(option)).isEqualTo(atFirst);
        }
    }

    @ParameterizedTest
    @MethodSource("values")
    <T> void isGoneWhenTheSocketIsClosed(SocketOption<T> option, T atFirst, T value) throws Exception {
        Socket socket = SocketKind.INET_STREAM.open();
        socket.close();
        assertThat(reasonOf(() -> socket.getopt(option))).isEqualTo(Reason.Closed.LOCALLY);
        assertThat(reasonOf(() -> socket.setopt(option, value))).isEqualTo(Reason.Closed.LOCALLY);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void aRoomForControlMessagesIsMoreThanNothing(int size) throws Exception {
        try (Socket socket = SocketKind.INET_STREAM.open()) {
            assertThat(failureOf(() -> socket.setopt(OtpOptions.RCVCTRLBUF, size)))
                    .isInstanceOf(SocketInvalidException.class);
            assertThat(failureOf(() -> socket.setopt(OtpOptions.SNDCTRLBUF, size)))
                    .isInstanceOf(SocketInvalidException.class);
            assertThat(socket.getopt(OtpOptions.RCVCTRLBUF)).isEqualTo(2048);
        }
    }

    @Test
    void aReceiveBufferHasASizeAndNoNegativeCount() {
        assertThatIllegalArgumentException().isThrownBy(() -> ReceiveBuffer.of(0));
        assertThatIllegalArgumentException().isThrownBy(() -> ReceiveBuffer.of(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ReceiveBuffer(-1, 10));
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS)
    void theReceiveBufferIsTheRoomOfAReceiveThatNamesNone(SocketKind kind) throws Exception {
        byte[] data = random(150_000);
        try (Pair pair = kind.pair()) {
            Socket socket = pair.near();
            socket.setopt(OtpOptions.RCVBUF, ReceiveBuffer.of(3));
            pair.far().send(new byte[] {1, 2, 3, 4, 5});
            assertThat(socket.recv()).containsExactly(1, 2, 3);
            assertThat(socket.recvfrom().data()).containsExactly(4, 5);

            socket.setopt(OtpOptions.RCVBUF, new ReceiveBuffer(3, 1000));
            pair.far().send(new byte[5500]);
            assertThat(socket.recv()).hasSize(3000);
            assertThat(socket.recv()).hasSize(2500);

            socket.setopt(OtpOptions.RCVBUF, ReceiveBuffer.of(150_000));
            pair.far().send(data);
            Thread.sleep(5);
            assertThat(socket.recv()).isEqualTo(data);

            socket.setopt(OtpOptions.RCVBUF, new ReceiveBuffer(Integer.MAX_VALUE, Integer.MAX_VALUE));
            pair.far().send(new byte[10]);
            assertThat(socket.recv()).hasSize(10);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.MESSAGES)
    void theCountOfReceiveBuffersMeansNothingToMessages(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.near().setopt(OtpOptions.RCVBUF, new ReceiveBuffer(3, 4));
            pair.far().send(new byte[10]);
            pair.far().send(new byte[10]);
            assertThat(pair.near().recv()).hasSize(4);
            assertThat(pair.near().recv()).hasSize(4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theDescriptorsNumberCanBeRead(SocketKind kind) throws Exception {
        try (Socket socket = kind.open()) {
            int fd = socket.getopt(OtpOptions.FD);
            assertThat(Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd)).toString()).startsWith("socket:");
            assertThatIllegalArgumentException().isThrownBy(() -> socket.setopt(OtpOptions.FD, fd));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theDomainCanBeRead(SocketKind kind) throws Exception {
        try (Socket socket = kind.open()) {
            assertThat(socket.getopt(OtpOptions.DOMAIN)).isEqualTo(kind.domain());
            assertThatIllegalArgumentException().isThrownBy(() -> socket.setopt(OtpOptions.DOMAIN, Domain.INET));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theRegistryCanBeEnteredAndNotLeft(SocketKind kind) throws Exception {
        OpenOptions never = OpenOptions.DEFAULT.withUseRegistry(Registering.NEVER);
        Socket socket = Socket.open(kind.domain(), kind.type(), Protocol.DEFAULT, never);
        assertThat(socket.getopt(OtpOptions.USE_REGISTRY)).isFalse();
        assertThat(failureOf(() -> socket.setopt(OtpOptions.USE_REGISTRY, false)))
                .isInstanceOf(SocketInvalidException.class);
        socket.setopt(OtpOptions.USE_REGISTRY, true);
        assertThat(socket.getopt(OtpOptions.USE_REGISTRY)).isTrue();
        assertThat(failureOf(() -> socket.setopt(OtpOptions.USE_REGISTRY, false)))
                .isInstanceOf(SocketInvalidException.class);
        socket.close();
        assertThat(socket.getopt(OtpOptions.USE_REGISTRY)).isTrue();
        assertThat(reasonOf(() -> socket.setopt(OtpOptions.USE_REGISTRY, true))).isEqualTo(Reason.Closed.LOCALLY);
    }

    @Test
    void nothingIsNoValue() throws Exception {
        try (Socket socket = SocketKind.INET_STREAM.open()) {
            assertThatNullPointerException().isThrownBy(() -> socket.setopt(OtpOptions.DEBUG, null));
            assertThatNullPointerException().isThrownBy(() -> socket.setopt(OtpOptions.CONTROLLING_PROCESS, null));
        }
    }

    @Test
    void anOptionThatDoesNotExistIsRefused() throws Exception {
        var unknown = new SocketOption<>(
                dev.osock.option.Level.OTP, "assoc_id", "assoc_id", OtpOptions.FD.shape(), Access.READ_WRITE);
        try (Socket socket = SocketKind.INET_STREAM.open()) {
            assertThat(failureOf(() -> socket.getopt(unknown))).isInstanceOf(SocketInvalidException.class);
            assertThat(failureOf(() -> socket.setopt(unknown, 1))).isInstanceOf(SocketInvalidException.class);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING)
    void anAcceptedSocketInheritsFromTheListenerAllButMetaAndOwner(SocketKind kind) throws Exception {
        try (Socket listener = kind.listener(); Socket client = kind.open(); Mailbox acceptor = Mailbox.create()) {
            listener.setopt(OtpOptions.IOW, true);
            listener.setopt(OtpOptions.RCVBUF, new ReceiveBuffer(2, 77));
            listener.setopt(OtpOptions.RCVCTRLBUF, 88);
            listener.setopt(OtpOptions.SNDCTRLBUF, 99);
            listener.setopt(OtpOptions.META, "the listener's");
            client.connect(listener.sockname());
            try (Socket accepted = acceptor.call(() -> listener.accept())) {
                assertThat(accepted.getopt(OtpOptions.IOW)).isTrue();
                assertThat(accepted.getopt(OtpOptions.DEBUG)).isFalse();
                assertThat(accepted.getopt(OtpOptions.RCVBUF)).isEqualTo(new ReceiveBuffer(2, 77));
                assertThat(accepted.getopt(OtpOptions.RCVCTRLBUF)).isEqualTo(88);
                assertThat(accepted.getopt(OtpOptions.SNDCTRLBUF)).isEqualTo(99);
                assertThat(accepted.getopt(OtpOptions.META)).isSameAs(OtpOptions.UNDEFINED);
                assertThat(accepted.getopt(OtpOptions.CONTROLLING_PROCESS)).isSameAs(acceptor);
                assertThat(accepted.getopt(OtpOptions.USE_REGISTRY)).isTrue();
                assertThat(accepted.domain()).isEqualTo(listener.domain());
                assertThat(accepted.type()).isEqualTo(listener.type());
                assertThat(accepted.protocol()).isEqualTo(listener.protocol());
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING)
    void anAcceptedSocketIsInTheRegistryIfTheListenerIs(SocketKind kind) throws Exception {
        OpenOptions never = OpenOptions.DEFAULT.withUseRegistry(Registering.NEVER);
        try (Socket listener = Socket.open(kind.domain(), kind.type(), Protocol.DEFAULT, never);
                Socket client = kind.open()) {
            listener.bind(kind.freshAddress());
            listener.listen();
            client.connect(listener.sockname());
            try (Socket accepted = listener.accept()) {
                assertThat(accepted.getopt(OtpOptions.USE_REGISTRY)).isFalse();
            }
        }
    }
}
