package dev.osock;

import static dev.osock.testing.sockets.Bytes.TOO_MANY;
import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Failing.failureOf;
import static dev.osock.testing.sockets.Failing.reasonOf;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.option.Linger;
import dev.osock.option.SocketOptions;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Action;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Bounded
class LingerTest {

    @ParameterizedTest
    @EnumSource
    void closeWaitsForUnsentBytesAndNobodyElseDoes(ThreadKind thread) throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            fill(pair.near());
            pair.near().setopt(SocketOptions.LINGER, Linger.seconds(2));
            long start = System.nanoTime();
            var closing = Caller.start(thread, () -> {
                pair.near().close();
                return Duration.ofNanos(System.nanoTime() - start);
            });
            while (pair.near().isOpen()) {
                Thread.sleep(1);
            }
            pair.near().close();
            assertThat(reasonOf(() -> pair.near().send(bytes("x")))).isEqualTo(Reason.Closed.LOCALLY);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(ofMillis(1500));
            assertThat(closing.isDone()).isFalse();
            assertThat(closing.result()).isBetween(ofMillis(1900), Patience.seconds(6));
        }
    }

    @ParameterizedTest
    @EnumSource
    void closeEndsWhenThePeerHasTakenTheBytes(ThreadKind thread) throws Exception {
        try (Pair pair = SocketKind.INET6_STREAM.pair()) {
            long sent = fill(pair.near());
            pair.near().setopt(SocketOptions.LINGER, Linger.seconds(60));
            var closing = Caller.start(thread, () -> {
                pair.near().close();
                return null;
            });
            assertThat(pair.far().recv((int) sent)).hasSize((int) sent);
            closing.result();
            assertThat(reasonOf(pair.far()::recv)).isEqualTo(Reason.Closed.BY_PEER);
        }
    }

    @Test
    void virtualThreadsThatLingerLeaveTheCarriersToOthers() throws Exception {
        List<Pair> pairs = new ArrayList<>();
        List<Caller<Void>> closers = new ArrayList<>();
        for (int i = 0; i <= Runtime.getRuntime().availableProcessors(); i++) {
            Pair pair = SocketKind.INET_STREAM.pair();
            pairs.add(pair);
            fill(pair.near());
            pair.near().setopt(SocketOptions.LINGER, Linger.seconds(6));
        }
        for (Pair pair : pairs) {
            closers.add(Caller.start(ThreadKind.VIRTUAL, ((Action) pair.near()::close).asCallable()));
        }
        for (Pair pair : pairs) {
            assertThat(Caller.start(ThreadKind.VIRTUAL, () -> pair.far().recv(1)).result()).hasSize(1);
        }
        assertThat(closers).noneMatch(Caller::isDone);
        for (Pair pair : pairs) {
            pair.far().close(); // ends the lingering
        }
        for (Caller<Void> closer : closers) {
            closer.result();
        }
    }

    @Test
    void lingerThatOthersHaveSetOnTheSocketLeavesTheCarriersToOthersToo() throws Exception {
        List<Pair> pairs = new ArrayList<>();
        List<Caller<Void>> closers = new ArrayList<>();
        for (int i = 0; i <= Runtime.getRuntime().availableProcessors(); i++) {
            Pair pair = SocketKind.INET_STREAM.pair();
            pairs.add(pair);
            fill(pair.near());
            try (Socket duplicate = Socket.open(pair.near().getopt(OtpOptions.FD))) {
                duplicate.setopt(SocketOptions.LINGER, Linger.seconds(6));
            }
        }
        for (Pair pair : pairs) {
            closers.add(Caller.start(ThreadKind.VIRTUAL, ((Action) pair.near()::close).asCallable()));
        }
        for (Pair pair : pairs) {
            assertThat(Caller.start(ThreadKind.VIRTUAL, () -> pair.far().recv(1)).result()).hasSize(1);
        }
        assertThat(closers).noneMatch(Caller::isDone);
        for (Pair pair : pairs) {
            pair.far().close();
        }
        for (Caller<Void> closer : closers) {
            closer.result();
        }
    }

    @Test
    void manyThatLingerAtOnceTakeFewThreadsAndAllEnd() throws Exception {
        List<Pair> pairs = new ArrayList<>();
        List<Caller<Void>> closers = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            Pair pair = SocketKind.INET_STREAM.pair();
            pairs.add(pair);
            fill(pair.near());
            pair.near().setopt(SocketOptions.LINGER, Linger.seconds(30));
        }
        for (Pair pair : pairs) {
            closers.add(Caller.start(ThreadKind.VIRTUAL, ((Action) pair.near()::close).asCallable()));
        }
        while (pairs.stream().anyMatch(pair -> pair.near().isOpen()) || lingering() < 50) {
            Thread.sleep(1);
        }
        Thread.sleep(200);
        assertThat(lingering()).isLessThanOrEqualTo(64);
        assertThat(closers).noneMatch(Caller::isDone);
        for (Pair pair : pairs) {
            pair.far().close(); // ends the lingering
        }
        for (Caller<Void> closer : closers) {
            closer.result();
        }
    }

    private static long lingering() {
        return Thread.getAllStackTraces()
                .keySet()
                .stream()
                .filter(thread -> thread.getName().equals("osock-linger"))
                .count();
    }

    @Test
    void anInterruptEndsTheWaitOfAVirtualThreadAndNotTheLingering() throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            long sent = fill(pair.near());
            pair.near().setopt(SocketOptions.LINGER, Linger.seconds(60));
            var interrupted = new CompletableFuture<Boolean>();
            Thread closing = Thread.ofVirtual().start(() -> {
                failureOrNothing(pair.near()::close);
                interrupted.complete(Thread.currentThread().isInterrupted());
            });
            while (lingering() == 0) {
                Thread.sleep(1);
            }
            closing.interrupt();
            assertThat(interrupted.get(Patience.seconds(10).toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(pair.far().recv((int) sent)).hasSize((int) sent);
            assertThat(reasonOf(pair.far()::recv)).isEqualTo(Reason.Closed.BY_PEER);
        }
    }

    @Test
    void aVirtualThreadThatIsInterruptedAlreadyDoesNotWait() throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            long sent = fill(pair.near());
            pair.near().setopt(SocketOptions.LINGER, Linger.seconds(60));
            var interrupted = new CompletableFuture<Boolean>();
            Thread.ofVirtual().start(() -> {
                Thread.currentThread().interrupt();
                failureOrNothing(pair.near()::close);
                interrupted.complete(Thread.currentThread().isInterrupted());
            });
            assertThat(interrupted.get(10, TimeUnit.SECONDS)).isTrue();
            assertThat(pair.far().recv((int) sent)).hasSize((int) sent);
            assertThat(reasonOf(pair.far()::recv)).isEqualTo(Reason.Closed.BY_PEER);
        }
    }

    private static void failureOrNothing(Action close) {
        try {
            close.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.INET_STREAMS)
    void withoutLingerCloseDoesNotWaitAndThePeerStillGetsTheBytes(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            long sent = fill(pair.near());
            long start = System.nanoTime();
            pair.near().close();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Patience.millis(1500));
            assertThat(pair.far().recv((int) sent)).hasSize((int) sent);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.INET_STREAMS)
    void lingerOfZeroResetsTheConnection(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.near().setopt(SocketOptions.LINGER, Linger.ABORT);
            pair.near().close();
            assertThat(reasonOf(pair.far()::recv)).isEqualTo(Errno.ECONNRESET);
        }
    }

    /// Sends until the connection takes no more.
    private static long fill(Socket socket) {
        byte[] data = new byte[TOO_MANY];
        long sent = 0;
        long more;
        do {
            more = failureOf(() -> socket.within(ZERO).send(data)).sent();
            sent += more;
        } while (more > 0);
        return sent;
    }
}
