package dev.osock.internal.engine;

import dev.osock.address.NamedAddress;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.error.Errno;
import dev.osock.error.SocketException;
import dev.osock.internal.abi.Abi;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.MessageHeader;
import dev.osock.internal.kernel.Scratch;
import dev.osock.internal.kernel.StackRoom;
import dev.osock.internal.poll.Pollable;
import dev.osock.internal.poll.Pollers;
import dev.osock.internal.registry.Listed;
import dev.osock.internal.registry.Registry;
import dev.osock.internal.wire.SockaddrCodec;
import dev.osock.kind.Domain;
import dev.osock.message.MsgFlags;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One socket while it lives: its descriptor, its lanes, and how it ends.
///
/// The descriptor is non-blocking, but for what [BlockingReceive] allows. Every system call on it is made under the lock of one of
/// its lanes, after a look at [#isOpen], or by a lane's current caller that waits in the kernel; closing says that it is not, takes their
/// locks to end those who wait, waits until nobody is in the kernel on it, and only then gives the number back. So no call ever
/// reaches another socket that got the same number.
public final class Endpoint extends Listed implements LaneSocket, Pollable, Linked<Endpoint>, Face.Losable {

    /// The sockets that can be listed. The seed's environment variable decides whether sockets enter it at first.
    public static final Registry<Endpoint> REGISTRY =
            new Registry<>(!"false".equals(System.getenv("ESOCK_USE_SOCKET_REGISTRY")));

    /// The most buffers that one system call takes.
    public static final int IOV_MAX = MessageHeader.IOV_MAX;

    private static final int ERRQUEUE = MsgFlags.ERRQUEUE.bits();
    private static final int SOL_SOCKET = Abi.current().number("SOL_SOCKET");
    private static final int SO_DOMAIN = Abi.current().number("SO_DOMAIN");
    private static final int SO_TYPE = Abi.current().number("SO_TYPE");
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
    private final Origin origin;

    /// The lane of those who receive from the error queue, once there has been one. Set once, under the lock of this.
    private volatile @Nullable Lane errors;

    /// Leaves `OPEN` under the lock of this.
    private volatile Phase phase = Phase.OPEN;

    /// What the poller knows it by, or -1 before the first wait. Written under the lock of this.
    private volatile int registration = -1;

    /// Whom the socket was connected to, for messages.
    private volatile @Nullable Sockaddr peer;

    /// Written under the lock of this.
    private volatile BlockingReceive blockingReceive = BlockingReceive.POSSIBLE;

    /// Guarded by the write lane.
    private @Nullable ConnectionAttempt begun;

    private volatile boolean bound;
    private volatile boolean listening;
    private volatile boolean connected;

    /// Who is told of wrapped counters and takes the socket along when it ends. Written under the lock of this.
    private volatile @Nullable Inbox owner;

    /// Its neighbours among the sockets of its owner, which guards them.
    private @Nullable Endpoint previousOwned;

    private @Nullable Endpoint nextOwned;

    /// Written under the lock of this.
    private volatile Settings settings;

    /// The public object, once there is one.
    private volatile @Nullable Face face;

    /// Makes the socket of a descriptor, which is not its own before [#enter].
    Endpoint(int fd, Kind kind, Origin origin, Settings settings) {
        this.fd = fd;
        this.kind = kind;
        this.origin = origin;
        this.settings = settings;
    }

    /// Begins the life of the socket: it owns its descriptor, is in the tables and has a public object. If anything of that fails, it is
    /// in no table any more, and whoever held the descriptor holds it as before.
    ///
    /// @param call holds the descriptor, unless that is somebody else's
    /// @param registered whether the socket enters the registry
    /// @param maker makes the public object
    /// @return that
    <T> T enter(Call call, boolean registered, Function<Endpoint, T> maker) {
        boolean isHeld = call.descriptors.letGo(fd);
        try {
            Inbox caller = Inbox.current();
            REGISTRY.add(this, registered);
            Census.count(kind, 1);
            own(caller);
            return maker.apply(this);
        } catch (Throwable failed) {
            if (leave() && isHeld) {
                call.descriptors.add(fd);
            }
            throw failed;
        }
    }

