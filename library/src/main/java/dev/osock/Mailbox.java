package dev.osock;

import dev.osock.internal.mailbox.MailboxState;
import dev.osock.internal.mailbox.SocketMessageState;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The queue in which a caller is told about its calls that do not wait, and with it the caller's identity: who owns a
/// socket, who has which turn in line, and who may cancel what.
///
/// Code that only makes calls that wait need not know of it: every thread has one of its own, [#self()], made on first
/// need. An event loop receives from one. Others are made with [#create()] and made current for a scope with [#run] or
/// [#call], so that a task of an executor can act as any mailbox, and what it opens ends with that.
///
/// **Death.** With [#close()] the mailbox's places in queues pass on, its monitors go, and the sockets that it owns are
/// closed. A thread's own mailbox ends with the thread, and then only its places and monitors go: the thread's sockets
/// belong to whoever has them.
///
/// A mailbox stands for a process of OTP, and its messages are those that OTP sends to a process.
public final class Mailbox implements AutoCloseable {

    private static final long FOREVER = -1;

    final MailboxState inbox;

    private Mailbox(MailboxState inbox) {
        this.inbox = inbox;
    }

    static Mailbox of(MailboxState inbox) {
        return inbox.face(Mailbox.class, Mailbox::new);
    }

    /// Finds the caller's mailbox. OTP's `self()`.
    ///
    /// @return the one made current for the scope, else the thread's own
    public static Mailbox self() {
        return of(MailboxState.current());
    }

    /// Makes a mailbox that lives until it is closed.
    ///
    /// @return a new mailbox
    public static Mailbox create() {
        return of(new MailboxState());
    }

    /// Makes a mailbox that lives until it is closed, with a name of its own in tables of sockets.
    ///
    /// @param name the name; others may have the same
    /// @return a new mailbox
    public static Mailbox create(String name) {
        return of(new MailboxState(Objects.requireNonNull(name, "name")));
    }

    /// Starts a virtual thread with a mailbox of its own, which is closed when the task ends. OTP's `spawn`.
    ///
    /// @param task what to do
    /// @return the mailbox
    public static Mailbox spawn(Runnable task) {
        Objects.requireNonNull(task, "task");
        Mailbox mailbox = create();
        Thread.ofVirtual().name(mailbox.name()).start(() -> {
            try (mailbox) {
                mailbox.run(task);
            }
        });
        return mailbox;
    }

    /// Runs a task with this mailbox as the current one.
    ///
    /// @param task what to do
    public void run(Runnable task) {
        inbox.bind().run(task);
    }

    /// Runs a task with this mailbox as the current one, and gives its result.
    ///
    /// @param <R> the type of the result
    /// @param <X> what the task may throw
    /// @param task what to do
    /// @return its result
    /// @throws X what it throws
    public <R, X extends Throwable> R call(ScopedValue.CallableOp<? extends R, X> task) throws X {
        return inbox.bind().call(task);
    }

    /// Takes the oldest message, waiting for it. OTP's `receive`.
    ///
    /// @return the message
    /// @throws InterruptedException if the thread is interrupted while it waits
    /// @throws IllegalStateException if the mailbox is closed, before or meanwhile
    public SocketMessage receive() throws InterruptedException {
        return message(inbox.receive(null, FOREVER)).orElseThrow();
    }

    /// Takes the oldest message, waiting up to a time for it.
    ///
    /// @param timeout the time
    /// @return the message, or empty if none came
    /// @throws InterruptedException if the thread is interrupted while it waits
    /// @throws IllegalStateException if the mailbox is closed
    /// @throws IllegalArgumentException if the time is negative
    public Optional<SocketMessage> receive(Duration timeout) throws InterruptedException {
        return message(inbox.receive(null, Socket.nanos("receive", timeout)));
    }

    /// Takes the oldest message about one call, waiting up to a time for it. Costs the same however many others wait.
    ///
    /// @param handle names the call
    /// @param timeout the time
    /// @return the message, or empty if none came
    /// @throws InterruptedException if the thread is interrupted while it waits
    /// @throws IllegalStateException if the mailbox is closed
    /// @throws IllegalArgumentException if the time is negative
    public Optional<SocketMessage> receive(SelectHandle handle, Duration timeout) throws InterruptedException {
        return message(inbox.receive(handle.handle, Socket.nanos("receive", timeout)));
    }

    /// Takes the oldest message if there is one.
    ///
    /// @return the message, or empty
    /// @throws IllegalStateException if the mailbox is closed
    public Optional<SocketMessage> poll() {
        try {
            return message(inbox.receive(null, 0));
        } catch (InterruptedException impossible) {
            throw new AssertionError("interrupted without waiting", impossible);
        }
    }

    private static Optional<SocketMessage> message(@Nullable SocketMessageState signal) {
        return signal == null ? Optional.empty() : Optional.of(Messages.of(signal));
    }

    /// Counts the messages that wait.
    ///
    /// @return the count
    public int size() {
        return inbox.size();
    }

    /// Names the mailbox, as tables of sockets show it: by the name it was given, after its thread, or by a number.
    ///
    /// @return the name
    public String name() {
        return inbox.toString();
    }

    /// Tells whether the mailbox is closed.
    ///
    /// @return true after [#close()], or the end of the thread whose own it is
    public boolean isClosed() {
        return inbox.hasEnded();
    }

    /// Ends the mailbox: its places pass on, its monitors go, its messages are gone and the sockets it owns are closed.
    @Override
    public void close() {
        inbox.end();
    }

    @Override
    public String toString() {
        return name();
    }
}
