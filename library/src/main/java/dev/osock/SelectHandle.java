package dev.osock;

import dev.osock.internal.mailbox.Callback;
import dev.osock.internal.mailbox.SelectHandleState;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Names a call of [NowaitIo] in the messages about it. Each call that has to wait makes one, unless it is made on
/// [Socket#nowait(SelectHandle)].
///
/// Two are equal if they are the same handle. One handle may be used for several calls: their messages then only differ
/// by the socket. OTP's `SelectHandle`, a reference.
public final class SelectHandle {

    final SelectHandleState handle;

    SelectHandle(SelectHandleState handle) {
        this.handle = handle;
    }

    /// Makes a handle whose messages go to the [Mailbox] of the caller that uses it.
    ///
    /// @return a new handle
    public static SelectHandle create() {
        return new SelectHandle(new SelectHandleState());
    }

    /// Makes a handle whose messages go to a callback, and not to a mailbox.
    ///
    /// The executor gets one task for each message, in order; it is called on a virtual thread, never on the thread
    /// that found the socket ready. What the callback or the executor throws is logged. The calls still belong to the
    /// caller's [Mailbox], which alone may go on with them or cancel them.
    ///
    /// @param executor runs the callback
    /// @param callback takes the messages
    /// @return a new handle
    public static SelectHandle notifying(Executor executor, Consumer<SocketMessage> callback) {
        Objects.requireNonNull(executor, "executor");
        Objects.requireNonNull(callback, "callback");
        return new SelectHandle(
                new SelectHandleState(new Callback(executor, signal -> callback.accept(Messages.of(signal)))));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SelectHandle that && handle == that.handle;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(handle);
    }

    @Override
    public String toString() {
        return "SelectHandle@" + Integer.toHexString(hashCode());
    }
}
