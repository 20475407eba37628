package dev.osock.net;

import dev.osock.BlockingIo;
import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.error.Errno;
import dev.osock.error.SocketException;
import dev.osock.error.SocketTimeoutException;
import dev.osock.kind.Shutdown;
import dev.osock.message.MsgFlags;
import dev.osock.option.SocketOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketImpl;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;

/// What `java.net.Socket` and `java.net.ServerSocket` ask of a socket, done on one of the library's.
///
/// A socket of the domain inet6 takes addresses of IPv4 too, as the JDK's does.
final class NetSocketImpl extends NetSocketOptions {

    private static final int USUAL_BACKLOG = 50;

    private final SocketSpec spec;

    private volatile boolean isConnected;
    private volatile boolean isInputShut;
    private volatile boolean isClosing;

    private NetSocketImpl(SocketSpec spec, JdkOptions options) {
        super(options);
        this.spec = spec;
    }

    static NetSocketImpl ofClient(SocketSpec spec) {
        return new NetSocketImpl(spec, JdkOptions.CLIENT);
    }

    static NetSocketImpl ofServer(SocketSpec spec) {
        return new NetSocketImpl(spec, JdkOptions.SERVER);
    }

    /// That of a socket that is connected already.
    private static NetSocketImpl ofAccepted(SocketSpec spec, Socket accepted) throws SocketException {
        var impl = new NetSocketImpl(spec, JdkOptions.CLIENT);
        impl.socket = accepted;
        impl.isConnected = true;
        InetSocketAddress peer = peer(accepted);
        impl.address = peer.getAddress();
        impl.port = peer.getPort();
        impl.readLocalPort(accepted);
        return impl;
    }

    /// Tells who is at the other end of a connection, also if that has gone already: then it is any address.
    private static InetSocketAddress peer(Socket accepted) throws SocketException {
        try {
            return JdkAddresses.inet(accepted.peername());
        } catch (SocketException failure) {
            if (failure.is(Errno.ENOTCONN)) {
                return new InetSocketAddress(0);
            }
            throw failure;
        }
    }

    SocketSpec spec() {
        return spec;
    }

