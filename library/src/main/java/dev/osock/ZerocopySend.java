package dev.osock;

import dev.osock.error.SocketException;
import dev.osock.error.SocketTimeoutException;
import dev.osock.internal.socket.OutstandingSends;
import dev.osock.internal.wait.Timeout;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/// One send of [Zerocopy]: until it is done, the kernel may read the caller's memory, which this keeps reachable.
public final class ZerocopySend {

    private final Socket socket;
    final OutstandingSends.Send state;

    ZerocopySend(Socket socket, OutstandingSends.Send state) {
        this.socket = socket;
        this.state = state;
    }

    boolean isOf(Socket other) {
        return socket.equals(other);
    }

    /// Tells how many bytes were sent.
    ///
    /// @return the number: all, but of a send that did not wait ([NowaitZerocopy])
    public long sent() {
        return state.sent();
    }

    /// Looks whether the kernel is done with the memory.
    ///
    /// @return whether it may be used again
    /// @throws SocketException `SocketClosedException` if the socket has been closed before it was done
    public boolean isDone() throws SocketException {
        try {
            return state.poll();
        } finally {
            Reference.reachabilityFence(socket);
        }
    }

    /// Waits until the kernel is done with the memory, which may then be used again. Over TCP that is when the peer has
    /// acknowledged the bytes.
    ///
    /// @return whether the kernel has copied some of it after all, so that it did not pay
    /// @throws SocketException `SocketClosedException` if the socket has been closed before it was done;
    ///     `SocketInterruptedException` if the thread was interrupted
    public boolean await() throws SocketException {
        return await(Timeout.NEVER);
    }

    /// Waits until the kernel is done with the memory, at most for a time.
    ///
    /// @param timeout how long; zero to look once
    /// @return as [#await()]
    /// @throws SocketTimeoutException if the time is over
    /// @throws SocketException as [#await()]
    public boolean await(Duration timeout) throws SocketException {
        Objects.requireNonNull(timeout, "timeout");
        return await(Timeout.of(Socket.nanos("await", timeout)));
    }

    private boolean await(Timeout timeout) throws SocketException {
        try {
            return state.await(timeout);
        } finally {
            Reference.reachabilityFence(socket);
        }
    }

    /// Has a task run when the kernel is done with the memory, or the socket has been closed before: on a virtual
    /// thread that waits for it.
    ///
    /// @param task takes this; [#isDone()] tells which of the two it is
    public void whenDone(Consumer<ZerocopySend> task) {
        Objects.requireNonNull(task, "task");
        Thread.ofVirtual().name("osock-zerocopy").start(() -> {
            try {
                await();
            } catch (SocketException closed) {
                // which the task can see
            }
            task.accept(this);
        });
    }

    @Override
    public String toString() {
        return sent() + " bytes sent without copying by " + socket;
    }
}
