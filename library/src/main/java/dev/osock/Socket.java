package dev.osock;

import dev.osock.address.NamedAddress;
import dev.osock.address.Sockaddr;
import dev.osock.error.SocketException;
import dev.osock.internal.call.Kind;
import dev.osock.internal.mailbox.MailboxState;
import dev.osock.internal.mailbox.MonitorState;
import dev.osock.internal.mailbox.SelectHandleState;
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

/// A socket of the operating system, of any domain, type and protocol, with every call that it has.
///
/// ```java
/// try (Socket socket = Socket.open(Domain.INET, Type.STREAM, Protocol.TCP)) {
///     socket.connect(SockaddrIn.loopback(7777));
///     socket.send(request);
///     byte[] answer = socket.within(Duration.ofSeconds(5)).recv(16);
/// }
/// ```
///
/// Sends, receives, accepts and connects are those of [BlockingIo]. On the socket itself they wait without limit; on
/// [#within] each waits up to a time-out, on [#until] all share a deadline, and on [#nowait()] none waits. The other
/// calls do not wait, but for [#close()].
///
/// A name such as `EINVAL` in the descriptions stands for a [dev.osock.error.SocketErrnoException] with that error
/// number. Every call that needs the descriptor throws a [dev.osock.error.SocketClosedException] once the socket is
/// closed.
///
/// A socket is safe for use by several threads: see [BlockingIo] for the order in which they are served. It belongs to
/// the [Mailbox] of the caller that opened it, which is of no consequence unless that mailbox is closed. A socket
/// should be closed. One that is no longer reachable is closed all the same, some time later, with a warning in the
/// log.
///
/// @see <a href="{@docRoot}/index.html#guide">The guide</a>
public final class Socket extends BlockingVerbs implements AutoCloseable {

    Socket(OpenSocket openSocket) {
        super(openSocket, Timeout.NEVER);
        openSocket.face(this);
    }

    /// Opens a socket, neither bound nor connected: socket(2). OTP's `open/3`.
    ///
    /// @param domain the address family, such as [Domain#INET]
    /// @param type the type, such as [Type#STREAM]
    /// @param protocol the protocol, such as [Protocol#TCP]; [Protocol#DEFAULT] for the usual one of domain and type
    /// @return the socket
    /// @throws SocketException `EPROTONOSUPPORT`, `ESOCKTNOSUPPORT` or `EAFNOSUPPORT` if the three do not fit, `EPERM`
    ///     for a raw or packet socket without the privilege, `EMFILE` if the process has no descriptor left
    public static Socket open(Domain domain, Type type, Protocol protocol) throws SocketException {
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(protocol, "protocol");
        return Opening.open(domain.number(), type.number(), protocol.number(), Socket::new);
    }

    /// Opens a socket of the usual protocol of domain and type, such as TCP for an IPv4 stream. OTP's `open/2`.
    ///
    /// @param domain the address family
    /// @param type the type
    /// @return the socket
    /// @throws SocketException as [#open(Domain, Type, Protocol)]
    public static Socket open(Domain domain, Type type) throws SocketException {
        return open(domain, type, Protocol.DEFAULT);
    }

    /// Opens a socket that is described by names, as from a configuration file. OTP's `open(inet, stream, tcp)`.
    ///
    /// @param domain the address family's name, such as `inet`
    /// @param type the type's name, such as `stream`
    /// @param protocol the protocol's name or alias in the system's list (`/etc/protocols`), or the name of a constant
    ///     of [Protocol], such as `tcp`; or `default`
    /// @return the socket
    /// @throws SocketException `SocketInvalidException` if a name is unknown; and as [#open(Domain, Type, Protocol)]
    public static Socket open(String domain, String type, String protocol) throws SocketException {
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(protocol, "protocol");
        Kind kind = Kind.named(domain, type, protocol);
        return Opening.open(kind.domain(), kind.type(), kind.protocol(), Socket::new);
    }

