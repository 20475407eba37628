package dev.osock.net;

import dev.osock.BlockingIo;
import dev.osock.Deadline;
import dev.osock.Socket;
import dev.osock.address.In6Addr;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.error.Reason;
import dev.osock.error.SocketException;
import dev.osock.error.SocketInterruptedException;
import dev.osock.kind.Domain;
import dev.osock.kind.Shutdown;
import dev.osock.message.MsgFlags;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketImpl;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What `java.net.Socket` and `java.net.ServerSocket` ask of a socket, done on one of the library's.
///
/// A socket of the domain inet6 takes addresses of IPv4 too, as the JDK's does.
final class NetSocketImpl extends SocketImpl {

    private static final int USUAL_BACKLOG = 50;

    private final SocketSpec spec;
    private final boolean isServer;

    /// Null until it is created.
    private volatile @Nullable Socket socket;

    private volatile boolean isConnected;
    private volatile boolean isReset;
    private volatile boolean isInputShut;

    /// In milliseconds; 0 for none.
    private volatile int timeout;

    NetSocketImpl(SocketSpec spec, boolean isServer) {
        this.spec = spec;
        this.isServer = isServer;
    }

    /// That of a socket that is connected already.
    NetSocketImpl(SocketSpec spec, Socket connected) {
        this(spec, false);
        socket = connected;
        isConnected = true;
    }

    SocketSpec spec() {
        return spec;
    }

    /// Gives the library's socket.
    Socket socket() throws java.net.SocketException {
        Socket made = socket;
        if (made == null) {
            throw new java.net.SocketException("Socket is closed");
        }
        return made;
    }

    @Override
    protected void create(boolean stream) throws IOException {
        if (!stream) {
            throw new IOException("Datagram socket creation not supported");
        }
        if (socket != null) {
            return; // connected already
        }
        try {
            Socket made = spec.open();
            socket = made;
            if (isServer && !spec.isLocal()) {
                made.setopt(dev.osock.option.SocketOptions.REUSEADDR, true);
            }
        } catch (SocketException failure) {
            throw JdkExceptions.of(failure, "timed out");
        }
    }

    @Override
    protected void connect(String host, int port) throws IOException {
        connect(new InetSocketAddress(host, port), 0);
    }

    @Override
    protected void connect(InetAddress host, int port) throws IOException {
        connect(new InetSocketAddress(host, port), 0);
    }

    @Override
    protected void connect(SocketAddress remote, int millis) throws IOException {
        if (isConnected) {
            return;
        }
        try {
            InetSocketAddress named = (InetSocketAddress) remote;
            Sockaddr target = spec.target().isPresent() ? spec.target().get() : here(named);
            await(socket(), millis, view -> {
                view.connect(target);
                return true;
            });
            isConnected = true;
            address = named.getAddress() == null ? InetAddress.getLoopbackAddress() : named.getAddress();
            port = named.getPort();
            readLocalPort();
        } catch (SocketException failure) {
            close();
            throw JdkExceptions.of(failure, "Connect timed out");
        } catch (InterruptedIOException interrupt) {
            close();
            throw closedBy(interrupt);
        } catch (IOException failure) {
            close();
            throw failure;
        }
    }

    private interface Wait<T> {
        T in(BlockingIo view) throws SocketException;
    }

