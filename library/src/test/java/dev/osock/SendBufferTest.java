package dev.osock;

import static dev.osock.testing.sockets.Bytes.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.message.MsgFlags;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import java.nio.ByteBuffer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Bounded
class SendBufferTest {

    /// Ways to put bytes into a buffer as its remaining part, with other bytes around them.
    static Stream<Arguments> buffers() {
        return Stream.of(
                buffer("heap", data -> around(ByteBuffer.allocate(data.length + 7), data)),
                buffer("direct", data -> around(ByteBuffer.allocateDirect(data.length + 7), data)),
                buffer("read-only heap", data -> around(ByteBuffer.allocate(data.length + 7), data).asReadOnlyBuffer()),
                buffer(
                        "read-only direct",
                        data -> around(ByteBuffer.allocateDirect(data.length + 7), data).asReadOnlyBuffer()),
                buffer("slice of heap",
                        data -> around(ByteBuffer.allocate(data.length + 20).slice(9, data.length + 7), data)),
                buffer(
                        "slice of direct",
                        data -> around(ByteBuffer.allocateDirect(data.length + 20).slice(9, data.length + 7), data)));
    }

    private static Arguments buffer(String name, Function<byte[], ByteBuffer> maker) {
        return Arguments.of(Named.of(name, maker));
    }

    private static ByteBuffer around(ByteBuffer buffer, byte[] data) {
        return buffer.put(bytes("###")).put(data).put(bytes("####")).position(3).limit(3 + data.length);
    }

    @ParameterizedTest
    @MethodSource("buffers")
    void remainingBytesAreSentAndThePositionMoves(Function<byte[], ByteBuffer> maker) throws Exception {
        for (SocketKind kind : SocketKind.values()) {
            ByteBuffer buffer = maker.apply(bytes("hello"));
            try (Pair pair = kind.pair()) {
                assertThat(pair.near().send(buffer)).isEqualTo(5);
                assertThat(buffer.position()).isEqualTo(8);
                assertThat(buffer.limit()).isEqualTo(8);
                assertThat(pair.far().recv(5)).isEqualTo(bytes("hello"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("buffers")
    void remainingBytesAreSentToADestination(Function<byte[], ByteBuffer> maker) throws Exception {
        SocketKind kind = SocketKind.INET_DGRAM;
        ByteBuffer buffer = maker.apply(bytes("hello"));
        try (Socket from = kind.bound(); Socket to = kind.bound()) {
            assertThat(from.sendto(buffer, to.sockname(), MsgFlags.DONTROUTE)).isEqualTo(5);
            assertThat(buffer.hasRemaining()).isFalse();
            assertThat(to.recv()).isEqualTo(bytes("hello"));
        }
    }

    @ParameterizedTest
    @MethodSource("buffers")
    void emptyBufferSendsAnEmptyDatagram(Function<byte[], ByteBuffer> maker) throws Exception {
        try (Pair pair = SocketKind.LOCAL_DGRAM.pair()) {
            assertThat(pair.near().send(maker.apply(new byte[0]))).isZero();
            assertThat(pair.far().recv()).isEmpty();
        }
    }
}
