package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Socket;
import dev.osock.message.Msg;
import dev.osock.message.MsgFlags;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A thread that moves position and limit of a buffer while others send and receive with it makes a mistake, which
/// costs neither the memory around the buffer nor what is in it.
@Timeout(60)
class MovingBufferTest {

    private static final Duration LONG_ENOUGH = Duration.ofMillis(600);
    private static final int SIZE = 4096;
    private static final byte STRANGE = 0x5A;
    private static final byte OWN = 0x11;

    /// How the memory of the buffer is had: a block in the middle of strange memory.
    enum Memory {
        DIRECT {
            @Override
            ByteBuffer around(Arena arena) {
                return ByteBuffer.allocateDirect(3 * SIZE);
            }
        },
        HEAP {
            @Override
            ByteBuffer around(Arena arena) {
                return ByteBuffer.allocate(3 * SIZE);
            }
        },
        SHARED_ARENA {
            @Override
            ByteBuffer around(Arena arena) {
                return arena.allocate(3 * SIZE).asByteBuffer();
            }
        };

        abstract ByteBuffer around(Arena arena);
    }

    private interface Call {
        void with(Socket socket, ByteBuffer buffer) throws Exception;
    }

    static Stream<Arguments> receives() {
        return Stream.of(Memory.values())
                .flatMap(memory -> Stream.of(
                        Arguments.of(memory, "recv",
                                (Call) (socket, buffer) -> socket.within(Duration.ZERO).recv(buffer)),
                        Arguments.of(memory, "recvfrom",
                                (Call) (socket, buffer) -> socket.within(Duration.ZERO).recvfrom(buffer)),
                        Arguments.of(memory, "recvmsg",
                                (Call) (socket, buffer) -> socket.within(Duration.ZERO)
                                        .recvmsg(List.of(buffer), 0, MsgFlags.NONE))));
    }

    static Stream<Arguments> sends() {
        return Stream.of(Memory.values())
                .flatMap(memory -> Stream.of(
                        Arguments.of(memory, "send",
                                (Call) (socket, buffer) -> socket.within(Duration.ZERO).send(buffer)),
                        Arguments.of(memory, "sendmsg",
                                (Call) (socket, buffer) -> socket.within(Duration.ZERO).sendmsg(Msg.of(buffer)))));
    }

    /// Moves a buffer's position and limit about, until the end of a run.
    private static void move(ByteBuffer buffer, AtomicBoolean over) {
        var random = ThreadLocalRandom.current();
        while (!over.get()) {
            try {
                buffer.clear();
                buffer.position(SIZE);
                buffer.position(0);
                buffer.position(random.nextInt(SIZE));
                buffer.limit(random.nextInt(SIZE));
            } catch (IllegalArgumentException othersMovedIt) {
                Thread.onSpinWait();
            }
        }
    }

    /// Makes a call again and again. It may fail, but not by what the virtual machine would call a fault.
    private static void repeat(Call call, Socket socket, ByteBuffer buffer, AtomicBoolean over) {
        while (!over.get()) {
            try {
                call.with(socket, buffer);
            } catch (Exception mistake) {
                Thread.onSpinWait();
            }
        }
    }

    @ParameterizedTest(name = "{1} into {0}")
    @MethodSource("receives")
    void aReceiveWritesNowhereElse(Memory memory, String name, Call receive) throws Exception {
        try (Arena arena = Arena.ofShared(); Pair pair = SocketKind.LOCAL_DGRAM.pair()) {
            ByteBuffer around = memory.around(arena);
            fill(around, STRANGE);
            ByteBuffer buffer = around.slice(SIZE, SIZE);
            ByteBuffer message = ByteBuffer.allocate(SIZE);
            fill(message, OWN);
            var over = new AtomicBoolean();
            var crew = new Crew();
            crew.start(Thread.ofPlatform().daemon(), () -> move(buffer, over));
            crew.start(Thread.ofPlatform().daemon(), () -> repeat(
                    (socket, _) -> socket.within(Duration.ofMillis(1)).send(message.duplicate()),
                    pair.far(), message, over));
            crew.start(Thread.ofPlatform().daemon(), () -> repeat(receive, pair.near(), buffer, over));
            Thread.sleep(LONG_ENOUGH);
            over.set(true);
            crew.join(Patience.seconds(20));
            for (int i = 0; i < SIZE; i++) {
                assertThat(around.get(i)).isEqualTo(STRANGE);
                assertThat(around.get(2 * SIZE + i)).isEqualTo(STRANGE);
            }
        }
    }

    @ParameterizedTest(name = "{1} from {0}")
    @MethodSource("sends")
    void aSendReadsNowhereElse(Memory memory, String name, Call send) throws Exception {
        try (Arena arena = Arena.ofShared(); Pair pair = SocketKind.LOCAL_DGRAM.pair()) {
            ByteBuffer around = memory.around(arena);
            fill(around, STRANGE);
            ByteBuffer buffer = around.slice(SIZE, SIZE);
            fill(buffer, OWN);
            var over = new AtomicBoolean();
            var strange = new AtomicLong();
            var received = new AtomicLong();
            var crew = new Crew();
            crew.start(Thread.ofPlatform().daemon(), () -> move(buffer, over));
            crew.start(Thread.ofPlatform().daemon(), () -> repeat(send, pair.near(), buffer, over));
            crew.start(Thread.ofPlatform().daemon(), () -> repeat((socket, _) -> {
                for (byte each : socket.within(Duration.ofMillis(10)).recv(4 * SIZE)) {
                    received.incrementAndGet();
                    if (each != OWN) {
                        strange.incrementAndGet();
                    }
                }
            }, pair.far(), buffer, over));
            Thread.sleep(LONG_ENOUGH);
            long giveUp = System.nanoTime() + Patience.seconds(10).toNanos();
            while (received.get() == 0 && System.nanoTime() < giveUp) {
                Thread.sleep(10);
            }
            over.set(true);
            crew.join(Patience.seconds(20));
            assertThat(strange).hasValue(0);
            assertThat(received).hasPositiveValue();
        }
    }

    private static void fill(ByteBuffer buffer, byte value) {
        MemorySegment.ofBuffer(buffer).fill(value);
        assertThat(MemorySegment.ofBuffer(buffer).get(ValueLayout.JAVA_BYTE, 0)).isEqualTo(value);
    }
}
