package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Socket;
import dev.osock.error.Reason;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketException;
import dev.osock.stress.fault.Held;
import dev.osock.stress.fault.Stage;
import dev.osock.stress.fault.Verbs;
import dev.osock.stress.fault.Verbs.Verb;
import dev.osock.testing.Patience;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every verb on both kinds of threads, while another thread closes the socket at a random moment: before, during or
/// after the call. It succeeds or says that it is closed, nobody waits for ever, and no descriptor is left.
///
/// `-Dosock.stress.seed=` repeats the moments of a run, as far as the machine does.
@Timeout(1200)
class CloseRaceTest {

    private static final int ROUNDS = 25 * Effort.FACTOR;

    /// The close comes so late at the most; a call has begun to wait long before.
    private static final int LATEST_NANOS = 400_000;

    private static final Duration PATIENCE = Patience.seconds(20);

    private static int races;

    static Stream<Verb> verbs() {
        return Verbs.all().stream().filter(verb -> !verb.name().contains("learn") && !verb.name().startsWith("open"));
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void aCloseEndsTheCallAndLeavesNothing(Verb verb) throws Exception {
        var random = new Random(Effort.SEED);
        for (int i = 0; i < ROUNDS; i++) {
            race(verb, i % 2 == 0, i / 2 % 2 == 0, random);
        }
        Held before = Held.now();
        for (int i = 0; i < ROUNDS; i++) {
            race(verb, i % 2 == 0, i / 2 % 2 == 0, random);
        }
        assertThat(before.moreInTheEnd()).as("left by " + verb.name()).isEmpty();
    }

    private static void race(Verb verb, boolean callIsVirtual, boolean closeIsVirtual, Random random) throws Exception {
        int callDelay = random.nextInt(LATEST_NANOS / 4);
        int closeDelay = random.nextInt(LATEST_NANOS);
        String title =
                verb.name() + " on a " + (callIsVirtual ? "virtual" : "platform") + " thread, seed " + Effort.SEED;
        var stage = new Stage();
        verb.scene().set(stage);
        List<Socket> sockets = stage.sockets();
        var start = new CountDownLatch(1);
        List<Throwable> wrong = new ArrayList<>();
        Thread call = thread(callIsVirtual).start(() -> {
            try {
                await(start, callDelay);
                stage.call().run();
            } catch (Throwable failure) {
                if (!isFair(failure)) {
                    wrong.add(failure);
                }
            }
        });
        Thread close = thread(closeIsVirtual).start(() -> {
            try {
                await(start, closeDelay);
                for (Socket socket : sockets) {
                    socket.close();
                }
            } catch (Throwable failure) {
                wrong.add(failure);
            }
        });
        start.countDown();
        for (Thread each : List.of(close, call)) {
            assertThat(each.join(PATIENCE))
                    .as("%s: does not end in %s", title, List.of(each.getStackTrace()))
                    .isTrue();
        }
        assertThat(wrong).as(title).isEmpty();
        stage.close();
        races++;
    }

    private static Thread.Builder thread(boolean virtual) {
        return virtual ? Thread.ofVirtual() : Thread.ofPlatform().daemon();
    }

    private static void await(CountDownLatch start, int delay) throws InterruptedException {
        start.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        LockSupport.parkNanos(delay);
    }

    /// Closed, by itself or, of a pair, by the peer; or told so in a message.
    private static boolean isFair(Throwable failure) {
        return switch (failure) {
            case SocketErrnoException told -> PEER_IS_GONE.contains(told.errno().name());
            case SocketException told -> told.reason() instanceof Reason.Closed;
            case Verbs.Aborted told -> told.reason() instanceof Reason.Closed;
            case ClosedChannelException _ -> true;
            default -> failure instanceof java.io.IOException && String.valueOf(failure.getMessage()).contains("losed");
        };
    }

    /// What a call says whose peer, of a pair, is closed too; and what one says that waits for a connection to a
    /// listener that has gone.
    private static final List<String> PEER_IS_GONE = List.of("EPIPE", "ECONNRESET", "ENOTCONN", "ECONNREFUSED");

    @AfterAll
    static void count() {
        System.out.println("close races: " + races + " (seed " + Effort.SEED + ")");
    }
}