    /// Makes a call that may wait so long, in milliseconds, 0 for as long as it takes. As with the JDK's sockets an
    /// interrupt ends the wait of a virtual thread, and does nothing to a platform thread's.
    ///
    /// @throws InterruptedIOException if that ends it: the JDK closes the socket then
    private <T> T await(Socket waiting, int millis, Wait<T> call) throws SocketException, InterruptedIOException {
        BlockingIo view = millis == 0 ? waiting : waiting.until(Deadline.in(Duration.ofMillis(millis)));
        boolean isInterrupted = false;
        try {
            for (;;) {
                try {
                    return call.in(view);
                } catch (SocketInterruptedException interrupt) {
                    if (Thread.currentThread().isVirtual()) {
                        throw (InterruptedIOException) new InterruptedIOException("interrupted").initCause(interrupt);
                    }
                    isInterrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// The library's address for one of the JDK's, of the socket's domain.
    private Sockaddr here(InetSocketAddress named) throws IOException {
        if (named.isUnresolved()) {
            throw new UnknownHostException(named.getHostName());
        }
        InetAddress host = named.getAddress().isAnyLocalAddress() ? InetAddress.getLocalHost() : named.getAddress();
        return here(host, named.getPort());
    }

    private Sockaddr here(InetAddress host, int port) {
        if (!spec.domain().equals(Domain.INET6) || host instanceof Inet6Address) {
            return Sockaddr.from(new InetSocketAddress(host, port));
        }
        if (host.isAnyLocalAddress()) {
            return SockaddrIn6.any(port);
        }
        byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xFF;
        mapped[11] = (byte) 0xFF;
        System.arraycopy(host.getAddress(), 0, mapped, 12, 4);
        return new SockaddrIn6(In6Addr.of(mapped), port);
    }

    private void readLocalPort() throws SocketException, java.net.SocketException {
        localport = switch (socket().sockname()) {
            case SockaddrIn in -> in.port();
            case SockaddrIn6 in6 -> in6.port();
            default -> 0;
        };
    }

    @Override
    protected void bind(InetAddress host, int port) throws IOException {
        try {
            socket().bind(spec.isLocal() && spec.target().isPresent() ? spec.target().get() : here(host, port));
            address = host;
            readLocalPort();
        } catch (SocketException failure) {
            throw JdkExceptions.of(failure, "timed out");
        }
    }

    @Override
    protected void listen(int backlog) throws IOException {
        try {
            socket().listen(backlog < 1 ? USUAL_BACKLOG : backlog);
        } catch (SocketException failure) {
            throw JdkExceptions.of(failure, "timed out");
        }
    }

    /// Accepts a connection.
    ///
    /// @return what a `java.net.Socket` of it asks
    NetSocketImpl accept() throws IOException {
        Socket listener = socket();
        try {
            Socket accepted = await(listener, timeout, BlockingIo::accept);
            var impl = new NetSocketImpl(spec, accepted);
            impl.address = InetAddress.getLoopbackAddress();
            if (jdk(accepted.peername()) instanceof InetSocketAddress peer) {
                impl.address = peer.getAddress();
                impl.port = peer.getPort();
            }
            impl.readLocalPort();
            return impl;
        } catch (SocketException failure) {
            throw JdkExceptions.of(failure, "Accept timed out");
        }
    }

    static java.net.SocketException closedBy(InterruptedIOException interrupt) {
        return new java.net.SocketException("Closed by interrupt", interrupt);
    }

    @Override
    protected void accept(SocketImpl other) throws IOException {
        throw new IOException("an osock listener makes its sockets itself");
    }

    /// Gives an address the JDK's type. It has none for abstract names, which are the loopback address to it.
    private static SocketAddress jdk(Sockaddr address) {
        try {
            return address.toSocketAddress();
        } catch (UnsupportedOperationException hasNone) {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        }
    }

    /// Who is at the other end.
    SocketAddress remote() throws java.net.SocketException {
        try {
            return jdk(socket().peername());
        } catch (SocketException failure) {
            throw JdkExceptions.ofSocket(failure);
        }
    }

    @Override
    protected InputStream getInputStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return receive(bytes, offset, length);
            }

            @Override
            public int available() throws IOException {
                return NetSocketImpl.this.available();
            }

            @Override
            public void close() throws IOException {
                NetSocketImpl.this.close();
            }
        };
    }

    private int receive(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        Socket made = socket();
        if (isReset) {
            throw new java.net.SocketException("Connection reset");
        }
        if (isInputShut) {
            return -1;
        }
        ByteBuffer room = ByteBuffer.wrap(bytes, offset, length);
        try {
            return await(made, timeout, view -> view.recv(room));
        } catch (SocketException failure) {
            if (failure.reason() == Reason.Closed.BY_PEER) {
                return -1;
            }
            throw broken(failure);
        }
    }

    /// Translates the failure of a receive or send, and remembers a reset, which the kernel tells once.
    private IOException broken(SocketException failure) {
        IOException translated = JdkExceptions.of(failure, "Read timed out");
        isReset |= "Connection reset".equals(translated.getMessage());
        return translated;
    }

    @Override
    protected OutputStream getOutputStream() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                Objects.checkFromIndexSize(offset, length, bytes.length);
                if (length > 0) {
                    send(ByteBuffer.wrap(bytes, offset, length), MsgFlags.NONE);
                }
            }

