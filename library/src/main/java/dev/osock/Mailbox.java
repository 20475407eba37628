package dev.osock;

import dev.osock.internal.mailbox.MailboxState;
import dev.osock.internal.mailbox.SocketMessageState;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A queue of [SocketMessage]s, which tell when calls that do not wait ([NowaitIo]) can go on; and the identity of the
/// caller: who owns a socket, who has begun a call, and so who may go on with it or cancel it.
///
/// Code that only makes calls that wait need not know of it: every thread has one of its own, [#self()], made on first
/// need. An event loop receives from one. Others are made with [#create()] and made current for a scope with [#run] or
/// [#call], so that a task of an executor can act as any mailbox, and the sockets that it opens end with that mailbox.
/// All methods may be called from any thread.
///
/// **The end.** When a mailbox is closed, its pending calls are given up, so that others who wait behind them go on,
/// its monitors end, and the sockets that it owns are closed. A thread's own mailbox ends with the thread: then its
/// pending calls and monitors end too, but the sockets stay open and belong to whoever has a reference to them.
///
/// A mailbox is what a process is in OTP, and its messages are those that OTP sends to a process.
///
/// @see <a href="{@docRoot}/dev.osock/doc-files/guide/nowait.html">Without waiting, in the guide</a>
public final class Mailbox implements AutoCloseable {

    private static final long FOREVER = -1;

    final MailboxState inbox;

    private Mailbox(MailboxState inbox) {
        this.inbox = inbox;
    }

    static Mailbox of(MailboxState inbox) {
        return inbox.face(Mailbox.class, Mailbox::new);
    }

    /// Returns the caller's mailbox. OTP's `self()`.
    ///
    /// @return the one made current by [#run] or [#call], else the thread's own
    public static Mailbox self() {
        return of(MailboxState.current());
    }

    /// Makes a mailbox that lives until it is closed. Its name is made of a number.
    ///
    /// @return a new mailbox
    public static Mailbox create() {
        return of(new MailboxState());
    }

    /// Makes a mailbox that lives until it is closed, with a name that tables of sockets show.
    ///
    /// @param name the name; others may have the same
    /// @return a new mailbox
    public static Mailbox create(String name) {
        return of(new MailboxState(Objects.requireNonNull(name, "name")));
    }

    /// Starts a virtual thread that runs a task with a new mailbox as the current one, and closes the mailbox when the
    /// task ends, however it ends. OTP's `spawn`.
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

    /// Runs a task in the calling thread with this mailbox as the current one. If it is closed, sockets that the task
    /// opens are closed at once, and calls that would be told are refused with an [IllegalStateException].
    ///
    /// @param task what to do
    public void run(Runnable task) {
        Objects.requireNonNull(task, "task");
        inbox.bind().run(task);
    }

    /// Runs a task in the calling thread with this mailbox as the current one, as [#run], and returns its result.
    ///
    /// @param <R> the type of the result
    /// @param <X> what the task may throw
    /// @param task what to do
    /// @return its result
    /// @throws X what it throws
    public <R, X extends Throwable> R call(ScopedValue.CallableOp<? extends R, X> task) throws X {
        Objects.requireNonNull(task, "task");
        return inbox.bind().call(task);
    }

    /// Takes the oldest message out of the queue, waiting until there is one. OTP's `receive`.
    ///
    /// @return the message
    /// @throws InterruptedException if the thread is interrupted while it would have to wait
    /// @throws IllegalStateException if the mailbox is closed, before or meanwhile
    public SocketMessage receive() throws InterruptedException {
        return message(inbox.receive(null, FOREVER)).orElseThrow();
    }

    /// Takes the oldest message out of the queue, waiting up to a time for it.
    ///
    /// @param timeout the time; zero to look once
    /// @return the message, or empty if none came
    /// @throws InterruptedException if the thread is interrupted while it would have to wait
    /// @throws IllegalStateException if the mailbox is closed, before or meanwhile
    /// @throws IllegalArgumentException if the time is negative
    public Optional<SocketMessage> receive(Duration timeout) throws InterruptedException {
        Objects.requireNonNull(timeout, "timeout");
        return message(inbox.receive(null, Socket.nanos("receive", timeout)));
    }

    /// Takes the oldest message with a handle out of the queue, waiting up to a time for it. The cost does not grow
    /// with the number of other messages.
    ///
    /// @param handle names the call that the message is about
    /// @param timeout the time; zero to look once
    /// @return the message, or empty if none came
    /// @throws InterruptedException if the thread is interrupted while it would have to wait
    /// @throws IllegalStateException if the mailbox is closed, before or meanwhile
    /// @throws IllegalArgumentException if the time is negative
    public Optional<SocketMessage> receive(SelectHandle handle, Duration timeout) throws InterruptedException {
        Objects.requireNonNull(handle, "handle");
        Objects.requireNonNull(timeout, "timeout");
        return message(inbox.receive(handle.handle, Socket.nanos("receive", timeout)));
    }

    /// Takes the oldest message out of the queue if there is one, without waiting.
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

    /// Counts the messages in the queue.
    ///
    /// @return the count, 0 if the mailbox is closed
    public int size() {
        return inbox.size();
    }

    /// Tells the mailbox's name, as tables of sockets show it.
    ///
    /// @return the name that it was given; of a thread's own the thread's name, or `thread-` and its number if it has
    ///     none; otherwise `mailbox-` and a number
    public String name() {
        return inbox.toString();
    }

    /// Tells whether the mailbox is closed.
    ///
    /// @return true after [#close()], or the end of the thread whose own it is
    public boolean isClosed() {
        return inbox.hasEnded();
    }

    /// Closes the mailbox: its pending calls are given up, its monitors end, its messages are dropped and the sockets
    /// that it owns are closed. Those who wait in [#receive()] get an [IllegalStateException]. Closing twice does no
    /// harm.
    @Override
    public void close() {
        inbox.end();
    }

    @Override
    public String toString() {
        return name();
    }
}