    /// Ends the life of a socket whose descriptor stays open.
    ///
    /// @return false if somebody else has closed it, or is about to
    private boolean leave() {
        synchronized (this) {
            if (phase != Phase.OPEN) {
                return false;
            }
            phase = Phase.CLOSING;
        }
        leaveTables();
        return true;
    }

    /// Opens a socket, socket(2).
    ///
    /// @param <T> the type of the public object
    /// @param domain the address family
    /// @param type the type
    /// @param protocol the protocol, 0 for the usual one
    /// @param maker makes the public object of the socket
    /// @return that
    /// @throws SocketException with the errno
    public static <T> T open(int domain, int type, int protocol, Function<Endpoint, T> maker) throws SocketException {
        return open(domain, type, protocol, new Wishes(REGISTRY.isInUse(), Trace.isNewSockets(), null), maker);
    }

    /// Opens a socket as it is wished.
    ///
    /// @param <T> the type of the public object
    /// @param domain the address family
    /// @param type the type
    /// @param protocol the protocol
    /// @param wishes what else is wanted
    /// @param maker makes the public object of the socket
    /// @return that
    /// @throws SocketException with the errno
    public static <T> T open(int domain, int type, int protocol, Wishes wishes, Function<Endpoint, T> maker)
            throws SocketException {
        Readiness.ensure();
        StackRoom.ensure(); // a descriptor must not be lost on its way
        Call call = Call.begin();
        try {
            String netns = wishes.netns();
            int fd = netns == null
                    ? call.descriptors.add(Kernel.socket(call.scratch, domain, type, protocol))
                    : Namespace.socket(call, netns, domain, type, protocol);
            if (fd < 0) {
                throw Failure.of("open", Kind.of(domain, type, protocol), "", null).because(fd);
            }
            Kind kind = Kind.of(domain, type, protocol(call.scratch, fd, protocol));
            Settings settings = Settings.DEFAULT.withDebug(wishes.traced());
            var endpoint = new Endpoint(fd, kind, Origin.OPENED, settings);
            endpoint.trace("open", fd);
            return endpoint.enter(call, wishes.registered(), maker);
        } finally {
            call.end();
        }
    }

    /// What is wanted of a new socket.
    ///
    /// @param registered whether it enters the registry
    /// @param traced whether calls on it are traced at first
    /// @param netns the network namespace it shall be in, or null for the process's own
    public record Wishes(boolean registered, boolean traced, @Nullable String netns) {}

    /// Takes over a descriptor that exists, or a duplicate of it.
    ///
    /// @param <T> the type of the public object
    /// @param given the descriptor's number
    /// @param duplicated whether to work on a duplicate, and leave the given one as it is; otherwise the given one is used
    ///     and never closed
    /// @param wishes what else is wanted
    /// @param fallback what to take it for if that cannot be read from it, or null
    /// @param maker makes the public object of the socket
    /// @return that
    /// @throws SocketException `EBADF`, `ENOTSOCK`
    public static <T> T adopt(
            int given, boolean duplicated, Wishes wishes, @Nullable Kind fallback, Function<Endpoint, T> maker)
            throws SocketException {
        Readiness.ensure();
        StackRoom.ensure(); // a descriptor must not be lost on its way
        Call call = Call.begin();
        try {
            share(call.scratch, given);
            if (!duplicated) {
                return adopted(call, given, given, Origin.BORROWED, wishes, fallback).enter(call, wishes.registered(),
                        maker);
            }
            int fd = call.descriptors.add(Kernel.duplicate(call.scratch, given));
            if (fd < 0) {
                throw Failure.of("open descriptor " + given).because(fd);
            }
            return adopted(call, fd, given, Origin.DUPLICATED, wishes, fallback).enter(call, wishes.registered(),
                    maker);
        } finally {
            call.end();
        }
    }

