package dev.osock.nowait;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Attempt;
import dev.osock.Mailbox;
import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.SocketMessage;
import dev.osock.SocketMessage.AbortMessage;
import dev.osock.SocketMessage.SelectMessage;
import dev.osock.error.Reason;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Action;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.KernelView;
import java.time.Duration;
import java.util.concurrent.Callable;

/// A caller of its own, a process of OTP: a mailbox that the thread of the test speaks for.
public final class Party implements AutoCloseable {

    private static final Duration PATIENCE = Patience.seconds(5);

    /// Long enough for a message that is on its way.
    private static final Duration QUIET = ofMillis(20);

    private final Mailbox mailbox = Mailbox.create();

    public Mailbox mailbox() {
        return mailbox;
    }

    /// Makes a call.
    public <T> T does(Callable<T> call) throws Exception {
        return mailbox.call(call::call);
    }

    /// Makes a call that has no result.
    public void runs(Action call) throws Exception {
        does(call.asCallable());
    }

    /// Makes a nowait call that is done at once.
    public <T> T finishes(Callable<Attempt<T>> call) throws Exception {
        return done(does(call));
    }

    /// Makes a nowait call that is done at once, with whatever result.
    public void completes(Callable<? extends Attempt<?>> call) throws Exception {
        Attempt<?> attempt = does(call);
        assertThat(attempt).isInstanceOf(Attempt.Done.class);
    }

    /// Makes a nowait call of which nothing is done.
    public SelectInfo selects(Callable<? extends Attempt<?>> call) throws Exception {
        return selected(does(call));
    }

    /// Makes a nowait call of which a part is done.
    public <T> Attempt.Partial<T> beginsTo(Callable<Attempt<T>> call) throws Exception {
        return partial(does(call));
    }

    /// Makes a call that must fail.
    public Reason fails(Action call) throws Exception {
        return does(() -> Failing.reasonOf(call));
    }

    /// Takes its next message, which tells that a call is ready.
    public void isTold(Socket socket, SelectInfo info) throws InterruptedException {
        assertThat(next(socket)).isEqualTo(new SelectMessage(socket, info.handle()));
    }

    /// Takes its next message, which tells that a call has been given up.
    public void isTold(Socket socket, SelectInfo info, Reason reason) throws InterruptedException {
        assertThat(next(socket)).isEqualTo(new AbortMessage(socket, info.handle(), reason));
    }

    private SocketMessage next(Socket about) throws InterruptedException {
        return mailbox.receive(PATIENCE)
                .orElseThrow(() -> new AssertionError("no message came of " + about + ": " + KernelView.of(about)));
    }

    public void isToldNothing() throws InterruptedException {
        assertThat(mailbox.receive(QUIET)).isEmpty();
    }

    /// Takes its next message.
    public SocketMessage next() throws InterruptedException {
        return mailbox.receive(PATIENCE).orElseThrow(() -> new AssertionError("no message came"));
    }

    /// Dies.
    @Override
    public void close() {
        mailbox.close();
    }

    public static <T> T done(Attempt<T> attempt) {
        if (attempt instanceof Attempt.Done<T>(T value)) {
            return value;
        }
        throw new AssertionError("not done: " + attempt);
    }

    public static SelectInfo selected(Attempt<?> attempt) {
        if (attempt instanceof Attempt.Select<?>(SelectInfo info)) {
            return info;
        }
        throw new AssertionError("not a select: " + attempt);
    }

    public static <T> Attempt.Partial<T> partial(Attempt<T> attempt) {
        if (attempt instanceof Attempt.Partial<T> part) {
            return part;
        }
        throw new AssertionError("not a part: " + attempt);
    }
}
