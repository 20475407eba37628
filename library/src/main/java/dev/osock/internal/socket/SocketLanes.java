package dev.osock.internal.socket;

import dev.osock.address.Sockaddr;
import dev.osock.internal.call.Call;
import dev.osock.internal.call.CounterSums;
import dev.osock.internal.call.Kind;
import dev.osock.internal.call.Operation;
import dev.osock.internal.call.SegmentRefusals;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import dev.osock.internal.lane.Lane;
import dev.osock.internal.lane.SocketErrorQueue;
import dev.osock.internal.lane.SocketRead;
import dev.osock.internal.lane.SocketWrite;
import dev.osock.internal.mailbox.SelectHandleState;
import dev.osock.internal.poll.Pollable;
import dev.osock.internal.poll.PollerGroup;
import dev.osock.internal.wait.BlockingReceive;
import dev.osock.internal.wait.Outcome;
import dev.osock.internal.wait.Role;
import dev.osock.kind.Origin;
import dev.osock.message.MsgFlags;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The lanes of a socket, and what the poller tells them.
abstract class SocketLanes extends SocketFacts implements Pollable {

    private static final int ERRQUEUE = MsgFlags.ERRQUEUE.bits();

    private final Lane read = new SocketRead(this);
    private final Lane write = new SocketWrite(this);

    /// The lane of those who receive from the error queue, once there has been one. Set once, under the lock of this.
    private volatile @Nullable Lane errors;

    /// Where trains of datagrams cannot go, once one has been sent. Set once, under the lock of this.
    private volatile @Nullable SegmentRefusals segmentRefusals;

    /// What makes sends without copying, once they are counted, and what keeps their memory. Set once, under the lock
    /// of the write lane.
    private volatile @Nullable Object zerocopy;

    private volatile @Nullable OutstandingSends outstandingSends;

    /// What the poller knows it by, or -1 before the first wait. Written under the lock of this.
    private volatile int registration = -1;

    /// Written under the lock of this.
    private volatile BlockingReceive blockingReceive = BlockingReceive.POSSIBLE;

    SocketLanes(int fd, Kind kind, Origin origin, Settings settings) {
        super(fd, kind, origin, settings);
    }

    public Lane read() {
        return read;
    }

    public Lane write() {
        return write;
    }

    /// The lane of a receive with such flags. One from the error queue neither waits behind others nor holds them up;
    /// for sockets that have none, the kernel takes it for any other.
    public Lane receiving(int flags) {
        return (flags & ERRQUEUE) == 0 || !kind().hasErrorQueue() ? read : errors();
    }

    private Lane errors() {
        Lane made = errors;
        if (made == null) {
            synchronized (this) {
                made = errors;
                if (made == null) {
                    made = new SocketErrorQueue(this);
                    errors = made;
                }
            }
        }
        return made;
    }

    /// Where trains of datagrams cannot go; guarded by the write lane.
    public SegmentRefusals segmentRefusals() {
        SegmentRefusals made = segmentRefusals;
        if (made == null) {
            synchronized (this) {
                made = segmentRefusals;
                if (made == null) {
                    made = new SegmentRefusals();
                    segmentRefusals = made;
                }
            }
        }
        return made;
    }

    @Override
    public void connected(Sockaddr to) {
        super.connected(to);
        forgetPeer();
    }

    @Override
    public void notConnected() {
        super.notConnected();
        forgetPeer();
    }

    /// In the write lane, as connects are.
    private void forgetPeer() {
        SegmentRefusals known = segmentRefusals;
        if (known != null) {
            known.forgetPeer();
        }
    }

    /// Whether sends without copying are counted.
    public boolean countsZerocopy() {
        return zerocopy != null;
    }

    /// What makes them, or null.
    public @Nullable Object zerocopy() {
        return zerocopy;
    }

    /// Counts them from now on.
    public void countZerocopy(Object maker, OutstandingSends sends) {
        outstandingSends = sends;
        zerocopy = maker;
    }

    /// Keeps the memory of those that are outstanding, as nobody will be told of their end.
    final void holdMemory() {
        OutstandingSends sends = outstandingSends;
        if (sends != null) {
            HeldMemory.hold(sends);
        }
    }

    /// Cancels the caller's wait for the end of a send without copying.
    ///
    /// @return as [Lane#cancel]
    public long cancelAwait(SelectHandleState handle) {
        OutstandingSends sends = outstandingSends;
        return sends == null ? isOpen() ? Outcome.PENDING : Outcome.CLOSED : sends.cancel(handle);
    }

    /// Cancels a nowait call of the caller.
    ///
    /// @return as [Lane#cancel]
    public long cancel(Role role, SelectHandleState handle) {
        if (role == Role.WRITER || role == Role.CONNECTOR) {
            return write.cancel(role, handle);
        }
        long result = read.cancel(role, handle);
        Lane beside = errors;
        return result == Outcome.PENDING && beside != null ? beside.cancel(role, handle) : result;
    }

    /// The lanes that there are.
    public List<Lane> lanes() {
        Lane beside = errors;
        return beside == null ? List.of(read, write) : List.of(read, write, beside);
    }

