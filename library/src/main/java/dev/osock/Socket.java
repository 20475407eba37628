package dev.osock;

import dev.osock.address.NamedAddress;
import dev.osock.address.Sockaddr;
import dev.osock.error.SocketException;
import dev.osock.internal.call.Kind;
import dev.osock.internal.mailbox.MailboxState;
import dev.osock.internal.mailbox.MonitorState;
import dev.osock.internal.socket.DescriptorState;
import dev.osock.internal.socket.OpenSocket;
import dev.osock.internal.socket.Opening;
import dev.osock.internal.verb.Cancelling;
import dev.osock.internal.verb.Ioctls;
import dev.osock.internal.verb.Messaging;
import dev.osock.internal.verb.Naming;
import dev.osock.internal.verb.Options;
import dev.osock.internal.wait.Role;
import dev.osock.internal.wait.Timeout;
import dev.osock.ioctl.InterfaceAddress;
import dev.osock.ioctl.InterfaceFlags;
import dev.osock.ioctl.IoctlRequest;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Shutdown;
import dev.osock.kind.Type;
import dev.osock.message.ControlMessage;
import dev.osock.option.IpOptions;
import dev.osock.option.Ipv6Options;
import dev.osock.option.SocketOption;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// A socket of the operating system.
///
/// ```java
/// try (Socket socket = Socket.open(Domain.INET, Type.STREAM, Protocol.TCP)) {
///     socket.connect(SockaddrIn.loopback(7777));
///     socket.send(request);
///     byte[] answer = socket.within(Duration.ofSeconds(5)).recv(16);
/// }
/// ```
///
/// The calls that may wait are those of [BlockingIo]. Called on the socket itself they wait without limit; [#within]
/// gives a view on which each waits up to a time-out, [#until] one on which all share a deadline.
///
/// A socket is safe for use by several threads: see [BlockingIo] for the order in which they are served. It should be
/// closed. One that is no longer reachable is closed all the same, some time later, with a warning in the log.
public final class Socket extends BlockingVerbs implements AutoCloseable {

    Socket(OpenSocket openSocket) {
        super(openSocket, Timeout.NEVER);
        openSocket.face(this);
    }

    /// Opens a socket: socket(2). OTP's `open/3`.
    ///
    /// @param domain the address family, such as [Domain#INET]
    /// @param type the type, such as [Type#STREAM]
    /// @param protocol the protocol, such as [Protocol#TCP]; [Protocol#DEFAULT] for the usual one of domain and type
    /// @return the socket
    /// @throws SocketException `EPROTONOSUPPORT`, `ESOCKTNOSUPPORT` or `EAFNOSUPPORT` if the three do not fit, `EPERM`
    ///     for a raw or packet socket without the privilege, `EMFILE` if the process has no descriptor left
    public static Socket open(Domain domain, Type type, Protocol protocol) throws SocketException {
        return Opening.open(domain.number(), type.number(), protocol.number(), Socket::new);
    }

    /// Opens a socket of the usual protocol. OTP's `open/2`.
    ///
    /// @param domain the address family
    /// @param type the type
    /// @return the socket
    /// @throws SocketException as [#open(Domain, Type, Protocol)]
    public static Socket open(Domain domain, Type type) throws SocketException {
        return open(domain, type, Protocol.DEFAULT);
    }

    /// Opens a socket that is described by names. OTP's `open(inet, stream, tcp)`.
    ///
    /// @param domain the address family's name, such as `inet`
    /// @param type the type's name, such as `stream`
    /// @param protocol the protocol's name or alias in the system's list (`/etc/protocols`), or the name of a constant
    ///     of [Protocol], such as `tcp`; or `default`
    /// @return the socket
    /// @throws SocketException invalid if a name is unknown; and as [#open(Domain, Type, Protocol)]
    public static Socket open(String domain, String type, String protocol) throws SocketException {
        Kind kind = Kind.named(domain, type, protocol);
        return Opening.open(kind.domain(), kind.type(), kind.protocol(), Socket::new);
    }

