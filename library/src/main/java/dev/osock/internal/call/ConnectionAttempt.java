package dev.osock.internal.call;

import dev.osock.address.Sockaddr;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import dev.osock.internal.wait.Outcome;
import dev.osock.internal.wire.SockaddrCodec;
import dev.osock.kind.Domain;

/// A caller's way to a connection: connect(2), as often as it takes. The kernel has the last word. Guarded by the write
/// lane.
///
/// What connect(2) has begun goes on when nobody waits for it any more: after a time-out, an interrupt, a cancel. The
/// kernel takes it for over only when another connect(2), of whatever address, has told how it ended. So that is how
/// TCP is asked, and not by `SO_ERROR`; and what it tells a new attempt about an earlier one is not the new one's
/// result.
public final class ConnectionAttempt {

    private final ConnectionState state;
    private final Sockaddr target;

    /// Whether connect(2) has begun it.
    private boolean begun;

    public ConnectionAttempt(ConnectionState state, Sockaddr target) {
        this.state = state;
        this.target = target;
    }

    public Sockaddr target() {
        return target;
    }

    public boolean isBegun() {
        return begun;
    }

    public boolean isTo(ConnectionAttempt other) {
        return target.equals(other.target);
    }

    /// Tries once: begins, or asks whether the connection is there.
    long attempt(int fd, Call call) {
        if (begun) {
            return ended(fd, call);
        }
        if (target.family().number() == Domain.UNSPEC.number()) {
            long result = Dissolution.attempt(state.kind(), fd, call.scratch);
            return result == 0 || Kernel.getpeername(call.scratch, fd) < 0 ? told(result) : result;
        }
        ConnectionAttempt earlier = state.begun();
        long result = earlier == null ? connect(fd, call) : connectAfter(earlier, fd, call);
        if (begun) {
            return result;
        }
        if (result == Kernel.EAGAIN) {
            return Outcome.LATER; // a local listener's backlog is full; no event will tell when it is not
        }
        if (result != Kernel.EINPROGRESS) {
            return result == 0 ? told(0) : result;
        }
        begun = true;
        state.begun(this);
        // To this machine it is done at once, though connect(2) does not say so.
        return call.waits ? ended(fd, call) : Kernel.EAGAIN;
    }

    /// Begins although the kernel may know of an attempt that nobody waits for: one to the same address is gone on
    /// with, and one that has failed makes room for the new one.
    private long connectAfter(ConnectionAttempt earlier, int fd, Call call) {
        long result = connect(fd, call);
        if (result == Kernel.EALREADY && isTo(earlier)) {
            begun = true;
            state.begun(this);
            return Kernel.EAGAIN;
        }
        if (result == Kernel.EALREADY || result == Kernel.EINPROGRESS) {
            return result;
        }
        if (result == 0) {
            earlier.told(0);
            return isTo(earlier) ? 0 : Kernel.EISCONN;
        }
        if (result == Kernel.EISCONN) {
            return result;
        }
        earlier.told(result);
        return connect(fd, call);
    }

    /// Asks how it has ended.
    private long ended(int fd, Call call) {
        long result = state.kind().isEndedByConnect() ? connectAgain(fd, call) : pendingError(fd, call);
        return result == Kernel.EAGAIN || result == Kernel.EINTR ? result : told(result);
    }

    private long connectAgain(int fd, Call call) {
        int result = connect(fd, call.scratch);
        return result == Kernel.EALREADY ? Kernel.EAGAIN : result == Kernel.EISCONN ? 0 : result;
    }

    private static long pendingError(int fd, Call call) {
        int ready = Kernel.poll(call.scratch, fd, Kernel.POLLOUT);
        if (ready <= 0) {
            return ready == 0 ? Kernel.EAGAIN : ready;
        }
        return Kernel.pendingError(call.scratch, fd);
    }

    // After EINTR the attempt may or may not go on in the kernel: asking again tells.
    private int connect(int fd, Call call) {
        int result = connect(fd, call.scratch);
        if (result != Kernel.EINTR) {
            return result;
        }
        int again = connect(fd, call.scratch);
        return again == Kernel.EALREADY ? Kernel.EINPROGRESS : again == Kernel.EISCONN ? 0 : again;
    }

    private int connect(int fd, Scratch scratch) {
        return Kernel.connect(scratch, fd, SockaddrCodec.encode(target, scratch.memory(), Scratch.ADDRESS));
    }

    /// Takes note of how it has ended.
    private long told(long result) {
        if (result == 0) {
            state.connected(target);
        } else {
            state.notConnected();
        }
        return result;
    }
}
