package dev.osock.mailbox;

import static dev.osock.testing.sockets.Failing.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.osock.Mailbox;
import dev.osock.OtpOptions;
import dev.osock.Socket;
import dev.osock.error.Reason;
import dev.osock.nowait.OnThread;
import dev.osock.nowait.Party;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Who a mailbox is, for how long, and in which scope.
@Bounded
@OnThread
class MailboxTest {

    @ParameterizedTest
    @EnumSource
    void aThreadsOwnMailboxIsAlwaysTheSameAndNobodyElses(ThreadKind thread) throws Exception {
        Mailbox mine = Mailbox.self();
        assertThat(Mailbox.self()).isSameAs(mine);
        assertThat(Caller.start(thread, Mailbox::self).result()).isNotSameAs(mine);
    }

    @Test
    void aThreadsOwnMailboxIsNamedAfterTheThread() throws Exception {
        var name = new CompletableFuture<String>();
        Thread.ofPlatform().name("the loop").start(() -> name.complete(Mailbox.self().name()));
        assertThat(name.get(Patience.seconds(5).toSeconds(), TimeUnit.SECONDS)).isEqualTo("the loop");

        var unnamed = new CompletableFuture<String>();
        Thread thread = Thread.ofVirtual().start(() -> unnamed.complete(Mailbox.self().toString()));
        assertThat(unnamed.get(Patience.seconds(5).toSeconds(), TimeUnit.SECONDS))
                .isEqualTo("thread-" + thread.threadId());
    }