    /// Opens a socket. OTP's `open/4`.
    ///
    /// @param domain the address family
    /// @param type the type
    /// @param protocol the protocol
    /// @param options what else is wanted
    /// @return the socket
    /// @throws SocketException as [#open(Domain, Type, Protocol)]; of a network namespace, `ENOENT` if it is not there,
    ///     `EPERM` without the privilege, `EINVAL` if the path is none of one
    public static Socket open(Domain domain, Type type, Protocol protocol, OpenOptions options)
            throws SocketException {
        return Opening.open(domain.number(), type.number(), protocol.number(), options.wishes(), Socket::new);
    }

    /// Two sockets that are connected to each other.
    ///
    /// @param first one
    /// @param second the other
    public record Pair(Socket first, Socket second) implements AutoCloseable {

        /// Closes both.
        ///
        /// @throws SocketException as [Socket#close()]
        @Override
        public void close() throws SocketException {
            try (second) {
                first.close();
            }
        }
    }

    /// Opens two sockets that are connected to each other, without addresses: socketpair(2). OTP has none.
    ///
    /// @param domain the address family; Linux has pairs of [Domain#LOCAL] only
    /// @param type the type: stream, dgram or seqpacket
    /// @return the two
    /// @throws SocketException `EOPNOTSUPP` if the domain has no pairs, `ESOCKTNOSUPPORT`, `EMFILE`, …
    public static Pair pair(Domain domain, Type type) throws SocketException {
        return Opening.pair(
                domain.number(),
                type.number(),
                0,
                SocketRegistry.isEnabled(),
                (first, second) -> new Pair(new Socket(first), new Socket(second)));
    }

    /// Makes a socket of a duplicate of a descriptor. The given one stays open and the caller's. OTP's `open/1`.
    ///
    /// @param fd the descriptor's number
    /// @return the socket
    /// @throws SocketException `EBADF`, or `ENOTSOCK` if it is something else
    public static Socket open(int fd) throws SocketException {
        return open(fd, OpenOptions.DEFAULT);
    }

    /// Makes a socket of a descriptor. It is made non-blocking, for everybody who shares it. OTP's `open/2`.
    ///
    /// @param fd the descriptor's number
    /// @param options whether to duplicate or share it
    /// @return the socket
    /// @throws SocketException `EBADF`, or `ENOTSOCK` if it is something else
    public static Socket open(int fd, OpenOptions options) throws SocketException {
        boolean duplicate = options.descriptor() == OpenOptions.Descriptor.DUPLICATE;
        Kind fallback = options.fallback()
                .map(kind -> new Kind(
                        kind.domain().number(), kind.type().number(), kind.protocol().number()))
                .orElse(null);
        return Opening.adopt(fd, duplicate, options.wishes(), fallback, Socket::new);
    }

    /// Gives the view whose calls wait up to a time-out. OTP's `Timeout` argument.
    ///
    /// @param timeout the time; zero means to try once
    /// @return the view, which may be kept and shared
    /// @throws IllegalArgumentException if the time is negative
    public BlockingIo within(Duration timeout) {
        return new Within(this, Timeout.of(nanos("within", timeout)));
    }

    /// Gives the view whose calls, and those of other views with the same deadline, must all have ended by then: each
    /// waits up to what is left of the time. When the deadline is over a call tries once, as with a time-out of zero.
    /// OTP has none.
    ///
    /// @param deadline by when
    /// @return the view, which may be kept and shared
    public BlockingIo until(Deadline deadline) {
        return new Within(this, deadline.limit);
    }