    /// Adds what has been counted in the lanes, of which it takes no lock: nobody waits for a system call. Needs no
    /// memory.
    final void addCounters(CounterSums sums) {
        read.addCounters(sums);
        write.addCounters(sums);
        Lane beside = errors;
        if (beside != null) {
            beside.addCounters(sums);
        }
    }

    /// Tells who waits in the lanes, and what has been counted there.
    final LaneCounts counts() {
        Lane beside = errors;
        var sums = new CounterSums();
        for (Lane lane : lanes()) {
            synchronized (lane) {
                lane.addCounters(sums);
            }
        }
        return new LaneCounts(
                sums.counters(),
                read.count(Role.READER) + (beside == null ? 0 : beside.count(Role.READER)),
                write.count(Role.WRITER),
                read.count(Role.ACCEPTOR),
                write.count(Role.CONNECTOR),
                read.wasSelected() || (beside != null && beside.wasSelected()),
                write.wasSelected());
    }

    /// Ends every call that waits, and waits until nobody is in the kernel on the descriptor.
    final void endWaits() {
        try {
            read.close();
        } finally {
            try {
                write.close();
            } finally {
                OutstandingSends sends = outstandingSends;
                if (sends != null) {
                    sends.close();
                }
                Lane beside = errors; // one that is made later finds that the socket is not open
                if (beside != null) {
                    beside.close();
                    beside.awaitKernelLeft();
                }
                read.awaitKernelLeft();
                write.awaitKernelLeft();
            }
        }
    }

    /// A system call that cannot wait and belongs to no lane.
    public interface Control {
        long apply(Scratch scratch);
    }

    /// Makes such a call while the socket cannot be closed.
    public long control(Control control) {
        Call call = Call.begin();
        try {
            synchronized (write) {
                return isOpen() ? control.apply(call.scratch) : Outcome.CLOSED;
            }
        } finally {
            call.end();
        }
    }

    /// Gives the descriptor's number to somebody who may do anything with it.
    public int shownFd() {
        control(scratch -> {
            mustNotBlock(scratch);
            return 0;
        });
        return fd();
    }

    /// A system call that tells an address.
    public interface NameCall {
        int apply(Scratch scratch, int fd);
    }

    public final long name(NameCall kernel, @Nullable Sockaddr[] name) {
        return control(scratch -> {
            int got = kernel.apply(scratch, fd());
            if (got >= 0) {
                name[0] = Call.address(scratch);
            }
            return got;
        });
    }

    /// Tells the peer's address for the library's own use, which is not traced: null if there is none.
    @Nullable
    public Sockaddr connectedTo() {
        @Nullable
        Sockaddr[] name = new @Nullable Sockaddr[1];
        name(Kernel::getpeername, name);
        return name[0];
    }

    /// The socket's own address if it can be told, for messages.
    @Override
    @Nullable
    public Sockaddr bound() {
        @Nullable
        Sockaddr[] name = new @Nullable Sockaddr[1];
        name(Kernel::getsockname, name);
        return name[0];
    }

    @Override
    public int register(Scratch scratch, int events) {
        if (registration >= 0) {
            return PollerGroup.await(fd(), events);
        }
        synchronized (this) {
            if (registration < 0) {
                int registered = PollerGroup.register(scratch, fd(), this);
                if (registered < 0) {
                    return registered;
                }
                registration = registered;
            }
            return 0;
        }
    }

    /// Ends the watch over the descriptor; before it is closed.
    final void deregister(Scratch scratch) {
        synchronized (this) {
            if (registration >= 0) {
                PollerGroup.deregister(scratch, fd(), registration, this);
            }
        }
    }

    @Override
    public void exceptional() {
        read.exceptional();
        Lane beside = errors;
        if (beside != null) {
            beside.ready();
        }
    }

    @Override
    public void failed(int errno) {
        read.fail(errno);
        write.fail(errno);
        Lane beside = errors;
        if (beside != null) {
            beside.fail(errno);
        }
    }

    @Override
    public boolean ready(boolean readable, boolean writable) {
        boolean noHurry = readable && read.ready();
        return (writable && write.ready()) || noHurry;
    }

    @Override
    public boolean mayBlock() {
        return blockingReceive == BlockingReceive.ON;
    }

    @Override
    public void letBlock(Scratch scratch) {
        if (blockingReceive != BlockingReceive.POSSIBLE) {
            return;
        }
        synchronized (this) {
            if (blockingReceive == BlockingReceive.POSSIBLE && (isConnected() || kind().isDatagram())) {
                blockingReceive = BlockingReceive.begin(scratch, fd());
            }
        }
    }

    /// Sees to it that no system call on the descriptor blocks from now on, whatever it says: it is shared, or the call
    /// is one that cannot say that it must not.
    public void mustNotBlock(Scratch scratch) {
        if (blockingReceive == BlockingReceive.OVER) {
            return;
        }
        synchronized (this) {
            blockingReceive.end(scratch, fd());
            blockingReceive = BlockingReceive.OVER;
        }
    }

    /// A first connect needs nothing: nobody may block before it.
    @Override
    public void beforeCall(Operation operation, Scratch scratch) {
        if (!operation.saysDontwait() && (operation != Operation.CONNECT || isConnected())) {
            mustNotBlock(scratch);
        }
    }
}
