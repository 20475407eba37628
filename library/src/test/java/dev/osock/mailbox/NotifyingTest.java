package dev.osock.mailbox;

import static dev.osock.testing.sockets.Bytes.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.osock.Attempt;
import dev.osock.SelectHandle;
import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.SocketMessage;
import dev.osock.SocketMessage.AbortMessage;
import dev.osock.SocketMessage.SelectMessage;
import dev.osock.error.Reason;
import dev.osock.nowait.OnThread;
import dev.osock.nowait.Party;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Messages that go to a callback.
@Bounded
@OnThread
class NotifyingTest {

    private static final Logger LOGGER = Logger.getLogger("dev.osock");

    private final BlockingQueue<SocketMessage> got = new LinkedBlockingQueue<>();

    @BeforeEach
    void silenceTheLog() {
        LOGGER.setLevel(Level.OFF);
    }

    @AfterEach
    void listenToTheLogAgain() {
        LOGGER.setLevel(null);
    }

    private SocketMessage next() throws InterruptedException {
        SocketMessage message = got.poll(Patience.seconds(5).toSeconds(), TimeUnit.SECONDS);
        assertThat(message).as("a message").isNotNull();
        return message;
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void theCallbackIsToldAndTheMailboxIsNot(SocketKind kind, ThreadKind thread) throws Exception {
        SelectHandle handle = SelectHandle.notifying(Runnable::run, got::add);
        try (Pair pair = kind.pair(); Party a = new Party()) {
            Socket socket = pair.near();
            SelectInfo info = a.selects(() -> socket.nowait(handle).recv());
            assertThat(info.handle()).isEqualTo(handle);
            pair.far().send(bytes("x"));
            assertThat(next()).isEqualTo(new SelectMessage(socket, handle));
            a.isToldNothing();
            assertThat(a.finishes(() -> socket.nowait(handle).recv())).isEqualTo(bytes("x"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void theCallbackIsToldOfAnAbort(SocketKind kind, ThreadKind thread) throws Exception {
        SelectHandle handle = SelectHandle.notifying(Runnable::run, got::add);
        try (Pair pair = kind.pair(); Party a = new Party()) {
            a.selects(() -> pair.near().nowait(handle).recv());
            pair.near().close();
            assertThat(next()).isEqualTo(new AbortMessage(pair.near(), handle, Reason.Closed.LOCALLY));
        }
    }

    @ParameterizedTest
    @EnumSource
    void messagesOfAHandleComeInOrder(ThreadKind thread) throws Exception {
        List<Pair> pairs = new ArrayList<>();
        try (var executor = Executors.newSingleThreadExecutor(); Party a = new Party()) {
            SelectHandle handle = SelectHandle.notifying(executor, got::add);
            for (int i = 0; i < 50; i++) {
                Pair pair = SocketKind.LOCAL_STREAM.pair();
                pairs.add(pair);
                a.selects(() -> pair.near().nowait(handle).recv());
            }
            for (Pair pair : pairs) {
                pair.near().close();
            }
            for (Pair pair : pairs) {
                assertThat(next().socket()).isSameAs(pair.near());
            }
        } finally {
            for (Pair pair : pairs) {
                pair.close();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void userCodeRunsOnNoThreadThatDeliversReadiness(ThreadKind thread) throws Exception {
        var callers = new ConcurrentLinkedQueue<String>();
        Executor direct = task -> {
            callers.add(Thread.currentThread().getName());
            task.run();
        };
        SelectHandle handle = SelectHandle.notifying(direct, message -> {
            callers.add(Thread.currentThread().getName());
            got.add(message);
        });
        try (Pair pair = SocketKind.INET_STREAM.pair(); Party a = new Party()) {
            for (int i = 0; i < 20; i++) {
                a.selects(() -> pair.near().nowait(handle).recv());
                pair.far().send(new byte[1]);
                next();
                a.finishes(() -> pair.near().nowait(handle).recv());
            }
            a.selects(() -> pair.near().nowait(handle).recv());
            pair.near().close();
            next();
        }
        assertThat(callers).hasSize(42).containsOnly("osock-callback");
    }

    @ParameterizedTest
    @EnumSource
    void aCallbackMayMakeCallsAndWait(ThreadKind thread) throws Exception {
        var received = new CompletableFuture<byte[]>();
        try (Pair pair = SocketKind.INET_STREAM.pair(); Party a = new Party()) {
            SelectHandle handle = SelectHandle.notifying(Runnable::run, message -> a.mailbox().run(() -> {
                try {
                    received.complete(message.socket().recv(3));
                } catch (Exception e) {
                    received.completeExceptionally(e);
                }
            }));
            a.selects(() -> pair.near().nowait(handle).recv());
            pair.far().send(bytes("a"));
            Thread.sleep(5);
            assertThat(received).isNotDone();
            pair.far().send(bytes("bc"));
            assertThat(received.get(Patience.seconds(5).toSeconds(), TimeUnit.SECONDS)).isEqualTo(bytes("abc"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anExecutorThatRefusesLosesTheMessageAndNothingElse(ThreadKind thread) throws Exception {
        var refusals = new LinkedBlockingQueue<Runnable>();
        Executor moody = task -> {
            if (refusals.isEmpty()) {
                refusals.add(task);
                throw new RejectedExecutionException("not now");
            }
            task.run();
        };
        SelectHandle handle = SelectHandle.notifying(moody, got::add);
        try (Pair one = SocketKind.LOCAL_STREAM.pair();
                Pair two = SocketKind.LOCAL_STREAM.pair();
                Party a = new Party()) {
            a.selects(() -> one.near().nowait(handle).recv());
            a.selects(() -> two.near().nowait(handle).recv());
            one.near().close();
            while (refusals.isEmpty()) {
                Thread.sleep(1);
            }
            two.near().close();
            assertThat(next().socket()).isSameAs(two.near());
            assertThat(got).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCallbackThatFailsIsCalledForTheNextMessage(ThreadKind thread) throws Exception {
        for (Throwable failure : new Throwable[] {new IllegalStateException("fails"), new AssertionError("fails")}) {
            SelectHandle handle = SelectHandle.notifying(Runnable::run, message -> {
                got.add(message);
                sneak(failure);
            });
            try (Pair pair = SocketKind.LOCAL_STREAM.pair(); Party a = new Party()) {
                for (int i = 0; i < 3; i++) {
                    a.selects(() -> pair.near().nowait(handle).recv());
                    pair.far().send(new byte[1]);
                    assertThat(next().socket()).isSameAs(pair.near());
                    a.finishes(() -> pair.near().nowait(handle).recv());
                }
            }
        }
    }

    @Test
    void aCallbackThatFailsIsLoggedWhateverTheExecutorDoes() throws Exception {
        var logged = new LinkedBlockingQueue<LogRecord>();
        var failure = new IllegalStateException("fails");
        var threads = new LinkedBlockingQueue<Thread>();
        Handler handler = handler(logged);
        LOGGER.addHandler(handler);
        LOGGER.setUseParentHandlers(false);
        LOGGER.setLevel(Level.WARNING);
        try (var plain = Executors.newSingleThreadExecutor();
                Pair pair = SocketKind.LOCAL_STREAM.pair();
                Party a = new Party()) {
            SelectHandle handle = SelectHandle.notifying(plain, _ -> {
                threads.add(Thread.currentThread());
                throw failure;
            });
            for (int i = 0; i < 2; i++) {
                a.selects(() -> pair.near().nowait(handle).recv());
                pair.far().send(new byte[1]);
                LogRecord told = logged.poll(Patience.seconds(5).toSeconds(), TimeUnit.SECONDS);
                assertThat(told).isNotNull();
                assertThat(told.getMessage()).contains("a callback failed");
                assertThat(told.getThrown()).isSameAs(failure);
                a.finishes(() -> pair.near().nowait(handle).recv());
            }
            assertThat(threads.take()).isSameAs(threads.take()); // the executor has not lost its thread
        } finally {
            LOGGER.setUseParentHandlers(true);
            LOGGER.removeHandler(handler);
        }
    }

    private static Handler handler(BlockingQueue<LogRecord> logged) {
        return new Handler() {
            @Override
            public void publish(LogRecord told) {
                logged.add(told);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <X extends Throwable> void sneak(Throwable failure) throws X {
        throw (X) failure;
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void cancellingTakesBackAMessageThatTheExecutorHasNotRunYet(SocketKind kind, ThreadKind thread) throws Exception {
        var tasks = new LinkedBlockingQueue<Runnable>();
        SelectHandle handle = SelectHandle.notifying(tasks::add, got::add);
        try (Pair pair = kind.pair(); Party a = new Party()) {
            SelectInfo info = a.selects(() -> pair.near().nowait(handle).recv());
            pair.far().send(bytes("x"));
            Runnable task = tasks.poll(Patience.seconds(5).toSeconds(), TimeUnit.SECONDS);
            assertThat(task).isNotNull();
            a.runs(() -> pair.near().cancel(info));
            task.run();
            assertThat(got).isEmpty();
            assertThat(pair.near().nowait().recv()).isInstanceOf(Attempt.Done.class);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void cancellingBeforeTheMessageKeepsItFromComing(SocketKind kind, ThreadKind thread) throws Exception {
        SelectHandle handle = SelectHandle.notifying(Runnable::run, got::add);
        try (Pair pair = kind.pair(); Party a = new Party()) {
            SelectInfo info = a.selects(() -> pair.near().nowait(handle).recv());
            a.runs(() -> pair.near().cancel(info));
            pair.far().send(bytes("x"));
            assertThat(got.poll(20, TimeUnit.MILLISECONDS)).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theCallsStillBelongToTheMailbox(ThreadKind thread) throws Exception {
        SelectHandle handle = SelectHandle.notifying(Runnable::run, got::add);
        try (Pair pair = SocketKind.INET_STREAM.pair(); Party a = new Party(); Party b = new Party()) {
            SelectInfo info = a.selects(() -> pair.near().nowait(handle).recv());
            assertThat(b.fails(() -> pair.near().cancel(info))).isInstanceOf(Reason.Invalid.class);
            SelectInfo queued = b.selects(() -> pair.near().nowait().recv());
            a.close();
            pair.far().send(bytes("x"));
            b.isTold(pair.near(), queued);
            assertThat(got).isEmpty();
        }
    }

    @Test
    void bothArgumentsAreNeeded() {
        assertThatNullPointerException().isThrownBy(() -> SelectHandle.notifying(null, got::add));
        assertThatNullPointerException().isThrownBy(() -> SelectHandle.notifying(Runnable::run, null));
    }
}