    /// Opens a socket with options, such as another network namespace. OTP's `open/4`.
    ///
    /// @param domain the address family
    /// @param type the type
    /// @param protocol the protocol
    /// @param options what else is wanted
    /// @return the socket
    /// @throws SocketException as [#open(Domain, Type, Protocol)]; of a network namespace, `ENOENT` if it is not there,
    ///     `EPERM` without the privilege, `EINVAL` if the path is that of something else
    public static Socket open(Domain domain, Type type, Protocol protocol, OpenOptions options)
            throws SocketException {
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(options, "options");
        return Opening.open(domain.number(), type.number(), protocol.number(), options.wishes(), Socket::new);
    }

    /// Two sockets that are connected to each other: what [Socket#pair] returns.
    ///
    /// @param first one
    /// @param second the other
    public record Pair(Socket first, Socket second) implements AutoCloseable {

        /// Checks that nothing is null.
        public Pair {
            Objects.requireNonNull(first, "first");
            Objects.requireNonNull(second, "second");
        }

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
    /// @param domain the address family: [Domain#LOCAL]; of those that Linux has only [Domain#TIPC] has pairs too
    /// @param type the type: [Type#STREAM], [Type#DGRAM] or [Type#SEQPACKET]
    /// @return the two
    /// @throws SocketException `EOPNOTSUPP` if the domain has no pairs, `ESOCKTNOSUPPORT`, `EMFILE`, …
    public static Pair pair(Domain domain, Type type) throws SocketException {
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(type, "type");
        return Opening.pair(
                domain.number(),
                type.number(),
                0,
                SocketRegistry.isEnabled(),
                (first, second) -> new Pair(new Socket(first), new Socket(second)));
    }

    /// Makes a socket of a duplicate of a descriptor, such as one that the process was started with. The given one
    /// stays open and the caller's; both are non-blocking from then on. OTP's `open/1`.
    ///
    /// @param fd the descriptor's number
    /// @return the socket
    /// @throws SocketException `EBADF` if there is no such descriptor, `ENOTSOCK` if it is something else, `EMFILE` if
    ///     the process has no descriptor left
    public static Socket open(int fd) throws SocketException {
        return open(fd, OpenOptions.DEFAULT);
    }

    /// Makes a socket of a descriptor or of a duplicate of it. It is made non-blocking, for everybody who shares it.
    /// OTP's `open/2`.
    ///
    /// @param fd the descriptor's number
    /// @param options whether to duplicate or share it, and more
    /// @return the socket
    /// @throws SocketException as [#open(int)]; not `ENOTSOCK` if the options have a fallback
    public static Socket open(int fd, OpenOptions options) throws SocketException {
        Objects.requireNonNull(options, "options");
        boolean duplicate = options.descriptor() == OpenOptions.Descriptor.DUPLICATE;
        Kind fallback = options.fallback()
                .map(kind -> new Kind(
                        kind.domain().number(), kind.type().number(), kind.protocol().number()))
                .orElse(null);
        return Opening.adopt(fd, duplicate, options.wishes(), fallback, Socket::new);
    }

    /// Returns a view of the socket whose calls wait up to a time-out, each from its own beginning, the time in the
    /// queue included. OTP's `Timeout` argument.
    ///
    /// @param timeout the time, to the nanosecond; zero to try once; of more than 146 years it is without limit
    /// @return the view, which may be kept and shared
    /// @throws IllegalArgumentException if the time is negative
    public BlockingIo within(Duration timeout) {
        Objects.requireNonNull(timeout, "timeout");
        return new Within(this, Timeout.of(nanos("within", timeout)));
    }