            @Override
            public void close() throws IOException {
                NetSocketImpl.this.close();
            }
        };
    }

    private void send(ByteBuffer bytes, MsgFlags flags) throws IOException {
        try {
            await(socket(), 0, view -> view.send(bytes, flags));
        } catch (SocketException failure) {
            throw broken(failure);
        }
    }

    @Override
    protected boolean supportsUrgentData() {
        return !spec.isLocal();
    }

    @Override
    protected void sendUrgentData(int data) throws IOException {
        send(ByteBuffer.wrap(new byte[] {(byte) data}), MsgFlags.OOB);
    }

    @Override
    protected int available() throws IOException {
        try {
            return isInputShut ? 0 : socket().inputStream().available();
        } catch (SocketException failure) {
            throw JdkExceptions.of(failure, "timed out");
        }
    }

    @Override
    protected void close() throws IOException {
        Socket made = socket;
        if (made != null) {
            try {
                made.close();
            } catch (SocketException failure) {
                throw JdkExceptions.of(failure, "timed out");
            }
        }
    }

    @Override
    protected void shutdownInput() throws IOException {
        shutdown(Shutdown.READ);
        isInputShut = true;
    }

    @Override
    protected void shutdownOutput() throws IOException {
        shutdown(Shutdown.WRITE);
    }

    private void shutdown(Shutdown how) throws IOException {
        try {
            socket().shutdown(how);
        } catch (SocketException failure) {
            throw JdkExceptions.of(failure, "timed out");
        }
    }

    @Override
    protected Set<SocketOption<?>> supportedOptions() {
        return JdkOptions.supported(isServer);
    }

    @Override
    protected <T> void setOption(SocketOption<T> name, T value) throws IOException {
        try {
            JdkOptions.set(socket(), name, value, isServer);
        } catch (SocketException failure) {
            throw JdkExceptions.of(failure, "timed out");
        }
    }

    @Override
    protected <T> T getOption(SocketOption<T> name) throws IOException {
        try {
            return JdkOptions.get(socket(), name, isServer);
        } catch (SocketException failure) {
            throw JdkExceptions.of(failure, "timed out");
        }
    }

    // The options by number, which is how Socket's own methods name them.

    @Override
    public void setOption(int number, Object value) throws java.net.SocketException {
        if (number == SO_TIMEOUT) {
            timeout = (Integer) value;
            return;
        }
        try {
            switch (number) {
                case SO_LINGER ->
                    JdkOptions.set(socket(), StandardSocketOptions.SO_LINGER,
                            value instanceof Integer seconds ? seconds : -1, false);
                case SO_OOBINLINE ->
                    socket().setopt(dev.osock.option.SocketOptions.OOBINLINE, (Boolean) value);
                default -> set(byNumber(number), value);
            }
        } catch (SocketException failure) {
            throw JdkExceptions.ofSocket(failure);
        }
    }

    private <T> void set(SocketOption<T> option, Object value) throws SocketException, java.net.SocketException {
        JdkOptions.set(socket(), option, option.type().cast(value), isServer);
    }

    @Override
    public Object getOption(int number) throws java.net.SocketException {
        try {
            return switch (number) {
                case SO_TIMEOUT -> timeout;
                case SO_BINDADDR ->
                    jdk(socket().sockname()) instanceof InetSocketAddress mine
                            ? mine.getAddress()
                            : InetAddress.getLoopbackAddress();
                case SO_LINGER -> {
                    int seconds = JdkOptions.get(socket(), StandardSocketOptions.SO_LINGER, false);
                    yield seconds < 0 ? (Object) false : (Object) seconds;
                }
                case SO_OOBINLINE -> socket().getopt(dev.osock.option.SocketOptions.OOBINLINE);
                default -> JdkOptions.get(socket(), byNumber(number), isServer);
            };
        } catch (SocketException failure) {
            throw JdkExceptions.ofSocket(failure);
        }
    }

    private static SocketOption<?> byNumber(int number) throws java.net.SocketException {
        return switch (number) {
            case SO_KEEPALIVE -> StandardSocketOptions.SO_KEEPALIVE;
            case SO_RCVBUF -> StandardSocketOptions.SO_RCVBUF;
            case SO_SNDBUF -> StandardSocketOptions.SO_SNDBUF;
            case SO_REUSEADDR -> StandardSocketOptions.SO_REUSEADDR;
            case SO_REUSEPORT -> StandardSocketOptions.SO_REUSEPORT;
            case TCP_NODELAY -> StandardSocketOptions.TCP_NODELAY;
            case IP_TOS -> StandardSocketOptions.IP_TOS;
            default -> throw new java.net.SocketException("Unknown option " + number);
        };
    }
}
