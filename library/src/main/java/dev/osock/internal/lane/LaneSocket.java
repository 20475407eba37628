package dev.osock.internal.lane;

import dev.osock.address.Sockaddr;
import dev.osock.internal.call.Counters;
import dev.osock.internal.call.Kind;
import dev.osock.internal.call.Operation;
import dev.osock.internal.kernel.Scratch;
import org.jspecify.annotations.Nullable;

/// What a [Lane] needs of its socket.
public interface LaneSocket extends Counters.Owner {

    /// The descriptor's number, which is its own as long as one of its lanes is locked and it [#isOpen].
    int fd();

    /// Whether it is neither closed nor being closed.
    boolean isOpen();

    Kind kind();

    /// Whom it is connected to, as far as that is known.
    @Nullable
    Sockaddr peer();

    /// Its own address if it can be told.
    @Nullable
    Sockaddr bound();

    /// The public object, or null if its user has lost it.
    @Nullable
    Object face();

    /// Watches the descriptor, once and for both directions, and says what somebody waits for.
    ///
    /// @param events `POLLIN`, `POLLOUT` or `POLLERR`
    /// @return 0 or more, or `-errno`
    int register(Scratch scratch, int events);

    /// Prepares for an operation whose system call cannot say that it must not block.
    void beforeCall(Operation operation, Scratch scratch);

    /// Whether a nowait receive that is done is told of what comes next.
    boolean selectsRead();

    /// Whether platform threads may wait in recv(2). That may be over when the answer is used; then a receive says that
    /// it would block.
    boolean mayBlock();

    /// Lets platform threads wait in recv(2), if that is possible.
    void letBlock(Scratch scratch);

    /// Traces how a call ended, if that is wanted.
    void trace(Object call, long result);
}
