package dev.osock.internal.engine;

import dev.osock.address.Sockaddr;
import dev.osock.error.SocketException;
import dev.osock.internal.abi.Abi;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import dev.osock.internal.poll.Pollable;
import dev.osock.internal.poll.Poller;
import dev.osock.internal.wire.SockaddrCodec;
import dev.osock.kind.Domain;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// One socket while it lives: its descriptor, its two lanes, and how it ends.
///
/// The descriptor is non-blocking and stays so. Every system call on it is made under the lock of one of its lanes,
/// after a look at [#isOpen]; closing says that it is not, takes both locks to end those who wait, waits until nobody is
/// in the kernel on it, and only then gives the number back. So no call ever reaches another socket that got the same
/// number.
public final class Endpoint implements Pollable {

    /// The time-out of a call that waits without limit.
    public static final long FOREVER = -1;

    static final Pool<Call> CALLS = new Pool<>(Call::new);

    private static final int SOL_SOCKET = Abi.current().number("SOL_SOCKET");
    private static final int SO_PROTOCOL = Abi.current().number("SO_PROTOCOL");

    private enum Phase {
        OPEN,
        CLOSING,
        CLOSED
    }

    private final int fd;
    private final Kind kind;
    private final Lane read = new Lane(this, Kernel.POLLIN);
    private final Lane write = new Lane(this, Kernel.POLLOUT);

    /// Leaves `OPEN` under the lock of this.
    private volatile Phase phase = Phase.OPEN;

    /// The poller's token, or -1 before the first wait. Written under the lock of this.
    private volatile long registration = -1;

    /// Whom the socket was connected to, for messages.
    private volatile @Nullable Sockaddr peer;

    /// Whether close(2) may block because of `SO_LINGER`. Inherited by accepted sockets, as the option is.
    private volatile boolean lingers;

    Endpoint(int fd, Kind kind) {
        this.fd = fd;
        this.kind = kind;
    }

    /// Opens a socket, socket(2).
    ///
    /// @param domain the address family
    /// @param type the type
    /// @param protocol the protocol, 0 for the usual one
    /// @return the socket
    /// @throws SocketException with the errno
    public static Endpoint open(int domain, int type, int protocol) throws SocketException {
        Call call = CALLS.take();
        try {
            int fd = Kernel.socket(call.scratch, domain, type, protocol);
            if (fd < 0) {
                throw Failure.of("open", Kind.of(domain, type, protocol), "", null).because(fd);
            }
            return new Endpoint(fd, Kind.of(domain, type, protocol(call.scratch, fd, protocol)));
        } finally {
            CALLS.give(call);
        }
    }

    private static int protocol(Scratch scratch, int fd, int asked) {
        if (asked != 0 || Kernel.getsockopt(scratch, fd, SOL_SOCKET, SO_PROTOCOL, Integer.BYTES) < 0) {
            return asked;
        }
        return scratch.intValue();
    }

    /// Binds to an address, bind(2).
    ///
    /// @param address the address
    /// @throws SocketException if closed, or with the errno
    public void bind(Sockaddr address) throws SocketException {
        long result = control(scratch ->
                Kernel.bind(scratch, fd, SockaddrCodec.encode(address, scratch.memory(), Scratch.ADDRESS)));
        check("bind", "to", address, result);
    }

    /// Starts to accept connections, listen(2).
    ///
    /// @param backlog how many may wait to be accepted
    /// @throws SocketException if closed, or with the errno
    public void listen(int backlog) throws SocketException {
        check("listen", "on", null, control(scratch -> Kernel.listen(scratch, fd, backlog)));
    }

    /// Ends one or both directions, shutdown(2).
    ///
    /// @param how which, in the order of `SHUT_*`
    /// @throws SocketException if closed, or with the errno
    public void shutdown(Direction how) throws SocketException {
        check("shutdown", "from", peer, control(scratch -> Kernel.shutdown(scratch, fd, how.number())));
    }

    /// Tells the socket's own address, getsockname(2).
    ///
    /// @return the address
    /// @throws SocketException if closed, or with the errno
    public Sockaddr sockname() throws SocketException {
        return name("sockname", Kernel::getsockname);
    }

    /// Tells the peer's address, getpeername(2).
    ///
    /// @return the address
    /// @throws SocketException if closed, or with the errno
    public Sockaddr peername() throws SocketException {
        return name("peername", Kernel::getpeername);
    }

    private interface NameCall {
        int apply(Scratch scratch, int fd);
    }

    private Sockaddr name(String call, NameCall kernel) throws SocketException {
        Sockaddr[] name = new Sockaddr[1];
        long result = control(scratch -> {
            int got = kernel.apply(scratch, fd);
            if (got >= 0) {
                name[0] = address(scratch);
            }
            return got;
        });
        check(call, "", null, result);
        return name[0];
    }