    /// Tells whether reading has been shut down on this side.
    ///
    /// @throws java.net.SocketException if the socket is closed by now
    boolean isInputShut() throws java.net.SocketException {
        if (isInputShut && !socket().isOpen()) {
            throw new java.net.SocketException("Socket closed");
        }
        return isInputShut;
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
            socket = options == JdkOptions.SERVER && spec.isInternet()
                    ? spec.openWith(SocketOptions.REUSEADDR)
                    : spec.open();
        } catch (SocketException failure) {
            throw JdkExceptions.ofOpen(failure);
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
            address = host(named);
            port = named.getPort();
            connectTo(spec.target().orElseGet(() -> JdkAddresses.here(spec.domain(), address, port)), millis);
        } catch (IOException failure) {
            close();
            throw failure;
        }
    }

    private void connectTo(Sockaddr target, int millis) throws IOException {
        Socket made = socket();
        try {
            JdkWait.await(made, millis, view -> {
                view.connect(target);
                return true;
            });
            isConnected = true;
            readLocalPort(made);
        } catch (SocketException failure) {
            throw JdkExceptions.ofConnect(failure, target);
        } catch (InterruptedIOException interrupt) {
            throw JdkWait.closedBy(interrupt);
        }
    }

    /// Which host an address names. The wildcard is this host, as in the JDK; and where the socket's text says where it
    /// goes, any name will do.
    private InetAddress host(InetSocketAddress named) throws IOException {
        if (spec.target().isPresent()) {
            return named.isUnresolved() ? InetAddress.getLoopbackAddress() : named.getAddress();
        }
        if (named.isUnresolved()) {
            throw new UnknownHostException(named.getHostName());
        }
        return named.getAddress().isAnyLocalAddress() ? InetAddress.getLocalHost() : named.getAddress();
    }

    private void readLocalPort(Socket made) throws SocketException {
        localport = switch (made.sockname()) {
            case SockaddrIn in -> in.port();
            case SockaddrIn6 in6 -> in6.port();
            default -> 0;
        };
    }

    /// Binds the socket. If its text says where it goes, a listener is bound there; and a client of a Unix socket is
    /// not bound, as the address of a host says nothing there; nor one of vsock.
    @Override
    protected void bind(InetAddress host, int port) throws IOException {
        boolean isSettled = options == JdkOptions.SERVER && spec.target().isPresent();
        if (!isSettled && !spec.isInternet()) {
            return;
        }
        Socket made = socket();
        Sockaddr place = isSettled ? spec.target().orElseThrow() : JdkAddresses.here(spec.domain(), host, port);
        try {
            made.bind(place);
            address = isSettled ? JdkAddresses.inet(made.sockname()).getAddress() : host;
            readLocalPort(made);
        } catch (SocketException failure) {
            throw JdkExceptions.ofBind(failure, place);
        }
    }

    @Override
    protected void listen(int backlog) throws IOException {
        try {
            socket().listen(backlog < 1 ? USUAL_BACKLOG : backlog);
        } catch (SocketException failure) {
            throw JdkExceptions.of(failure);
        }
    }

    /// Accepts a connection.
    ///
    /// @return what a `java.net.Socket` of it asks
    NetSocketImpl accept() throws IOException {
        try {
            Socket accepted = JdkWait.await(socket(), timeout(), BlockingIo::accept);
            try {
                return ofAccepted(spec, accepted);
            } catch (Throwable failed) {
                try (accepted) {
                    throw failed;
                }
            }
        } catch (SocketException failure) {
            throw JdkExceptions.of(failure, "Accept timed out");
        }
    }

    @Override
    protected void accept(SocketImpl other) throws IOException {
        throw new IOException("an osock listener makes its sockets itself");
    }

    /// Who is at the other end.
    SocketAddress remote() throws java.net.SocketException {
        try {
            return JdkAddresses.jdk(socket().peername());
        } catch (SocketException failure) {
            throw JdkExceptions.ofSocket(failure);
        }
    }

    @Override
    protected InputStream getInputStream() {
        return new NetInput(this);
    }

    @Override
    protected OutputStream getOutputStream() {
        return new NetOutput(this);
    }

    @Override
    protected boolean supportsUrgentData() {
        return spec.isInternet();
    }

    /// Sends a byte of urgent data, without waiting, as in the JDK.
    @Override
    protected void sendUrgentData(int data) throws IOException {
        Socket made = socket();
        if (!isConnected && made.isOpen()) {
            throw new java.net.SocketException("Not connected");
        }
        try {
            made.within(Duration.ZERO).send(ByteBuffer.wrap(new byte[] {(byte) data}), MsgFlags.OOB);
        } catch (SocketTimeoutException full) {
            throw new java.net.SocketException("No buffer space available", full);
        } catch (SocketException failure) {
            throw notWritten(failure);
        }
    }

    /// Translates the failure of a write. What meets the end that closing has given the stream has met the closing.
    IOException notWritten(SocketException failure) {
        return isClosing ? new java.net.SocketException("Socket closed", failure) : JdkExceptions.ofWrite(failure);
    }

    @Override
    protected int available() throws IOException {
        try {
            return isInputShut() ? 0 : socket().inputStream().available();
        } catch (SocketException failure) {
            throw JdkExceptions.of(failure);
        }
    }

    /// Closes the socket. A connection's stream is ended first, so that the peer finds its end even if there are bytes
    /// that nobody has read, for which the system would reset it; unless that is what its user wants, who has it linger
    /// for no time.
    @Override
    protected void close() throws IOException {
        Socket made = socket;
        if (made != null) {
            try {
                if (isConnected && spec.isInternet() && made.isOpen()) {
                    endStream(made);
                }
                made.close();
            } catch (SocketException failure) {
                throw JdkExceptions.of(failure);
            }
        }
    }

    private void endStream(Socket made) throws IOException {
        isClosing = true;
        try {
            if (options.value(made, StandardSocketOptions.SO_LINGER) != 0) {
                made.shutdown(Shutdown.WRITE);
            }
        } catch (SocketException gone) {
            // there is no stream any more
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
            throw JdkExceptions.of(failure);
        }
    }
}