    /// Takes over a descriptor that this process owns, which then is the socket's.
    ///
    /// @param <T> the type of the public object
    /// @param owned the descriptor; on failure it stays its own
    /// @param registered whether the socket enters the registry
    /// @param maker makes the public object of the socket
    /// @return that
    /// @throws SocketException `ENOTSOCK`; `EBADF` if it is closed, in use or given away already
    public static <T> T adopt(OwnedDescriptor owned, boolean registered, Function<Endpoint, T> maker)
            throws SocketException {
        Readiness.ensure();
        StackRoom.ensure(); // a descriptor must not be lost on its way
        Call call = Call.begin();
        var wishes = new Wishes(registered, Trace.isNewSockets(), null);
        int fd = call.descriptors.add(owned.giveAway());
        try {
            return adopted(call, fd, fd, Origin.OPENED, wishes, null).enter(call, registered, maker);
        } catch (Throwable failed) {
            if (call.descriptors.letGo(fd)) {
                owned.own(fd);
            }
            throw failed;
        } finally {
            call.end();
        }
    }

    /// Sees to it that descriptors do not block if they are this library's sockets', since another socket, a duplicate or another process
    /// will have them too.
    static void share(Scratch scratch, int... descriptors) {
        if (descriptors.length == 0) {
            return;
        }
        for (Endpoint each : REGISTRY.matching(each -> IntStream.of(descriptors).anyMatch(fd -> fd == each.fd))) {
            each.control(_ -> {
                each.mustNotBlock(scratch);
                return 0;
            });
        }
    }

    private static Endpoint adopted(
            Call call, int fd, int given, Origin origin, Wishes wishes, @Nullable Kind fallback)
            throws SocketException {
        Scratch scratch = call.scratch;
        int domain = option(scratch, fd, SO_DOMAIN);
        int type = domain < 0 ? domain : option(scratch, fd, SO_TYPE);
        boolean isReadable = type >= 0;
        int nonblocking = isReadable || fallback != null ? Kernel.setNonblocking(scratch, fd) : type;
        if (nonblocking < 0) {
            throw Failure.of("open descriptor " + given).because(nonblocking);
        }
        Kind kind = isReadable || fallback == null ? Kind.of(domain, type, protocol(scratch, fd, 0)) : fallback;
        var endpoint = new Endpoint(fd, kind, origin, Settings.DEFAULT.withDebug(wishes.traced()));
        endpoint.trace("open descriptor", fd);
        endpoint.mustNotBlock(scratch); // others may have the descriptor too
        if (Kernel.getpeername(scratch, fd) >= 0) {
            endpoint.connected(address(scratch));
        }
        return endpoint;
    }

    /// Opens two sockets that are connected to each other, socketpair(2).
    ///
    /// @param <T> the type of the public object
    /// @param domain the address family
    /// @param type the type
    /// @param protocol the protocol, 0 for the usual one
    /// @param registered whether they enter the registry
    /// @param maker makes the public object of both
    /// @return that
    /// @throws SocketException with the errno
    public static <T> T pair(
            int domain, int type, int protocol, boolean registered, BiFunction<Endpoint, Endpoint, T> maker)
            throws SocketException {
        Readiness.ensure();
        StackRoom.ensure(); // a descriptor must not be lost on its way
        Call call = Call.begin();
        try {
            int result = Kernel.socketpair(call.scratch, domain, type, protocol);
            if (result < 0) {
                throw Failure.of("socketpair", Kind.of(domain, type, protocol), "", null)
                        .because(result);
            }
            int firstFd = call.descriptors.add(call.scratch.intValue());
            int secondFd = call.descriptors.add(call.scratch.secondIntValue());
            Kind kind = Kind.of(domain, type, protocol(call.scratch, firstFd, protocol));
            Settings settings = Settings.DEFAULT.withDebug(Trace.isNewSockets());
            var first = new Endpoint(firstFd, kind, Origin.OPENED, settings);
            var second = new Endpoint(secondFd, kind, Origin.OPENED, settings);
            for (Endpoint each : new Endpoint[] {first, second}) {
                each.connected = true;
                each.trace("socketpair", each.fd);
            }
            return first.enter(
                    call, registered, one -> second.enter(call, registered, other -> maker.apply(one, other)));
        } finally {
            call.end();
        }
    }

