package dev.osock;

import static dev.osock.testing.sockets.Bytes.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.address.Sockaddr;
import dev.osock.message.Received;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Bounded
class RecvfromTest {

    @ParameterizedTest
    @MethodSource(Kinds.DATAGRAMS)
    void sourceIsTheSendersName(SocketKind kind) throws Exception {
        try (Socket sender = kind.bound(); Socket other = kind.bound(); Socket receiver = kind.bound()) {
            for (Socket from : new Socket[] {sender, other, sender}) {
                from.sendto(bytes("hello"), receiver.sockname());
                assertThat(receiver.recvfrom()).isEqualTo(new Received(from.sockname(), bytes("hello")));
                from.sendto(bytes("hello"), receiver.sockname());
                assertThat(receiver.recvfrom(ByteBuffer.allocate(5))).isEqualTo(from.sockname());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCAL_DGRAM", "ABSTRACT_DGRAM"})
    void unboundLocalSenderHasNoName(SocketKind kind) throws Exception {
        try (Socket sender = kind.open(); Socket receiver = kind.bound()) {
            sender.sendto(bytes("hello"), receiver.sockname());
            assertThat(receiver.recvfrom().source()).isEqualTo(Sockaddr.unspec());
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS)
    void streamTellsNoSource(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.near().send(bytes("hello"));
            assertThat(pair.far().recvfrom()).isEqualTo(new Received(Sockaddr.unspec(), bytes("hello")));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.DATAGRAMS)
    void sizeCutsAMessageSilently(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.near().send(bytes("hello world"));
            pair.near().send(bytes("next"));
            assertThat(pair.far().recvfrom(5).data()).isEqualTo(bytes("hello"));
            assertThat(pair.far().recvfrom(5).data()).isEqualTo(bytes("next"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS)
    void sizeDoesNotAssembleAStream(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.near().send(bytes("abc"));
            assertThat(pair.far().within(Patience.seconds(5)).recvfrom(10).data()).isEqualTo(bytes("abc"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void withoutASizeThereIsRoomFor8192Bytes(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.near().send(new byte[10_000]);
            assertThat(pair.far().recvfrom().data()).hasSize(8192);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.MESSAGES)
    void emptyMessageIsAMessage(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.near().send(new byte[0]);
            pair.near().send(bytes("next"));
            assertThat(pair.far().recvfrom().data()).isEmpty();
            assertThat(pair.far().recvfrom().data()).isEqualTo(bytes("next"));
        }
    }
}
