package dev.osock.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.osock.address.SockaddrIn;
import dev.osock.internal.socket.OpenSocket;
import dev.osock.internal.socket.Opening;
import dev.osock.internal.verb.Connecting;
import dev.osock.internal.verb.Naming;
import dev.osock.internal.verb.Receiving;
import dev.osock.internal.verb.Sending;
import dev.osock.internal.wait.Timeout;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.testing.Patience;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The kernel is handed addresses, so what guards other accesses to a direct buffer must be checked before.
@org.junit.jupiter.api.Timeout(20)
class DirectBufferTest {

    private static final Timeout ZERO = Timeout.of(0);
    private static final Timeout LIMIT = Timeout.of(Patience.seconds(10).toNanos());

    private OpenSocket socket;

    @BeforeEach
    void openSocketThatSendsToItself() throws Exception {
        socket = Opening.open(Domain.INET.number(), Type.DGRAM.number(), 0, Function.identity());
        Naming.bind(socket, SockaddrIn.loopback(0));
        Connecting.connect(socket, Naming.sockname(socket), Timeout.NEVER);
    }

    @AfterEach
    void close() throws Exception {
        socket.close();
    }

    @Test
    void refusesABufferWhoseArenaIsClosed() throws Exception {
        ByteBuffer buffer;
        try (Arena arena = Arena.ofConfined()) {
            buffer = arena.allocate(16).asByteBuffer();
        }
        assertThatIllegalStateException().isThrownBy(() -> Sending.send(socket, buffer, null, 0, ZERO));
        assertThatIllegalStateException().isThrownBy(() -> Receiving.recv(socket, buffer, 0, ZERO));
        assertStillWorks();
    }

    @Test
    void refusesABufferOfAnotherThreadsArena() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            ByteBuffer buffer = arena.allocate(16).asByteBuffer();
            var other = new FutureTask<Void>(() -> {
                assertThatExceptionOfType(WrongThreadException.class)
                        .isThrownBy(() -> Sending.send(socket, buffer, null, 0, ZERO));
                return null;
            });
            Thread.ofVirtual().start(other);
            other.get();
        }
        assertStillWorks();
    }

    @Test
    void anArenaClosedWhileItsOwnerWaitsForTheBufferFailsTheCallAndPassesItsPlaceOn() throws Exception {
        var arena = Arena.ofShared();
        ByteBuffer buffer = arena.allocate(16).asByteBuffer();
        var waiting = new FutureTask<>(() -> Receiving.recv(socket, buffer, 0, Timeout.NEVER));
        Thread first = Thread.ofVirtual().start(waiting);
        awaitParked(first);
        var queued = new FutureTask<>(() -> Receiving.recv(socket, 16, 0, LIMIT));
        awaitParked(Thread.ofVirtual().start(queued));

        arena.close();
        Sending.send(socket, ByteBuffer.wrap(new byte[] {7}), null, 0, LIMIT);

        assertThat(queued.get()).containsExactly(7);
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(waiting::get)
                .withCauseInstanceOf(IllegalStateException.class);
        assertStillWorks();
    }

    private void assertStillWorks() throws Exception {
        Sending.send(socket, ByteBuffer.allocateDirect(3).put(1, (byte) 9), null, 0, LIMIT);
        ByteBuffer answer = ByteBuffer.allocateDirect(5).position(1);
        assertThat(Receiving.recv(socket, answer, 0, LIMIT)).isEqualTo(3);
        assertThat(answer.position()).isEqualTo(4);
        assertThat(answer.get(2)).isEqualTo((byte) 9);
    }

    private static void awaitParked(Thread thread) throws InterruptedException {
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1);
        }
    }
}
