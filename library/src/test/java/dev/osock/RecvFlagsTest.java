package dev.osock;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.text;
import static dev.osock.testing.sockets.Failing.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.error.Errno;
import dev.osock.message.MsgFlags;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Bounded
class RecvFlagsTest {

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void peekLeavesTheBytesWhereTheyAre(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.near().send(bytes("abc"));
            assertThat(pair.far().recv(2, MsgFlags.PEEK)).isEqualTo(bytes("ab"));
            assertThat(pair.far().recvfrom(0, MsgFlags.PEEK).data()).isEqualTo(bytes("abc"));
            assertThat(pair.far().recv()).isEqualTo(bytes("abc"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void peekReadsOnceAndGivesEachByteOnce(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            var peeking = Caller.waiting(thread, () -> pair.far().recv(5, MsgFlags.PEEK));
            pair.near().send(bytes("abc"));
            assertThat(peeking.result()).isEqualTo(bytes("abc"));
            ByteBuffer buffer = ByteBuffer.allocate(5);
            assertThat(pair.far().recv(buffer, MsgFlags.PEEK.or(MsgFlags.WAITALL))).isEqualTo(3);
            assertThat(pair.far().recv(3)).isEqualTo(bytes("abc"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.MESSAGES)
    void lengthCutsAMessageAndTheRestIsLost(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.near().send(bytes("hello world"));
            pair.near().send(bytes("next"));
            assertThat(pair.far().recv(5)).isEqualTo(bytes("hello"));
            assertThat(pair.far().recv(100)).isEqualTo(bytes("next"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.MESSAGES)
    void truncGivesNoMoreThanThereIsRoomFor(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            for (int i = 0; i < 4; i++) {
                pair.near().send(bytes("hello world"));
            }
            assertThat(text(pair.far().recv(5, MsgFlags.TRUNC))).isEqualTo("hello");
            assertThat(text(pair.far().recvfrom(5, MsgFlags.TRUNC).data())).isEqualTo("hello");
            for (ByteBuffer room : List.of(ByteBuffer.allocate(9), ByteBuffer.allocateDirect(9))) {
                assertThat(pair.far().recv(room.limit(5), MsgFlags.TRUNC)).isEqualTo(5);
                assertThat(room.position()).isEqualTo(5);
                assertThat(room.limit(9).get(5)).isZero();
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.INET_STREAMS)
    void truncOnAnInetStreamThrowsBytesAwayAndShowsNothingElse(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.near().send(bytes("hello world"));
            assertThat(pair.far().recv(6, MsgFlags.TRUNC)).isEqualTo(new byte[6]);
            assertThat(pair.far().recv(5)).isEqualTo(bytes("world"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void waitallFillsTheBuffer(SocketKind kind, ThreadKind thread) throws Exception {
        for (ByteBuffer buffer : List.of(ByteBuffer.allocate(200_000), ByteBuffer.allocateDirect(200_000))) {
            try (Pair pair = kind.pair()) {
                var receiving = Caller.waiting(thread, () -> pair.far().recv(buffer, MsgFlags.WAITALL));
                pair.near().send(new byte[100_000]);
                Thread.sleep(10);
                assertThat(receiving.isDone()).isFalse();
                pair.near().send(new byte[100_003]);
                assertThat(receiving.result()).isEqualTo(200_000);
                assertThat(pair.far().recv(3)).hasSize(3);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.MESSAGES)
    void waitallDoesNotJoinMessages(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.near().send(bytes("one"));
            pair.near().send(bytes("two"));
            assertThat(pair.far().recv(ByteBuffer.allocate(10), MsgFlags.WAITALL)).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.INET_STREAMS)
    void urgentByteIsReadOutOfBand(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            assertThat(reasonOf(() -> pair.far().recv(1, MsgFlags.OOB))).isEqualTo(Errno.EINVAL);
            pair.near().send(bytes("abc!"), MsgFlags.OOB);
            assertThat(pair.far().recv(3)).isEqualTo(bytes("abc"));
            assertThat(pair.far().recv(1, MsgFlags.OOB)).isEqualTo(bytes("!"));
        }
    }
}
