package dev.osock.internal.call;

import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.internal.abi.Abi;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import dev.osock.internal.wait.Outcome;
import dev.osock.internal.wire.AssociationRequest;
import dev.osock.internal.wire.SockaddrCodec;
import dev.osock.kind.Domain;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// A caller's way to a connection: connect(2), as often as it takes. The kernel has the last word. Guarded by the write
/// lane.
///
/// What connect(2) has begun goes on when nobody waits for it any more: after a time-out, an interrupt, a cancel. The
/// kernel takes it for over only when another connect(2), of whatever address, has told how it ended. So that is how
/// TCP is asked, and not by `SO_ERROR`; and what it tells a new attempt about an earlier one is not the new one's
/// result.
///
/// An association of SCTP with several addresses is asked for by an option, which tells its number. Of a socket that
/// may have many, that number is asked about, since the socket itself is writable all the time and has no error.
public final class ConnectionAttempt {

    private static final int LEVEL = Abi.current().number("IPPROTO_SCTP");
    private static final int CONNECTX = Abi.current().number("SCTP_SOCKOPT_CONNECTX3");
    private static final int STATUS = Abi.current().number("SCTP_STATUS");
    private static final int ECONNREFUSED = -Abi.current().number("ECONNREFUSED");

    private final ConnectionState state;

    /// The addresses of the peer, of which most have one.
    private final List<Sockaddr> targets;

    /// Whether connect(2) has begun it.
    private boolean begun;

    /// The number of the association that is asked for; 0 if it is not known.
    private int association;

    public ConnectionAttempt(ConnectionState state, List<Sockaddr> targets) {
        this.state = state;
        this.targets = targets;
    }

    /// The peer, by the first of its addresses.
    public Sockaddr target() {
        return targets.getFirst();
    }

    /// The peer for a text: its address, or all if it has several.
    public Object targets() {
        return targets.size() == 1 ? target() : targets;
    }

    public boolean isBegun() {
        return begun;
    }

    public boolean isTo(ConnectionAttempt other) {
        return targets.equals(other.targets);
    }

    /// Tries once: begins, or asks whether the connection is there.
    long attempt(int fd, Call call) {
        if (begun) {
            return ended(fd, call);
        }
        if (target().family().number() == Domain.UNSPEC.number()) {
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
        return call.waits ? ended(fd, call) : isAskedFor() ? Outcome.LATER : Kernel.EAGAIN;
    }

    /// Begins although the kernel may know of an attempt that nobody waits for: one to the same address is gone on
    /// with, and one that has failed makes room for the new one.
    private long connectAfter(ConnectionAttempt earlier, int fd, Call call) {
        long result = connect(fd, call);
        if (result == Kernel.EALREADY && isTo(earlier)) {
            begun = true;
            association = earlier.association;
            state.begun(this);
            return isAskedFor() ? Outcome.LATER : Kernel.EAGAIN;
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
        long result = state.kind().isEndedByConnect()
                ? connectAgain(fd, call)
                : isAskedFor() ? associated(fd, call) : pendingError(fd, call);
        return result == Kernel.EAGAIN || result == Kernel.EINTR || result == Outcome.LATER ? result : told(result);
    }

    /// Whether the kernel has to be asked, and no event tells of the end.
    private boolean isAskedFor() {
        return association != 0 && state.kind().hasAssociations();
    }

    /// Asks for the association's status. One that could not begin is gone, and the kernel does not say why.
    private long associated(int fd, Call call) {
        MemorySegment memory = call.message().header().zeroed(AssociationRequest.STATUS_LENGTH);
        AssociationRequest.askStatus(association, memory);
        int result = Kernel.getsockopt(
                call.scratch, fd, LEVEL, STATUS, memory.address(), AssociationRequest.STATUS_LENGTH);
        if (result < 0) {
            return result == Kernel.EINVAL ? ECONNREFUSED : result;
        }
        return AssociationRequest.isEstablished(memory) ? 0 : Outcome.LATER;
    }

    private long connectAgain(int fd, Call call) {
        int result = connectOnce(fd, call);
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
        int result = connectOnce(fd, call);
        if (result != Kernel.EINTR) {
            return result;
        }
        int again = connectOnce(fd, call);
        return again == Kernel.EALREADY ? Kernel.EINPROGRESS : again == Kernel.EISCONN ? 0 : again;
    }

    private int connectOnce(int fd, Call call) {
        boolean isOfMany = state.kind().hasAssociations()
                && (target() instanceof SockaddrIn || target() instanceof SockaddrIn6);
        if (targets.size() > 1 || isOfMany) {
            return associate(fd, call);
        }
        Scratch scratch = call.scratch;
        return Kernel.connect(scratch, fd, SockaddrCodec.encode(target(), scratch.memory(), Scratch.ADDRESS));
    }

    private int associate(int fd, Call call) {
        MemorySegment memory = call.message().header().zeroed(AssociationRequest.size(targets));
        AssociationRequest.encode(targets, memory);
        int result = Kernel.getsockopt(
                call.scratch, fd, LEVEL, CONNECTX, memory.address(), AssociationRequest.LENGTH);
        if (result == 0 || result == Kernel.EINPROGRESS) {
            association = AssociationRequest.association(memory);
        }
        return result;
    }

    /// Takes note of how it has ended.
    private long told(long result) {
        if (result == 0) {
            state.connected(target());
            if (target().family().number() != Domain.UNSPEC.number()) {
                ProcessCounts.connected();
            }
        } else {
            state.notConnected();
        }
        return result;
    }
}