    private static int option(Scratch scratch, int fd, int option) {
        int got = Kernel.getsockopt(scratch, fd, SOL_SOCKET, option, Integer.BYTES);
        return got < 0 ? got : scratch.intValue();
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
        long result = control(
                scratch -> Kernel.bind(scratch, fd, SockaddrCodec.encode(address, scratch.memory(), Scratch.ADDRESS)));
        check("bind", "to", address, result);
        bound = true;
    }

    /// Binds to an address that the domain has a name for, and a port of the system's choice.
    ///
    /// @param address the address
    /// @throws SocketException if there is none, if closed, or with the errno
    public void bind(NamedAddress address) throws SocketException {
        Failure failure = Failure.of("bind", kind, "to", address.otpName());
        if (kind.domain() == Domain.INET.number()) {
            bind(switch (address) {
                case ANY -> SockaddrIn.any(0);
                case BROADCAST -> SockaddrIn.broadcast(0);
                case LOOPBACK -> SockaddrIn.loopback(0);
            });
        } else if (kind.domain() == Domain.INET6.number()) {
            bind(switch (address) {
                case ANY -> SockaddrIn6.any(0);
                case BROADCAST -> throw failure.invalid("inet6 has no broadcast address");
                case LOOPBACK -> SockaddrIn6.loopback(0);
            });
        } else {
            throw failure.because(isOpen() ? -Errno.EAFNOSUPPORT.number() : Outcome.CLOSED);
        }
    }

    /// Starts to accept connections, listen(2).
    ///
    /// @param backlog how many may wait to be accepted
    /// @throws SocketException if closed, or with the errno
    public void listen(int backlog) throws SocketException {
        check("listen", "on", null, control(scratch -> Kernel.listen(scratch, fd, backlog)));
        listening = true;
    }

    /// Ends one or both directions, shutdown(2).
    ///
    /// @param how which, in the order of `SHUT_*`
    /// @throws SocketException if closed, or with the errno
    public void shutdown(Direction how) throws SocketException {
        long result = control(scratch -> Kernel.shutdown(scratch, fd, how.number()));
        if (result != Outcome.CLOSED) {
            if (how != Direction.WRITE) {
                read.shut(); // even if the call says ENOTCONN
            }
            if (how != Direction.READ) {
                write.shut();
            }
        }
        check("shutdown", "from", peer, result);
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
        @Nullable
        Sockaddr[] name = new @Nullable Sockaddr[1];
        long result = name(kernel, name);
        check(call, "", null, result);
        return Objects.requireNonNull(name[0]);
    }

    private long name(NameCall kernel, @Nullable Sockaddr[] name) {
        return control(scratch -> {
            int got = kernel.apply(scratch, fd);
            if (got >= 0) {
                name[0] = address(scratch);
            }
            return got;
        });
    }

    /// Tells the peer's address for the library's own use, which is not traced: null if there is none.
    @Nullable
    Sockaddr connectedTo() {
        @Nullable
        Sockaddr[] name = new @Nullable Sockaddr[1];
        name(Kernel::getpeername, name);
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
        Call call = Call.begin();
        try {
            synchronized (write) {
                return isOpen() ? control.apply(call.scratch) : Outcome.CLOSED;
            }
        } finally {
            call.end();
        }
    }

    private void check(String call, String preposition, @Nullable Sockaddr about, long result) throws SocketException {
        trace(call, result);
        if (result < 0) {
            throw Failure.of(call, kind, preposition, about).because(result);
        }
    }