    static long nanos(String call, Duration timeout) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException(call + ": the time-out is negative: " + timeout);
        }
        try {
            return timeout.toNanos();
        } catch (ArithmeticException tooLong) {
            return Long.MAX_VALUE;
        }
    }

    /// Gives the view whose calls do not wait. OTP's time-out `nowait`.
    ///
    /// @return the view, which may be kept and shared; each call that has to wait makes a new handle
    public NowaitIo nowait() {
        return new NowaitVerbs(this, null);
    }

    /// Gives the view whose calls do not wait, with a handle. OTP's time-out `Handle`.
    ///
    /// @param handle names the calls in the messages about them
    /// @return the view
    public NowaitIo nowait(SelectHandle handle) {
        return new NowaitVerbs(this, Objects.requireNonNull(handle, "handle"));
    }

    /// Makes a duplicate of the socket's descriptor, `F_DUPFD_CLOEXEC`, to pass it on or to make a second socket of it.
    /// Both are non-blocking from then on, and must stay so.
    ///
    /// @return the duplicate, which the caller closes
    /// @throws SocketException closed, or `EMFILE`
    public Descriptor duplicate() throws SocketException {
        try {
            return DescriptorState.duplicateOf(openSocket, Descriptor::new);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Tells the control messages of a stream's last packet. OTP's option `pktoptions`.
    ///
    /// @return those that options such as [dev.osock.option.IpOptions#RECVTTL] ask for
    /// @throws SocketException `ENOPROTOOPT` if the socket is no stream of inet or inet6
    public List<ControlMessage> pktoptions() throws SocketException {
        return Messaging.decode(packetOptions());
    }

    /// Tells the control messages of a stream's last packet as the operating system gave them, as
    /// [ReceivedMsg#rawCtrl()] does.
    ///
    /// @return those that [#pktoptions()] decodes
    /// @throws SocketException as [#pktoptions()]
    public List<ControlMessage.Native> rawPktoptions() throws SocketException {
        return Messaging.natives(packetOptions());
    }

    private byte[] packetOptions() throws SocketException {
        boolean isInet6 = domain().equals(Domain.INET6);
        return getopt(isInet6 ? Ipv6Options.PKTOPTIONS : IpOptions.PKTOPTIONS).array();
    }

    /// Gives a descriptor of the process that had the other end of a local connection when it was made, `SO_PEERPIDFD`;
    /// see pidfd_open(2). Unlike a number, it never comes to mean another process.
    ///
    /// @return the descriptor, which the caller closes
    /// @throws SocketException `ENOPROTOOPT` if the kernel is older than Linux 6.5 or the socket not local, `ENODATA`
    ///     if there is no peer, `ESRCH` if it is gone
    public Descriptor peerPidfd() throws SocketException {
        try {
            return DescriptorState.ofPeer(openSocket, Descriptor::new);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Cancels a nowait call of this mailbox. No message about it comes any more, and one that has come but was not
    /// received is taken back. A connection attempt goes on in the operating system. OTP's `cancel/2`.
    ///
    /// @param info what the call returned; only its verb and handle matter
    /// @throws SocketException closed; invalid if this mailbox has no such call: it is done, was replaced, or is
    ///     another's
    public void cancel(SelectInfo info) throws SocketException {
        try {
            Cancelling.cancel(
                    openSocket,
                    switch (info.verb()) {
                        case ACCEPT -> Role.ACCEPTOR;
                        case CONNECT -> Role.CONNECTOR;
                        case RECV, RECVFROM, RECVMSG, RECVMMSG -> Role.READER;
                        case SEND, SENDTO, SENDMSG, SENDMMSG, SEND_DESCRIPTORS, SENDFILE -> Role.WRITER;
                    },
                    info.handle().handle);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Has this mailbox told when the socket is closed. The socket enters the registry. If it is closed already, the
    /// message comes at once. OTP's `monitor/1`.
    ///
    /// @return the monitor; each call makes another
    public Monitor monitor() {
        return new Monitor(MonitorState.start(openSocket, this));
    }

    /// Tells what is known about the socket. Works on closed sockets too. OTP's `info/1`.
    ///
    /// @return a picture of this moment
    public SocketInfo info() {
        return SocketInfo.of(openSocket.snapshot());
    }

    /// Binds the socket to an address: bind(2). OTP's `bind/2`.
    ///
    /// @param address the address; port 0 lets the system choose, and so does [dev.osock.address.SockaddrUn#unnamed()]
    /// @throws SocketException `EADDRINUSE`, `EADDRNOTAVAIL`, `EACCES`, `EINVAL` if bound already, …
    public void bind(Sockaddr address) throws SocketException {
        try {
            Naming.bind(openSocket, Objects.requireNonNull(address, "address"));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Binds the socket to an address that its domain has a name for, and a port of the system's choice. OTP's
    /// `bind(S, any | broadcast | loopback)`.
    ///
    /// @param address the address
    /// @throws SocketException `EAFNOSUPPORT` if the domain is neither inet nor inet6; invalid for a broadcast address
    ///     of inet6; and as [#bind(Sockaddr)]
    public void bind(NamedAddress address) throws SocketException {
        try {
            Naming.bind(openSocket, Objects.requireNonNull(address, "address"));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Starts to accept connections, of which 5 may wait. OTP's `listen/1`.
    ///
    /// @throws SocketException as [#listen(int)]
    public void listen() throws SocketException {
        listen(5);
    }

    /// Starts to accept connections: listen(2). OTP's `listen/2`.
    ///
    /// @param backlog how many may wait to be accepted; the system has an upper bound, and takes a negative number for
    ///     it
    /// @throws SocketException `EOPNOTSUPP` if the type has no connections, `EADDRINUSE`
    public void listen(int backlog) throws SocketException {
        try {
            Naming.listen(openSocket, backlog);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Ends one or both directions of the connection: shutdown(2).
    ///
    /// Calls that wait are woken and end by what they then find: receives with the end of the stream, sends with
    /// `EPIPE`, accepts with `EINVAL`. OTP's `shutdown/2`.
    ///
    /// @param how which
    /// @throws SocketException `ENOTCONN`
    public void shutdown(Shutdown how) throws SocketException {
        try {
            Naming.shutdown(openSocket, how);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Tells the socket's own address: getsockname(2). OTP's `sockname/1`.
    ///
    /// @return the address
    /// @throws SocketException if the socket is closed
    public Sockaddr sockname() throws SocketException {
        try {
            return Naming.sockname(openSocket);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Tells the peer's address: getpeername(2). OTP's `peername/1`.
    ///
    /// @return the address
    /// @throws SocketException `ENOTCONN`
    public Sockaddr peername() throws SocketException {
        try {
            return Naming.peername(openSocket);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Sets an option: setsockopt(2). OTP's `setopt/3`, and `setopt_native/3` with [SocketOption#ofNative].
    ///
    /// @param <T> the type of its value
    /// @param option the option
    /// @param value the value
    /// @throws SocketException `ENOPROTOOPT`, `EINVAL`, `EPERM`, …; invalid if the option cannot be set
    public <T> void setopt(SocketOption<T> option, T value) throws SocketException {
        try {
            Options.set(openSocket, option,
                    value instanceof Mailbox mailbox ? mailbox.inbox : Objects.requireNonNull(value, "value"));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Reads an option: getsockopt(2). OTP's `getopt/2`, and `getopt_native/3` with [SocketOption#ofNative].
    ///
    /// @param <T> the type of its value
    /// @param option the option
    /// @return the value
    /// @throws SocketException `ENOPROTOOPT`, `EOPNOTSUPP`, …; invalid if the option cannot be read
    public <T> T getopt(SocketOption<T> option) throws SocketException {
        try {
            Object value = Options.get(openSocket, option);
            return option.type().cast(value instanceof MailboxState inbox ? Mailbox.of(inbox) : value);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Asks about the socket: ioctl(2). OTP's `ioctl(S, nread | nwrite | atmark)`.
    ///
    /// @param <T> the type of what is told
    /// @param request what is asked
    /// @return what is told
    /// @throws SocketException closed; `ENOTTY`, `EOPNOTSUPP` or `EINVAL` if this kind of socket is not told
    public <T> T ioctl(IoctlRequest.OfSocket<T> request) throws SocketException {
        try {
            return Ioctls.ofSocket(openSocket, request);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Lists the network interfaces that have an address. OTP's `ioctl(S, gifconf)`.
    ///
    /// @param request the request
    /// @return names and addresses of IPv4, in the kernel's order
    /// @throws SocketException closed, or with the errno
    public List<InterfaceAddress> ioctl(IoctlRequest.All request) throws SocketException {
        try {
            return Ioctls.all(openSocket, request);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Finds the name of a network interface. OTP's `ioctl(S, gifname, Index)`.
    ///
    /// @param request the request
    /// @param index the interface's number
    /// @return its name
    /// @throws SocketException `ENODEV` if there is none
    public String ioctl(IoctlRequest.NameOf request, int index) throws SocketException {
        try {
            return Ioctls.nameOf(openSocket, request, index);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Asks about a network interface: ioctl(2). OTP's `ioctl/3`.
    ///
    /// @param <T> the type of what is told
    /// @param request what is asked
    /// @param name the interface's name; of more than 15 characters the first 15
    /// @return what is told
    /// @throws SocketException `ENODEV` if there is no such interface, `ENOTTY` if this kind of socket is not told,
    ///     `EADDRNOTAVAIL` if it has no address
    /// @throws IllegalArgumentException if the name has characters outside Latin-1
    public <T> T ioctl(IoctlRequest.Get<T> request, String name) throws SocketException {
        try {
            return Ioctls.get(openSocket, request, name);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Changes something of a network interface: ioctl(2). OTP's `ioctl/4`.
    ///
    /// @param <T> the type of the new value
    /// @param request what is changed
    /// @param name the interface's name
    /// @param value the new value
    /// @throws SocketException `EPERM` without the privilege, `ENODEV`, `EINVAL`, …
    /// @throws IllegalArgumentException if the name or the value is none that the structure can hold
    public <T> void ioctl(IoctlRequest.Set<T> request, String name, T value) throws SocketException {
        try {
            Ioctls.set(openSocket, request, name, value);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Sets and clears flags of a network interface, and leaves the others. OTP's `ioctl(S, sifflags, Name, Flags)`.
    ///
    /// @param request the request
    /// @param name the interface's name
    /// @param on the flags to set
    /// @param off the flags to clear
    /// @throws SocketException `EPERM` without the privilege, `ENODEV`
    public void ioctl(IoctlRequest.SetFlags request, String name, InterfaceFlags on, InterfaceFlags off)
            throws SocketException {
        try {
            Ioctls.setFlags(openSocket, request, name, on, off);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Tells the address family it was opened with.
    ///
    /// @return the domain
    public Domain domain() {
        return Domain.of(openSocket.kind().domain());
    }

    /// Tells the type it was opened with.
    ///
    /// @return the type
    public Type type() {
        return Type.of(openSocket.kind().type());
    }

    /// Tells the protocol: the one it was opened with, or the system's choice.
    ///
    /// @return the protocol
    public Protocol protocol() {
        return Protocol.of(openSocket.kind().protocol());
    }

    /// Tells whether the socket is open: not closed and not being closed.
    ///
    /// @return true if calls may be made on it
    public boolean isOpen() {
        return openSocket.isOpen();
    }

    /// Closes the socket: close(2).
    ///
    /// Every call that waits on it ends with [dev.osock.error.SocketClosedException]; for a platform thread that has
    /// just begun to receive this waits up to 10 ms. A socket that is closed already stays closed, and a second caller
    /// does not wait for the first.
    ///
    /// A connection that has been told to linger ([dev.osock.option.SocketOptions#LINGER], whoever has set it) is
    /// waited for until the peer has taken the unsent bytes, at most for that time. A platform thread does so in
    /// close(2), where an interrupt does not reach it. A virtual thread parks; at most 64 such sockets linger at once
    /// in a process, further ones wait for their turn first, and an interrupt ends the wait (its status stays set)
    /// while the operating system goes on. OTP's `close/1`.
    ///
    /// @throws SocketException what close(2) reports; the socket is closed all the same
    @Override
    public void close() throws SocketException {
        try {
            openSocket.close();
        } finally {
            Reference.reachabilityFence(this); // or it may be taken for lost just before it is closed
        }
    }

    @Override
    Socket socket() {
        return this;
    }

    /// Describes the socket: kind, peer and descriptor. OTP's `to_list/1`.
    @Override
    public String toString() {
        return openSocket.toString();
    }
}