    /// Decodes the address that a call left in the scratch memory.
    static Sockaddr address(Scratch scratch) {
        return SockaddrCodec.decode(scratch.memory(), Scratch.ADDRESS, scratch.length(Scratch.ADDRESS_SIZE));
    }

    /// A system call that cannot wait and belongs to no lane.
    interface Control {
        long apply(Scratch scratch);
    }

    /// Makes such a call while the socket cannot be closed.
    long control(Control control) {
        Call call = CALLS.take();
        try {
            synchronized (write) {
                return isOpen() ? control.apply(call.scratch) : Outcome.CLOSED;
            }
        } finally {
            CALLS.give(call);
        }
    }

    private void check(String call, String preposition, @Nullable Sockaddr about, long result) throws SocketException {
        if (result < 0) {
            throw Failure.of(call, kind, preposition, about).because(result);
        }
    }

    /// Closes the socket, close(2): ends every call that waits on it, and lingers if the socket has been told to.
    ///
    /// @return whether this call closed it; false if it was closed or being closed already
    /// @throws SocketException with the errno of close(2); the socket is closed all the same
    public boolean close() throws SocketException {
        synchronized (this) {
            if (phase != Phase.OPEN) {
                return false;
            }
            phase = Phase.CLOSING; // before the lanes' locks, which a busy caller would hardly let go of
        }
        read.close();
        write.close();
        read.awaitKernelLeft();
        write.awaitKernelLeft();
        int result = lingers && Thread.currentThread().isVirtual() ? releaseOnPlatformThread() : release();
        phase = Phase.CLOSED;
        check("close", "from", peer, result);
        return true;
    }

    /// Closes a socket that its user has lost without closing it, without lingering, and says so in the log.
    public void closeLeaked() {
        System.getLogger("dev.osock").log(System.Logger.Level.WARNING, "socket was never closed: {0}", this);
        Thread.ofVirtual().start(() -> {
            try {
                close();
            } catch (SocketException e) {
                System.getLogger("dev.osock").log(System.Logger.Level.WARNING, "closing a lost socket failed", e);
            }
        });
    }

    private int release() {
        Call call = CALLS.take();
        try {
            synchronized (this) {
                if (registration >= 0) {
                    Poller.deregister(call.scratch, registration);
                }
            }
            return Kernel.close(call.scratch, fd);
        } finally {
            CALLS.give(call);
        }
    }

    /// Lets close(2) block a thread that may be blocked.
    private int releaseOnPlatformThread() {
        int[] result = new int[1];
        var done = new Semaphore(0);
        var linger = Thread.ofPlatform().name("osock-linger").daemon().inheritInheritableThreadLocals(false);
        try {
            linger.start(() -> {
                result[0] = release();
                done.release();
            });
        } catch (OutOfMemoryError noThread) {
            return release();
        }
        done.acquireUninterruptibly();
        return result[0];
    }

    /// Watches the descriptor, once and for both directions.
    ///
    /// @return 0 or more, or `-errno`
    int register(Scratch scratch) {
        if (registration >= 0) {
            return 0;
        }
        synchronized (this) {
            if (registration < 0) {
                long token = Poller.register(scratch, fd, this);
                if (token < 0) {
                    return (int) token;
                }
                registration = token;
            }
            return 0;
        }
    }

    @Override
    public void ready(boolean readable, boolean writable) {
        if (readable) {
            read.ready();
        }
        if (writable) {
            write.ready();
        }
    }

    /// Whether the socket is neither closed nor being closed.
    ///
    /// @return true if calls may be made
    public boolean isOpen() {
        return phase == Phase.OPEN;
    }

    /// Tells what sort of socket it is.
    ///
    /// @return domain, type and protocol
    public Kind kind() {
        return kind;
    }

    /// Tells the descriptor's number. It means something else once the socket is closed.
    ///
    /// @return the number
    public int fd() {
        return fd;
    }

    Lane read() {
        return read;
    }

    Lane write() {
        return write;
    }

    @Nullable
    Sockaddr peer() {
        return peer;
    }

    /// Remembers the peer, or that there is none any more.
    void connected(Sockaddr to) {
        peer = to.family().equals(Domain.UNSPEC) ? null : to;
    }

    /// The socket's own address if it can be told, for messages.
    @Nullable
    Sockaddr bound() {
        try {
            return sockname();
        } catch (SocketException unknown) {
            return null;
        }
    }

    boolean lingers() {
        return lingers;
    }

    void lingers(boolean mayLinger) {
        lingers = mayLinger;
    }

    /// Names the socket as messages do: kind, own address and peer as far as they are known.
    @Override
    public String toString() {
        Sockaddr known = peer;
        String state = isOpen() ? "fd " + fd : "closed";
        return kind + (known == null ? "" : " to " + known) + " (" + state + ")";
    }
}
