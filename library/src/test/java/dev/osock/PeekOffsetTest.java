package dev.osock;

import static dev.osock.testing.sockets.Bytes.bytes;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.osock.error.SocketTimeoutException;
import dev.osock.message.MsgFlags;
import dev.osock.option.SocketOptions;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Bytes;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Exchange;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// `SO_PEEK_OFF` is for those who look, and for nobody else.
@Bounded
class PeekOffsetTest {

    /// More than is asked for without a look at the message.
    private static final int MUCH_ROOM = 300_000;

    /// The ways to receive a message with much room.
    enum Receive {
        RECV {
            @Override
            byte[] from(BlockingIo socket) throws Exception {
                return socket.recv(MUCH_ROOM);
            }
        },
        BUFFER {
            @Override
            byte[] from(BlockingIo socket) throws Exception {
                ByteBuffer buffer = ByteBuffer.allocate(MUCH_ROOM);
                return received(buffer, socket.recv(buffer));
            }
        },
        RECVFROM {
            @Override
            byte[] from(BlockingIo socket) throws Exception {
                return socket.recvfrom(MUCH_ROOM).data();
            }
        },
        RECVMSG {
            @Override
            byte[] from(BlockingIo socket) throws Exception {
                return socket.recvmsg(MUCH_ROOM, 0, MsgFlags.NONE).data();
            }
        },
        BUFFERS {
            @Override
            byte[] from(BlockingIo socket) throws Exception {
                ByteBuffer buffer = ByteBuffer.allocate(MUCH_ROOM);
                return received(buffer, (int) socket.recvmsg(List.of(buffer), 0, MsgFlags.NONE).length());
            }
        };

        abstract byte[] from(BlockingIo socket) throws Exception;

        private static byte[] received(ByteBuffer buffer, int count) {
            assertThat(buffer.position()).isEqualTo(count);
            byte[] bytes = new byte[count];
            buffer.flip().get(bytes);
            return bytes;
        }
    }

    static Stream<Arguments> receives() {
        return Stream.of(Receive.values())
                .flatMap(receive -> Stream.of(SocketKind.values())
                        .filter(kind -> !kind.isStream())
                        .map(kind -> Arguments.of(receive, kind)));
    }

    private static byte[] longest(SocketKind kind) {
        return Bytes.random(kind.isInet() ? 65_000 : 150_000);
    }

    @ParameterizedTest
    @MethodSource("receives")
    void receivesOfMuchRoomMissNothing(Receive receive, SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.near().setopt(SocketOptions.PEEK_OFF, 100);
            for (byte[] message : new byte[][] {bytes("short"), {}, longest(kind), {}, bytes("last")}) {
                pair.far().send(message);
                pair.near().setopt(SocketOptions.PEEK_OFF, 100);
                assertThat(receive.from(pair.near().within(Patience.seconds(1)))).isEqualTo(message);
            }
            pair.far().send(bytes("short"));
            pair.far().send(longest(kind));
            pair.near().setopt(SocketOptions.PEEK_OFF, 100);
            assertThat(receive.from(pair.near().within(ZERO))).isEqualTo(bytes("short"));
            assertThat(receive.from(pair.near().within(ZERO))).isEqualTo(longest(kind));
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> receive.from(pair.near().within(ZERO)));
        }
    }

    @ParameterizedTest
    @MethodSource("receives")
    void messageThatIsWaitedForIsWhole(Receive receive, SocketKind kind) throws Exception {
        for (ThreadKind thread : ThreadKind.values()) {
            try (Pair pair = kind.pair()) {
                pair.near().setopt(SocketOptions.PEEK_OFF, 100);
                for (byte[] message : new byte[][] {longest(kind), bytes("short"), {}}) {
                    var waiting = Caller.waiting(thread, () -> receive.from(pair.near()));
                    pair.far().send(message);
                    assertThat(waiting.result()).isEqualTo(message);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.MESSAGES)
    void looksBeginWhereTheUserSays(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            byte[] message = longest(kind);
            pair.far().send(message);
            pair.near().setopt(SocketOptions.PEEK_OFF, 1_000);
            assertThat(pair.near().recv(MUCH_ROOM, MsgFlags.PEEK))
                    .isEqualTo(Arrays.copyOfRange(message, 1_000, message.length));
            assertThat(pair.near().recv(MUCH_ROOM)).isEqualTo(message);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void whatWasLookedAtIsThereForTheNextReceive(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            Exchange.run(pair, thread, 200, Duration.ZERO);
            Exchange.run(pair, thread, 20, ofMillis(1));
            pair.far().send(bytes("abc"));
            var looking = Caller.start(thread, () -> {
                assertThat(pair.near().recv(10, MsgFlags.PEEK)).isEqualTo(bytes("abc"));
                return pair.near().recv(3);
            });
            assertThat(looking.result()).isEqualTo(bytes("abc"));
        }
    }
}