    @Test
    void madeMailboxesHaveNamesOfTheirOwn() {
        try (Mailbox one = Mailbox.create(); Mailbox other = Mailbox.create()) {
            assertThat(one.name()).isNotEqualTo(other.name());
            assertThat(one).hasToString(one.name());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMailboxIsCurrentForAScopeAndScopesNest(ThreadKind thread) {
        Mailbox own = Mailbox.self();
        try (Mailbox outer = Mailbox.create(); Mailbox inner = Mailbox.create()) {
            outer.run(() -> {
                assertThat(Mailbox.self()).isSameAs(outer);
                assertThat(inner.<Mailbox, RuntimeException>call(Mailbox::self)).isSameAs(inner);
                assertThat(Mailbox.self()).isSameAs(outer);
            });
            assertThat(Mailbox.self()).isSameAs(own);
        }
    }

    @Test
    void aScopeEndsWithAnExceptionToo() {
        Mailbox own = Mailbox.self();
        try (Mailbox mailbox = Mailbox.create()) {
            assertThatThrownBy(() -> mailbox.call(() -> {
                throw new IOException("thrown");
            }))
                    .isInstanceOf(IOException.class)
                    .hasMessage("thrown");
            assertThat(Mailbox.self()).isSameAs(own);
        }
    }

    @Test
    void tasksOfAnExecutorActAsAnyMailbox() throws Exception {
        try (var executor = Executors.newSingleThreadExecutor();
                Mailbox one = Mailbox.create();
                Mailbox other = Mailbox.create()) {
            Mailbox workers = executor.submit(Mailbox::self).get();
            assertThat(executor.submit(() -> one.call(Mailbox::self)).get()).isSameAs(one);
            assertThat(executor.submit(() -> other.call(Mailbox::self)).get()).isSameAs(other);
            assertThat(executor.submit(Mailbox::self).get()).isSameAs(workers);
        }
    }

    @Test
    void aThreadThatIsStartedInAScopeHasItsOwn() throws Exception {
        try (Mailbox mailbox = Mailbox.create()) {
            Mailbox started = mailbox.call(() -> Caller.start(ThreadKind.VIRTUAL, Mailbox::self).result());
            assertThat(started).isNotSameAs(mailbox);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSpawnedTaskHasAMailboxThatEndsWithIt(SocketKind kind) throws Exception {
        var opened = new CompletableFuture<Socket>();
        var goOn = new CompletableFuture<Void>();
        var self = new CompletableFuture<Mailbox>();
        Mailbox spawned = Mailbox.spawn(() -> {
            self.complete(Mailbox.self());
            try {
                opened.complete(kind.open());
            } catch (IOException e) {
                opened.completeExceptionally(e);
            }
            goOn.join();
        });
        assertThat(self.get(Patience.seconds(5).toSeconds(), TimeUnit.SECONDS)).isSameAs(spawned);
        Socket socket = opened.get(Patience.seconds(5).toSeconds(), TimeUnit.SECONDS);
        assertThat(socket.info().owner()).contains(spawned);
        assertThat(spawned.isClosed()).isFalse();
        goOn.complete(null);
        awaitClosed(spawned, socket);
    }

    @Test
    void aSpawnedTaskThatFailsTakesItsSocketsAlong() throws Exception {
        var opened = new CompletableFuture<Socket>();
        Mailbox spawned = Mailbox.spawn(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, expected) -> {});
            try {
                opened.complete(SocketKind.INET_DGRAM.open());
            } catch (IOException e) {
                opened.completeExceptionally(e);
            }
            throw new IllegalStateException("fails");
        });
        awaitClosed(spawned, opened.get(Patience.seconds(5).toSeconds(), TimeUnit.SECONDS));
    }

    private static void awaitClosed(Mailbox mailbox, Socket socket) throws InterruptedException {
        while (!mailbox.isClosed() || socket.isOpen()) {
            Thread.sleep(1);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void closingAMailboxClosesTheSocketsItOwnsAndNoOthers(SocketKind kind, ThreadKind thread) throws Exception {
        try (Mailbox mailbox = Mailbox.create(); Socket other = kind.open()) {
            Socket owned = mailbox.call(kind::open);
            Socket second = mailbox.call(kind::open);
            mailbox.close();
            assertThat(mailbox.isClosed()).isTrue();
            assertThat(owned.isOpen()).isFalse();
            assertThat(second.isOpen()).isFalse();
            assertThat(other.isOpen()).isTrue();
            assertThat(reasonOf(owned::recv)).isEqualTo(Reason.Closed.LOCALLY);
            mailbox.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aClosedMailboxReceivesNothingMoreAndForgetsWhatItHad(ThreadKind thread) throws Exception {
        try (Pair pair = SocketKind.INET_DGRAM.pair(); Party a = new Party()) {
            a.selects(() -> pair.near().nowait().recv());
            pair.far().send(new byte[1]);
            while (a.mailbox().size() == 0) {
                Thread.sleep(1);
            }
            a.close();
            assertThat(a.mailbox().size()).isZero();
            assertThatIllegalStateException().isThrownBy(() -> a.mailbox().receive());
            assertThatIllegalStateException().isThrownBy(() -> a.mailbox().poll());
        }
    }

    @ParameterizedTest
    @EnumSource
    void messagesToAClosedMailboxVanish(ThreadKind thread) throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair(); Party a = new Party(); Party b = new Party()) {
            b.runs(() -> pair.near().setopt(OtpOptions.IOW, true));
            a.does(() -> pair.near().monitor());
            a.selects(() -> pair.near().nowait().recv());
            a.close();
            pair.far().send(new byte[1]);
            pair.near().close();
            assertThat(a.mailbox().size()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void closingAMailboxEndsItsReceivers(ThreadKind thread) throws Exception {
        Mailbox mailbox = Mailbox.create();
        var receiving = Caller.start(thread, () -> mailbox.receive());
        Thread.sleep(5);
        assertThat(receiving.isDone()).isFalse();
        mailbox.close();
        assertThatIllegalStateException().isThrownBy(receiving::result);
    }

    @ParameterizedTest
    @EnumSource
    void aClosedMailboxMakesNoCallsThatWouldHaveToTellIt(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair(); Party dead = new Party()) {
            dead.close();
            assertThatIllegalStateException().isThrownBy(() -> dead.does(() -> pair.near().nowait().recv()));
            assertThat(pair.near().info().numReaders()).isZero();
            pair.far().send(new byte[1]);
            assertThat(pair.near().recv()).hasSize(1);
        }
    }

    @Test
    void aMailboxCanBeGivenAName() {
        try (Mailbox mailbox = Mailbox.create("worker 7")) {
            assertThat(mailbox.name()).isEqualTo("worker 7");
        }
    }
}