    /// Closes the socket, close(2): ends every call that waits on it, and lingers if the socket has been told to. A virtual thread
    /// that is interrupted does not wait for that to end.
    ///
    /// @return whether this call closed it; false if it was closed or being closed already
    /// @throws SocketException with the errno of close(2); the socket is closed all the same
    public boolean close() throws SocketException {
        Call call = Call.begin(); // first: without memory for it the socket stays as it is
        try {
            synchronized (this) {
                if (phase != Phase.OPEN) {
                    return false;
                }
                StackRoom.ensure(); // it is closed whole or not at all
                phase = Phase.CLOSING; // before the lanes' locks, which a busy caller would hardly let go of
            }
            int result;
            try {
                endWaits();
            } finally { // whatever that has thrown
                boolean mayBlock = Thread.currentThread().isVirtual() && lingers(call.scratch);
                result = mayBlock ? releaseLingering(call) : releaseHere(call);
            }
            check("close", "from", peer, result);
            return true;
        } finally {
            call.end();
        }
    }

    private void endWaits() {
        try {
            read.close();
        } finally {
            try {
                write.close();
            } finally {
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

    private int releaseLingering(Call call) {
        try {
            return LingeringClose.close(this::release, this::closed);
        } catch (OutOfMemoryError noThread) {
            return releaseHere(call);
        }
    }

    private int releaseHere(Call call) {
        try {
            return release(call);
        } finally {
            closed();
        }
    }

    /// Whether close(2) may block because of `SO_LINGER`, which is asked for only if it can have an effect. Without the memory to ask, it is
    /// taken for granted that it does not.
    private boolean lingers(Scratch scratch) {
        try {
            return origin != Origin.BORROWED
                    && !kind.isLocal()
                    && !kind.isDatagram()
                    && LingeringClose.isNeeded(scratch, fd);
        } catch (OutOfMemoryError unknown) {
            return false;
        }
    }

    private void closed() {
        leaveTables();
        Watch.closed(this);
    }

    private void leaveTables() {
        synchronized (this) {
            phase = Phase.CLOSED;
            if (owner != null) {
                owner.ownsNoMore(this);
            }
            owner = null;
        }
        if (REGISTRY.remove(this)) {
            Census.count(kind, -1);
        }
    }

    /// Closes the socket because its owner has ended, without making anybody wait for it to linger.
    void closeForOwner() {
        closeAside("closing a socket whose owner ended failed");
    }

    /// Closes a stream of which bytes have been lost in this process, without making anybody wait for it to linger.
    void closeBroken() {
        closeAside("closing a socket whose stream is broken failed");
    }

    private void closeAside(String complaint) {
        if (control(scratch -> lingers(scratch) ? 1 : 0) <= 0 || !startClosing(complaint)) {
            closeOrLog(complaint);
        }
    }

    private boolean startClosing(String complaint) {
        try {
            Thread.ofVirtual().name("osock-close").start(() -> closeOrLog(complaint));
            return true;
        } catch (OutOfMemoryError noThread) {
            return false;
        }
    }

    private void closeOrLog(String complaint) {
        try {
            close();
        } catch (SocketException e) {
            Log.warning(complaint, e);
        }
    }

    /// Closes a socket that its user has lost without closing it, without lingering, and says so in the log.
    @Override
    public void closeLost() {
        if (!isOpen()) {
            return;
        }
        String lost;
        try {
            lost = toString();
        } finally {
            closeAside("closing a lost socket failed"); // first: it may be the descriptor that whoever writes the log needs
        }
        Log.get().log(System.Logger.Level.WARNING, "socket was never closed: {0}", lost);
    }

    /// Gives the descriptor back; if that fails for lack of memory, the call does it in the end.
    ///
    /// @return what close(2) returned
    private int release(Call call) {
        try {
            synchronized (this) {
                if (registration >= 0) {
                    Pollers.deregister(call.scratch, fd, registration, this);
                }
            }
        } finally {
            if (origin != Origin.BORROWED) {
                call.descriptors.add(fd);
            }
        }
        return origin == Origin.BORROWED ? 0 : call.descriptors.closeLast();
    }

    @Override
    public int register(Scratch scratch, int events) {
        if (registration >= 0) {
            return Pollers.await(fd, events);
        }
        synchronized (this) {
            if (registration < 0) {
                int registered = Pollers.register(scratch, fd, this);
                if (registered < 0) {
                    return registered;
                }
                registration = registered;
            }
            return 0;
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
    public @Nullable Endpoint previous() {
        return previousOwned;
    }

    @Override
    public @Nullable Endpoint next() {
        return nextOwned;
    }

    @Override
    public void link(@Nullable Endpoint previous, @Nullable Endpoint next) {
        previousOwned = previous;
        nextOwned = next;
    }

    @Override
    public boolean ready(boolean readable, boolean writable) {
        boolean noHurry = readable && read.ready();
        return (writable && write.ready()) || noHurry;
    }

    /// Whether the socket is neither closed nor being closed.
    ///
    /// @return true if calls may be made
    @Override
    public boolean isOpen() {
        return phase == Phase.OPEN;
    }

    /// Tells what sort of socket it is.
    ///
    /// @return domain, type and protocol
    @Override
    public Kind kind() {
        return kind;
    }

    /// Tells the descriptor's number. It means something else once the socket is closed.
    ///
    /// @return the number
    @Override
    public int fd() {
        return fd;
    }

    /// Gives the descriptor's number to somebody who may do anything with it.
    int shownFd() {
        control(scratch -> {
            mustNotBlock(scratch);
            return 0;
        });
        return fd;
    }

    Lane read() {
        return read;
    }

    Lane write() {
        return write;
    }

    /// The lane of a receive with such flags. One from the error queue neither waits behind others nor holds them up; for sockets that
    /// have none, the kernel takes it for any other.
    Lane receiving(int flags) {
        return (flags & ERRQUEUE) == 0 || !kind.hasErrorQueue() ? read : errors();
    }

    private Lane errors() {
        Lane made = errors;
        if (made == null) {
            synchronized (this) {
                made = errors;
                if (made == null) {
                    made = new Lane(this, Kernel.POLLERR);
                    errors = made;
                }
            }
        }
        return made;
    }

    /// Cancels a nowait call of the caller.
    ///
    /// @return as [Lane#cancel]
    long cancel(Role role, Handle handle) {
        if (role == Role.WRITER || role == Role.CONNECTOR) {
            return write.cancel(role, handle);
        }
        long result = read.cancel(role, handle);
        Lane beside = errors;
        return result == Outcome.PENDING && beside != null ? beside.cancel(role, handle) : result;
    }

    /// Whom the socket is, or was to be, connected to.
    @Nullable
    Sockaddr peer() {
        return peer;
    }

    /// Remembers the peer, or that there is none any more.
    void connected(Sockaddr to) {
        peer = to.family().number() == Domain.UNSPEC.number() ? null : to; // a record's first equals() takes 10 ms
        connected = true;
        begun = null;
    }

    /// The connection attempt that the kernel has begun and not yet told the end of, whether or not anybody waits for it.
    @Nullable
    ConnectionAttempt begun() {
        return begun;
    }

    /// Remembers the attempt that the kernel has begun.
    void begun(ConnectionAttempt attempt) {
        begun = attempt;
        peer = attempt.target();
    }

    /// Takes note that the attempt has failed.
    void notConnected() {
        begun = null;
        peer = null;
    }

    /// The socket's own address if it can be told, for messages.
    @Nullable
    Sockaddr bound() {
        @Nullable
        Sockaddr[] name = new @Nullable Sockaddr[1];
        name(Kernel::getsockname, name);
        return name[0];
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
            if (blockingReceive == BlockingReceive.POSSIBLE && (connected || kind.isDatagram())) {
                blockingReceive = BlockingReceive.begin(scratch, fd);
            }
        }
    }

    /// Sees to it that no system call on the descriptor blocks from now on, whatever it says: it is shared, or the call is one that
    /// cannot say that it must not.
    void mustNotBlock(Scratch scratch) {
        if (blockingReceive == BlockingReceive.OVER) {
            return;
        }
        synchronized (this) {
            blockingReceive.end(scratch, fd);
            blockingReceive = BlockingReceive.OVER;
        }
    }

    /// A first connect needs nothing: nobody may block before it.
    @Override
    public void beforeCall(Operation operation, Scratch scratch) {
        if (!operation.saysDontwait() && (operation != Operation.CONNECT || connected)) {
            mustNotBlock(scratch);
        }
    }

    Settings settings() {
        return settings;
    }

    /// Changes the settings; under the lock of this.
    void settings(Settings changed) {
        settings = changed;
    }

    /// Tells who owns the socket.
    ///
    /// @return the owner, or null once it is closed
    public @Nullable Inbox owner() {
        return owner;
    }

    /// Makes somebody the owner. One that has ended takes the socket along at once.
    void own(Inbox next) {
        boolean lives;
        synchronized (this) {
            if (phase == Phase.CLOSED) {
                return;
            }
            if (owner != null) {
                owner.ownsNoMore(this);
            }
            owner = next;
            lives = next.owns(this);
        }
        if (!lives) {
            closeForOwner();
        }
    }

    /// Has the registry show it, for good.
    public void enterRegistry() {
        REGISTRY.show(this);
    }

    /// Tells whether the socket is, or while it was open has been, in the registry.
    ///
    /// @return true if it uses the registry
    public boolean usesRegistry() {
        return REGISTRY.shows(this);
    }

    /// Tells whether close(2) has returned.
    ///
    /// @return true if the socket is closed and not just being closed
    public boolean isClosed() {
        return phase == Phase.CLOSED;
    }

    /// Remembers the public object, weakly; if that is lost the socket is closed.
    ///
    /// @param socket the object
    public void face(Object socket) {
        face = new Face(socket, this);
    }

    /// Finds the public object.
    ///
    /// @return the object, or null if its user has lost it
    @Override
    public @Nullable Object face() {
        Face known = face;
        return known == null ? null : known.get();
    }

    @Override
    public void counterWrapped(String counter) {
        Inbox told = owner;
        Object socket = face();
        if (settings.iow() && told != null && socket != null) {
            told.deliver(new Signal.CounterWrap(socket, counter));
        }
    }

    @Override
    public void trace(Object call, long result) {
        if (isTraced()) {
            Trace.call(call, this, result);
        }
    }

    /// Whether calls are traced: asked by those whose text costs something.
    boolean isTraced() {
        return settings.debug() || Trace.isAll();
    }

    /// Counts the open sockets of each sort.
    ///
    /// @return the counts, by the seed's names
    public static Map<String, Integer> census() {
        return Census.counts();
    }

    /// Takes a picture of the socket.
    ///
    /// @return what is known about it now
    public Snapshot snapshot() {
        Map<String, Long> counters = new LinkedHashMap<>();
        read.copyCounters(Counters.Subject.READ, counters);
        write.copyCounters(Counters.Subject.WRITE, counters);
        if (write.hasCounted(Counters.Subject.FILE)) {
            write.copyCounters(Counters.Subject.FILE, counters);
        }
        read.copyCounters(Counters.Subject.ACCEPT, counters);
        Lane beside = errors;
        if (beside != null) {
            Map<String, Long> counted = new LinkedHashMap<>();
            beside.copyCounters(Counters.Subject.READ, counted);
            Counters.Subject.add(counted, counters);
        }
        int acceptors = read.count(Role.ACCEPTOR);
        boolean selected = read.wasSelected() || (beside != null && beside.wasSelected());
        boolean connecting = write.count(Role.CONNECTOR) > 0;
        return new Snapshot(
                kind,
                owner,
                origin,
                Snapshot.reading(bound, listening, acceptors > 0, selected, !isOpen()),
                Snapshot.writing(connecting, connected, write.wasSelected(), !isOpen()),
                counters,
                read.count(Role.READER) + (beside == null ? 0 : beside.count(Role.READER)),
                write.count(Role.WRITER),
                acceptors);
    }

    /// Names the socket as messages do: kind, peer as far as it is known, and descriptor.
    @Override
    public String toString() {
        Sockaddr known = peer;
        String state = isOpen() ? "fd " + fd : "closed";
        return kind + (known == null ? "" : " to " + known) + " (" + state + ")";
    }
}
