package dev.osock.net;

import dev.osock.kind.Type;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketImplFactory;
import java.util.Objects;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/// Makes `java.net.Socket`s over sockets of the operating system: over Unix sockets, over TCP with any option, in other
/// network namespaces. For drivers and clients that take a `SocketFactory`, by its class's name or as an object.
///
/// ```java
/// var factory = new OsockSocketFactory("unix:/run/postgresql/.s.PGSQL.5432");
/// try (Socket socket = factory.createSocket("ignored", 5432)) { … }
/// ```
///
/// If the text says where to ([SocketSpec]), that is where all its sockets are connected to, whatever host and port
/// their user names.
public final class OsockSocketFactory extends SocketFactory {

    /// The system property that the factory without an argument reads.
    public static final String PROPERTY = "dev.osock.net.socket";

    private final SocketSpec spec;

    /// As the system property `dev.osock.net.socket` says; if it is not set, plain TCP.
    ///
    /// @throws IllegalArgumentException if that is no address with options, or one of datagrams
    public OsockSocketFactory() {
        this(System.getProperty(PROPERTY, "tcp:"));
    }

    /// As a text says.
    ///
    /// @param spec an address with options, as [SocketSpec] has them
    /// @throws IllegalArgumentException if it is none, or one of datagrams
    public OsockSocketFactory(String spec) {
        this(SocketSpec.parse(spec));
    }

    /// As a specification says.
    ///
    /// @param spec the specification
    /// @throws IllegalArgumentException if it is one of datagrams
    public OsockSocketFactory(SocketSpec spec) {
        this.spec = spec.mustBe(Type.STREAM);
    }

    /// Makes a socket that is not connected.
    ///
    /// @return the socket
    /// @throws IOException if none can be opened
    @Override
    public Socket createSocket() throws IOException {
        return NetSocket.of(spec);
    }

    /// Makes a socket that is connected to a port of a host, or where the factory's text says.
    ///
    /// @param host the host; null for the loopback address, as in the JDK
    /// @param port the port
    /// @return the socket
    /// @throws IOException if it cannot be connected
    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(null, remote(host, port));
    }

    /// Makes a socket that is bound and connected.
    ///
    /// @param host the host
    /// @param port the port
    /// @param localHost where it is bound
    /// @param localPort and to which port
    /// @return the socket
    /// @throws IOException if it cannot be bound or connected
    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(localHost, localPort), remote(host, port));
    }

    /// Makes a socket that is connected.
    ///
    /// @param host the host
    /// @param port the port
    /// @return the socket
    /// @throws IOException if it cannot be connected
    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(null, remote(host, port));
    }

    /// Makes a socket that is bound and connected.
    ///
    /// @param address the host
    /// @param port the port
    /// @param localAddress where it is bound
    /// @param localPort and to which port
    /// @return the socket
    /// @throws IOException if it cannot be bound or connected
    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return connected(new InetSocketAddress(localAddress, localPort), remote(address, port));
    }

    /// Gives the factory for [Socket#setSocketImplFactory], which decides about every socket that the process makes
    /// with `new Socket()` from then on, for good: a tool for tests of code that takes no factory, in a process of
    /// their own. Sockets of NIO and listeners are not touched.
    ///
    /// @return the factory
    public SocketImplFactory socketImplFactory() {
        return () -> NetSocketImpl.ofClient(spec);
    }

    private static InetSocketAddress remote(@Nullable String host, int port) {
        return host == null
                ? new InetSocketAddress(InetAddress.getLoopbackAddress(), port)
                : new InetSocketAddress(host, port);
    }

    private static InetSocketAddress remote(InetAddress host, int port) {
        return new InetSocketAddress(Objects.requireNonNull(host), port);
    }

    private Socket connected(@Nullable InetSocketAddress local, InetSocketAddress remote) throws IOException {
        NetSocket socket = NetSocket.of(spec);
        try {
            if (local != null) {
                socket.bind(local);
            }
            socket.connect(remote, 0);
            return socket;
        } catch (Throwable failed) {
            try (socket) {
                throw failed;
            }
        }
    }
}