    /// Returns a view of the socket whose calls wait up to a deadline: all calls of the view together, and those of
    /// other views with the same deadline. A call that begins when it is over tries once, as with a time-out of zero.
    /// OTP has none.
    ///
    /// @param deadline by when the calls end
    /// @return the view, which may be kept and shared
    public BlockingIo until(Deadline deadline) {
        Objects.requireNonNull(deadline, "deadline");
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

    /// Returns a view of the socket whose calls do not wait: one that would have to returns at once, and a message
    /// tells when to call again. OTP's time-out `nowait`.
    ///
    /// @return the view, which may be kept and shared; each call that would have to wait makes a new [SelectHandle]
    public NowaitIo nowait() {
        return new NowaitVerbs(this, null);
    }

    /// Returns a view of the socket whose calls do not wait, and all use one handle. OTP's time-out `Handle`.
    ///
    /// @param handle names the calls in the messages about them, and may send those to a callback
    /// @return the view
    public NowaitIo nowait(SelectHandle handle) {
        return new NowaitVerbs(this, Objects.requireNonNull(handle, "handle"));
    }

    /// Makes a duplicate of the socket's descriptor, to pass it to another process or to make a second socket of it:
    /// fcntl(2), `F_DUPFD_CLOEXEC`. Both are non-blocking from then on, and must stay so.
    ///
    /// @return the duplicate, which the caller closes
    /// @throws SocketException `EMFILE` if the process has no descriptor left
    public Descriptor duplicate() throws SocketException {
        try {
            return DescriptorState.duplicateOf(openSocket, Descriptor::new);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Returns the control messages of the last packet of a TCP connection, which its receives do not bring:
    /// `IP_PKTOPTIONS`, `IPV6_2292PKTOPTIONS`. Of IPv4, Linux tells those of the packet that opened the connection.
    /// OTP's option `pktoptions`.
    ///
    /// @return those that options such as [dev.osock.option.IpOptions#RECVTTL] ask for
    /// @throws SocketException `ENOPROTOOPT` if the socket is an IPv4 or IPv6 one, but no stream; `EOPNOTSUPP` if it is
    ///     of another domain
    public List<ControlMessage> pktoptions() throws SocketException {
        return Messaging.decode(packetOptions());
    }

    /// Returns the same control messages as [#pktoptions()], as bytes.
    ///
    /// @return those that [#pktoptions()] decodes, in the same order
    /// @throws SocketException as [#pktoptions()]
    public List<ControlMessage.Native> rawPktoptions() throws SocketException {
        return Messaging.natives(packetOptions());
    }

    private byte[] packetOptions() throws SocketException {
        boolean isInet6 = domain().equals(Domain.INET6);
        return getopt(isInet6 ? Ipv6Options.PKTOPTIONS : IpOptions.PKTOPTIONS).array();
    }

    /// Returns a descriptor that stands for the process that had the other end of a Unix connection when it was made:
    /// `SO_PEERPIDFD`; see pidfd_open(2). Unlike a process number, it never comes to mean another process. OTP has
    /// none.
    ///
    /// @return the descriptor, which the caller closes
    /// @throws SocketException `ENOPROTOOPT` if the kernel is older than Linux 6.5, `ENODATA` or `ENOPROTOOPT` if there
    ///     is no such peer, `ESRCH` if the process is gone
    public Descriptor peerPidfd() throws SocketException {
        try {
            return DescriptorState.ofPeer(openSocket, Descriptor::new);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Cancels a call of [NowaitIo] that the [Mailbox] of the caller has made. No message about it comes any more, and
    /// one that has come but was not received is taken back. The next who waits for the same goes on. A connection
    /// attempt goes on in the operating system. OTP's `cancel/2`.
    ///
    /// @param info what the call returned, [Attempt.Pending#info()]; only its verb and handle matter
    /// @throws SocketException `SocketInvalidException` if the mailbox has no such call: it is done, was made again
    ///     with another handle, or is another mailbox's
    public void cancel(SelectInfo info) throws SocketException {
        Objects.requireNonNull(info, "info");
        try {
            SelectHandleState handle = info.handle().handle;
            switch (info.verb()) {
                case ACCEPT -> Cancelling.cancel(openSocket, Role.ACCEPTOR, handle);
                case CONNECT -> Cancelling.cancel(openSocket, Role.CONNECTOR, handle);
                case RECV, RECVFROM, RECVMSG, RECVMMSG -> Cancelling.cancel(openSocket, Role.READER, handle);
                case SEND, SENDTO, SENDMSG, SENDMMSG, SEND_SEGMENTS, SEND_DESCRIPTORS, SENDFILE ->
                    Cancelling.cancel(openSocket, Role.WRITER, handle);
                case AWAIT -> Cancelling.cancelAwait(openSocket, handle);
            }
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Has the caller's [Mailbox] told when the socket is closed, by one [SocketMessage.DownMessage]. The socket is
    /// listed in the [SocketRegistry] from then on. If it is closed already, the message comes at once. OTP's
    /// `monitor/1`.
    ///
    /// @return the monitor; each call makes another, with a message of its own
    public Monitor monitor() {
        return new Monitor(MonitorState.start(openSocket, this));
    }

    /// Tells what is known about the socket: its kind, owner, states and counters. Works on a closed socket too. OTP's
    /// `info/1`.
    ///
    /// @return what is so at this moment
    public SocketInfo info() {
        return SocketInfo.of(openSocket.snapshot());
    }

    /// Binds the socket to an address of this host: bind(2). OTP's `bind/2`.
    ///
    /// @param address the address. With port 0 the system chooses a port, and with
    ///     [dev.osock.address.SockaddrUn#unnamed()] a name: [#sockname()] tells.
    /// @throws SocketException `EADDRINUSE` if another socket has it, `EADDRNOTAVAIL` if it is none of this host,
    ///     `EACCES` if a privilege is missing, `EINVAL` if the socket is bound already, …
    public void bind(Sockaddr address) throws SocketException {
        try {
            Naming.bind(openSocket, Objects.requireNonNull(address, "address"));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Binds the socket to a well-known address of its domain, such as loopback, and a port of the system's choice.
    /// OTP's `bind(S, any | broadcast | loopback)`.
    ///
    /// @param address the address
    /// @throws SocketException `EAFNOSUPPORT` if the domain is neither IPv4 nor IPv6; `SocketInvalidException` for the
    ///     broadcast address of IPv6, which has none; and as [#bind(Sockaddr)]
    public void bind(NamedAddress address) throws SocketException {
        try {
            Naming.bind(openSocket, Objects.requireNonNull(address, "address"));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Starts to take connections, of which 5 may wait to be accepted, otherwise as [#listen(int)]. OTP's `listen/1`.
    ///
    /// @throws SocketException as [#listen(int)]
    public void listen() throws SocketException {
        listen(5);
    }

    /// Starts to take connections, which [BlockingIo#accept()] then accepts: listen(2). OTP's `listen/2`.
    ///
    /// @param backlog how many may wait to be accepted; the system has an upper bound (`net.core.somaxconn`), and takes
    ///     a negative number for it
    /// @throws SocketException `EOPNOTSUPP` if the type has no connections, `EADDRINUSE` if another socket listens
    ///     there
    public void listen(int backlog) throws SocketException {
        try {
            Naming.listen(openSocket, backlog);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Ends one or both directions of the connection: shutdown(2). The socket stays open.
    ///
    /// Calls that wait are woken and end: receives with the end of the stream, sends with `EPIPE`, accepts with
    /// `EINVAL`. OTP's `shutdown/2`.
    ///
    /// @param how which direction
    /// @throws SocketException `ENOTCONN` if the socket is not connected; calls that wait are woken all the same
    public void shutdown(Shutdown how) throws SocketException {
        Objects.requireNonNull(how, "how");
        try {
            Naming.shutdown(openSocket, how);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Tells the socket's own address: getsockname(2). OTP's `sockname/1`.
    ///
    /// @return the address; of a socket that is not bound the any address with port 0, or a Unix address without a name
    /// @throws SocketException `SocketClosedException` if the socket is closed
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
    /// @throws SocketException `ENOTCONN` if the socket is not connected
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
    /// @param option one of [dev.osock.option.SocketOptions] and its siblings, of [OtpOptions], or one of
    ///     [SocketOption#ofNative]
    /// @param value the value
    /// @throws SocketException `ENOPROTOOPT` or `EOPNOTSUPP` if this kind of socket does not have the option, `EINVAL`
    ///     for a value that it does not take, `EPERM` if a privilege is missing, …; `SocketInvalidException` if the
    ///     platform does not have the option, it cannot be set, or the value does not fit its [dev.osock.option.Shape]
    public <T> void setopt(SocketOption<T> option, T value) throws SocketException {
        Objects.requireNonNull(option, "option");
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
    /// @param option as for [#setopt]
    /// @return the value
    /// @throws SocketException `ENOPROTOOPT` or `EOPNOTSUPP` if this kind of socket does not have the option, …;
    ///     `SocketInvalidException` if the platform does not have it, or it cannot be read
    public <T> T getopt(SocketOption<T> option) throws SocketException {
        Objects.requireNonNull(option, "option");
        try {
            Object value = Options.get(openSocket, option);
            return option.type().cast(value instanceof MailboxState inbox ? Mailbox.of(inbox) : value);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Reads an option that is asked for something, such as the association that is meant: getsockopt(2), with the
    /// question in its memory. OTP's `getopt/3` with an input value.
    ///
    /// @param <T> the type of its value
    /// @param option as for [#setopt]
    /// @param question a value of the option, of which only what asks matters: [dev.osock.sctp.SctpStatus#ask]
    /// @return the value
    /// @throws SocketException as [#getopt(SocketOption)]; `SocketInvalidException` also if the question does not fit
    ///     the option's [dev.osock.option.Shape]
    public <T> T getopt(SocketOption<T> option, T question) throws SocketException {
        Objects.requireNonNull(option, "option");
        try {
            Object value = Options.get(openSocket, option, Objects.requireNonNull(question, "question"));
            return option.type().cast(value instanceof MailboxState inbox ? Mailbox.of(inbox) : value);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Returns the calls that only a socket of SCTP has, which is one of [Protocol#SCTP]: several addresses, and
    /// sockets of their own for associations.
    ///
    /// @return the calls, on this socket
    public Associations associations() {
        return new Associations(this);
    }

    /// Asks the operating system about the socket, such as how many bytes can be received: ioctl(2). OTP's
    /// `ioctl(S, nread | nwrite | atmark)`.
    ///
    /// @param <T> the type of the answer
    /// @param request what is asked
    /// @return the answer
    /// @throws SocketException `ENOTTY`, `EOPNOTSUPP` or `EINVAL` if there is no answer for this kind of socket
    /// @throws IllegalArgumentException if the request is none of [dev.osock.ioctl.IoctlRequests]
    public <T> T ioctl(IoctlRequest.OfSocket<T> request) throws SocketException {
        Objects.requireNonNull(request, "request");
        try {
            return Ioctls.ofSocket(openSocket, request);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Lists the network interfaces that have an IPv4 address: ioctl(2). OTP's `ioctl(S, gifconf)`.
    ///
    /// @param request [dev.osock.ioctl.IoctlRequests#GIFCONF]
    /// @return their names and IPv4 addresses, in the kernel's order
    /// @throws SocketException what the operating system reports
    /// @throws IllegalArgumentException if the request is none of [dev.osock.ioctl.IoctlRequests]
    public List<InterfaceAddress> ioctl(IoctlRequest.All request) throws SocketException {
        Objects.requireNonNull(request, "request");
        try {
            return Ioctls.all(openSocket, request);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Finds the name of a network interface by its number: ioctl(2). OTP's `ioctl(S, gifname, Index)`.
    ///
    /// @param request [dev.osock.ioctl.IoctlRequests#GIFNAME]
    /// @param index the interface's number
    /// @return its name
    /// @throws SocketException `ENODEV` if there is no such interface
    /// @throws IllegalArgumentException if the request is none of [dev.osock.ioctl.IoctlRequests]
    public String ioctl(IoctlRequest.NameOf request, int index) throws SocketException {
        Objects.requireNonNull(request, "request");
        try {
            return Ioctls.nameOf(openSocket, request, index);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Asks about a network interface, such as its address or its MTU: ioctl(2). OTP's `ioctl/3`.
    ///
    /// @param <T> the type of the answer
    /// @param request what is asked
    /// @param name the interface's name; of more than 15 characters the first 15
    /// @return the answer
    /// @throws SocketException `ENODEV` if there is no such interface, `ENOTTY` if there is no answer for this kind of
    ///     socket, `EADDRNOTAVAIL` if the interface has no address
    /// @throws IllegalArgumentException if the name has a NUL or characters outside Latin-1, or the request is none of
    ///     [dev.osock.ioctl.IoctlRequests]
    public <T> T ioctl(IoctlRequest.Get<T> request, String name) throws SocketException {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(name, "name");
        try {
            return Ioctls.get(openSocket, request, name);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Changes something of a network interface, such as its address or its MTU: ioctl(2). OTP's `ioctl/4`.
    ///
    /// @param <T> the type of the new value
    /// @param request what is changed
    /// @param name the interface's name; of more than 15 characters the first 15
    /// @param value the new value
    /// @throws SocketException `EPERM` if a privilege is missing, `ENODEV` if there is no such interface, `EINVAL`, …
    /// @throws IllegalArgumentException if the name has a NUL or characters outside Latin-1, if the value does not fit,
    ///     or if the request is none of [dev.osock.ioctl.IoctlRequests]
    public <T> void ioctl(IoctlRequest.Set<T> request, String name, T value) throws SocketException {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        try {
            Ioctls.set(openSocket, request, name, value);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Sets and clears flags of a network interface, and leaves the others as they are: ioctl(2), twice, since the
    /// flags are read first. OTP's `ioctl(S, sifflags, Name, Flags)`.
    ///
    /// @param request [dev.osock.ioctl.IoctlRequests#SIFFLAGS]
    /// @param name the interface's name; of more than 15 characters the first 15
    /// @param on the flags to set
    /// @param off the flags to clear; those that are in both are cleared
    /// @throws SocketException `EPERM` if a privilege is missing, `ENODEV` if there is no such interface
    /// @throws IllegalArgumentException if the name has a NUL or characters outside Latin-1, or the request is none of
    ///     [dev.osock.ioctl.IoctlRequests]
    public void ioctl(IoctlRequest.SetFlags request, String name, InterfaceFlags on, InterfaceFlags off)
            throws SocketException {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(on, "on");
        Objects.requireNonNull(off, "off");
        try {
            Ioctls.setFlags(openSocket, request, name, on, off);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Tells the address family that the socket was opened with, also of a closed socket.
    ///
    /// @return the domain
    public Domain domain() {
        return Domain.of(openSocket.kind().domain());
    }

    /// Tells the type that the socket was opened with, also of a closed socket.
    ///
    /// @return the type
    public Type type() {
        return Type.of(openSocket.kind().type());
    }

    /// Tells the protocol: the one that the socket was opened with, or the system's choice; also of a closed socket.
    ///
    /// @return the protocol
    public Protocol protocol() {
        return Protocol.of(openSocket.kind().protocol());
    }

    /// Tells whether the socket is open.
    ///
    /// @return true if calls may be made on it; false from the moment on that closing begins
    public boolean isOpen() {
        return openSocket.isOpen();
    }

    /// Closes the socket: close(2). Does nothing if it is closed already, or another thread is closing it.
    ///
    /// Every call that waits on the socket ends with [dev.osock.error.SocketClosedException]. If a platform thread is
    /// receiving from it, closing may take up to 10 ms.
    ///
    /// A connection that has been told to linger ([dev.osock.option.SocketOptions#LINGER], whoever has set it) is
    /// waited for until the peer has taken the unsent bytes, at most for that time. A platform thread waits in
    /// close(2), where an interrupt does not reach it. A virtual thread parks; at most 64 such sockets linger at once
    /// in a process, and further ones wait for that first. An interrupt ends the wait of a virtual thread (its status
    /// stays set) while the operating system goes on. OTP's `close/1`.
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

    /// Describes the socket, its peer and its descriptor: `inet/stream/tcp to 127.0.0.1:80 (fd 7)`; `(closed)` once it
    /// is closed. OTP's `to_list/1`.
    @Override
    public String toString() {
        return openSocket.toString();
    }
}
