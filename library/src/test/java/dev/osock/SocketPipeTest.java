package dev.osock;

import static dev.osock.testing.sockets.Bytes.TOO_MANY;
import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.random;
import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.error.SocketClosedException;
import dev.osock.error.SocketException;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Bounded
class SocketPipeTest {

    private static final Duration PATIENCE = Patience.seconds(10);

    /// Copies until the end of the stream.
    private static long copy(Socket from, Socket to) throws SocketException {
        long all = 0;
        try (SocketPipe pipe = SocketPipe.open()) {
            while (true) {
                try {
                    from.within(PATIENCE).recv(pipe);
                } catch (SocketClosedException end) {
                    return all;
                }
                all += to.within(PATIENCE).send(pipe);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aProxyCopiesAStreamWithoutSeeingIt(ThreadKind threads) throws Exception {
        byte[] data = random(TOO_MANY);
        for (SocketKind kind : new SocketKind[] {SocketKind.INET_STREAM, SocketKind.LOCAL_STREAM}) {
            try (Pair client = kind.pair(); Pair server = kind.pair()) {
                Caller<Long> proxy = Caller.start(threads, () -> copy(client.far(), server.near()));
                Caller<byte[]> reader = Caller.start(threads, () -> server.far().within(PATIENCE).recv(TOO_MANY));
                client.near().within(PATIENCE).send(data);
                client.near().close();
                assertThat(reader.result()).isEqualTo(data);
                assertThat(proxy.result()).isEqualTo(TOO_MANY);
                assertThat(server.near().info().counters().writeBytes()).isEqualTo(TOO_MANY);
                assertThat(client.far().info().counters().readBytes()).isEqualTo(TOO_MANY);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReceiveWaitsAndTheEndIsTold(ThreadKind threads) throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair();
                Pair other = SocketKind.LOCAL_STREAM.pair();
                SocketPipe pipe = SocketPipe.open()) {
            assertThat(Failing.reasonOf(() -> pair.near().within(ZERO).recv(pipe))).isEqualTo(Reason.Timeout.TIMEOUT);
            Caller<Long> caller = Caller.waiting(threads, () -> pair.near().recv(pipe));
            assertThatIllegalStateException()
                    .isThrownBy(() -> other.near().send(pipe))
                    .withMessage("send: the pipe is in use by another call");
            pair.far().send(bytes("hello"));
            assertThat(caller.result()).isEqualTo(5);
            assertThat(pipe.size()).isEqualTo(5);
            assertThatIllegalStateException()
                    .isThrownBy(() -> pair.near().recv(pipe))
                    .withMessage("recv: the pipe has 5 bytes that are not sent yet");
            assertThat(other.near().send(pipe)).isEqualTo(5);
            assertThat(other.near().send(pipe)).isZero();
            assertThat(other.far().recv(5)).isEqualTo(bytes("hello"));
            pair.endOfFar();
            assertThat(Failing.reasonOf(() -> pair.near().recv(pipe))).isEqualTo(Reason.Closed.BY_PEER);
        }
    }

    @Test
    void whatDoesNotGoStaysInThePipe() throws Exception {
        try (Pair from = SocketKind.INET_STREAM.pair();
                Pair full = SocketKind.LOCAL_STREAM.pair();
                Pair other = SocketKind.LOCAL_STREAM.pair();
                SocketPipe pipe = SocketPipe.open()) {
            while (full.near().nowait().send(random(50_000)) instanceof Attempt.Done) {
                // until it is full
            }
            Mailbox.self().receive(ZERO);
            from.far().send(bytes("hello"));
            assertThat(from.near().recv(pipe)).isEqualTo(5);
            SocketException failure = Failing.failureOf(
                    () -> full.near().within(Duration.ofMillis(20)).send(pipe));
            assertThat(failure.reason()).isEqualTo(Reason.Timeout.TIMEOUT);
            assertThat(failure.sent()).isZero();
            full.far().close();
            assertThat(Failing.failureOf(() -> full.near().send(pipe)).is(Errno.EPIPE)).isTrue();
            assertThat(pipe.size()).isEqualTo(5);
            assertThat(other.near().send(pipe)).isEqualTo(5);
            assertThat(other.far().recv(5)).isEqualTo(bytes("hello"));
        }
    }

    @Test
    void withoutWaiting() throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair(); SocketPipe pipe = SocketPipe.open()) {
            Attempt<Long> pending = pair.near().nowait().recv(pipe);
            assertThat(pending).isInstanceOf(Attempt.Select.class);
            pair.far().send(bytes("abc"));
            SelectHandle handle = ((Attempt.Select<Long>) pending).info().handle();
            assertThat(Mailbox.self().receive(handle, PATIENCE))
                    .get()
                    .isInstanceOf(SocketMessage.SelectMessage.class);
            assertThat(pair.near().nowait().recv(pipe)).isEqualTo(new Attempt.Done<>(3L));
            assertThat(pair.near().nowait().send(pipe)).isEqualTo(new Attempt.Done<>(3L));
            assertThat(pair.far().recv(3)).isEqualTo(bytes("abc"));
        }
    }

    @Test
    void itHoldsWhatItIsToldTo() throws Exception {
        try (SocketPipe usual = SocketPipe.open(); SocketPipe large = SocketPipe.open(300_000)) {
            assertThat(usual.capacity()).isGreaterThanOrEqualTo(4096);
            assertThat(large.capacity()).isEqualTo(512 * 1024);
            assertThat(large).hasToString("a pipe with 0 of 524288 bytes");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SocketPipe.open(0))
                .withMessage("SocketPipe.open: capacity is less than 1: 0");
    }

    @Test
    void itGivesItsDescriptorsBackAndIsUsedNoMore() throws Exception {
        long before = descriptors();
        SocketPipe pipe = SocketPipe.open();
        assertThat(descriptors()).isEqualTo(before + 2);
        pipe.close();
        pipe.close();
        assertThat(descriptors()).isEqualTo(before);
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> pair.near().recv(pipe))
                    .withMessage("recv: the pipe is closed");
            SocketPipe used = SocketPipe.open();
            Caller<Long> caller = Caller.waiting(ThreadKind.PLATFORM, () -> pair.near().recv(used));
            used.close();
            pair.far().send(bytes("x"));
            assertThat(caller.result()).isEqualTo(1);
            assertThatIllegalStateException().isThrownBy(() -> pair.near().send(used));
        }
    }

    private static long descriptors() throws Exception {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.filter(each -> each.toFile().exists() || Files.isSymbolicLink(each))
                    .filter(each -> isPipe(each))
                    .count();
        }
    }

    private static boolean isPipe(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("pipe:");
        } catch (java.io.IOException gone) {
            return false;
        }
    }
}
