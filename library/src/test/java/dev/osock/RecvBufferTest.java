package dev.osock;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Failing.reasonOf;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.osock.error.Reason;
import dev.osock.message.MsgFlags;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Bounded
class RecvBufferTest {

    /// Buffers of ten bytes with five remaining, from the third on.
    static Stream<Arguments> buffers() {
        return Stream.of(
                buffer("heap", () -> ByteBuffer.allocate(10)),
                buffer("direct", () -> ByteBuffer.allocateDirect(10)),
                buffer("slice of heap", () -> ByteBuffer.allocate(30).slice(9, 10)),
                buffer("slice of direct", () -> ByteBuffer.allocateDirect(30).slice(9, 10)));
    }

    private static Arguments buffer(String name, Supplier<ByteBuffer> maker) {
        return Arguments.of(
                Named.of(name, (Supplier<ByteBuffer>) () -> maker.get().put(bytes("##########")).position(2).limit(7)));
    }

    @ParameterizedTest
    @MethodSource("buffers")
    void bytesGoToThePositionWhichMovesAndNoFurtherThanTheLimit(Supplier<ByteBuffer> maker) throws Exception {
        for (SocketKind kind : SocketKind.values()) {
            ByteBuffer buffer = maker.get();
            try (Pair pair = kind.pair()) {
                pair.near().send(bytes("abcdefgh"));
                assertThat(pair.far().recv(buffer)).isEqualTo(5);
                assertThat(buffer.position()).isEqualTo(7);
                assertThat(buffer.clear()).isEqualTo(ByteBuffer.wrap(bytes("##abcde###")));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("buffers")
    void shorterMessageLeavesTheRestOfTheBufferAlone(Supplier<ByteBuffer> maker) throws Exception {
        for (SocketKind kind : SocketKind.values()) {
            ByteBuffer buffer = maker.get();
            try (Pair pair = kind.pair()) {
                pair.near().send(bytes("abc"));
                pair.far().recvfrom(buffer);
                assertThat(buffer.position()).isEqualTo(5);
                assertThat(buffer.limit()).isEqualTo(7);
                assertThat(buffer.clear()).isEqualTo(ByteBuffer.wrap(bytes("##abc#####")));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("buffers")
    void timeOutLeavesWhatCameInTheBuffer(Supplier<ByteBuffer> maker) throws Exception {
        ByteBuffer buffer = maker.get();
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            pair.near().send(bytes("abc"));
            assertThat(reasonOf(() -> pair.far().within(ofMillis(30)).recv(buffer, MsgFlags.WAITALL)))
                    .isEqualTo(Reason.Timeout.TIMEOUT);
            assertThat(buffer.position()).isEqualTo(5);
            assertThat(reasonOf(() -> pair.far().within(ZERO).recv(buffer))).isEqualTo(Reason.Timeout.TIMEOUT);
            assertThat(buffer.position()).isEqualTo(5);
        }
    }

    @Test
    void pollWithWaitallGivesWhatIsThere() throws Exception {
        try (Pair pair = SocketKind.LOCAL_STREAM.pair()) {
            pair.near().send(bytes("abc"));
            assertThat(pair.far().within(ZERO).recv(ByteBuffer.allocate(10), MsgFlags.WAITALL)).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS)
    void bufferWithoutRoomTakesNothingFromAStream(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            assertThat(pair.far().recv(ByteBuffer.allocate(0))).isZero();
            pair.near().send(bytes("abc"));
            assertThat(pair.far().recv(ByteBuffer.allocateDirect(5).position(5))).isZero();
            assertThat(pair.far().recv(3)).isEqualTo(bytes("abc"));
            pair.far().close();
            assertThat(reasonOf(() -> pair.far().recv(ByteBuffer.allocate(0)))).isEqualTo(Reason.Closed.LOCALLY);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.MESSAGES)
    void bufferWithoutRoomTakesAMessageAway(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.near().send(bytes("first"));
            pair.near().send(bytes("second"));
            assertThat(pair.far().recv(ByteBuffer.allocate(0))).isZero();
            assertThat(pair.far().recv()).isEqualTo(bytes("second"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void readOnlyBufferIsRejectedAndNothingIsLost(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.near().send(bytes("abc"));
            ByteBuffer readOnly = ByteBuffer.allocate(10).asReadOnlyBuffer();
            assertThatIllegalArgumentException().isThrownBy(() -> pair.far().recv(readOnly));
            assertThatIllegalArgumentException().isThrownBy(() -> pair.far().recvfrom(readOnly));
            assertThat(pair.far().recv()).isEqualTo(bytes("abc"));
        }
    }
}
