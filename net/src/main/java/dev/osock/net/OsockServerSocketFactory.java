package dev.osock.net;

import dev.osock.kind.Type;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/// Makes `java.net.ServerSocket`s over listeners of the operating system: at Unix addresses, over TCP with any option,
/// in other network namespaces.
public final class OsockServerSocketFactory extends ServerSocketFactory {

    private static final int MAX_PORT = 65_535;

    private final SocketSpec spec;

    /// As the system property `dev.osock.net.socket` says; if it is not set, plain TCP.
    ///
    /// @throws IllegalArgumentException if that is no address with options, or one of datagrams
    public OsockServerSocketFactory() {
        this(System.getProperty(OsockSocketFactory.PROPERTY, "tcp:"));
    }

    /// As a text says.
    ///
    /// @param spec an address with options, as [SocketSpec] has them
    /// @throws IllegalArgumentException if it is none, or one of datagrams
    public OsockServerSocketFactory(String spec) {
        this(SocketSpec.parse(spec));
    }

    /// As a specification says.
    ///
    /// @param spec the specification
    /// @throws IllegalArgumentException if it is one of datagrams
    public OsockServerSocketFactory(SocketSpec spec) {
        this.spec = spec.mustBe(Type.STREAM);
    }

    /// Makes a listener that is not bound.
    ///
    /// @return the listener
    /// @throws IOException if none can be opened
    @Override
    public ServerSocket createServerSocket() throws IOException {
        return NetServerSocket.of(spec);
    }

    /// Makes a listener at a port, or where the factory's text says.
    ///
    /// @param port the port
    /// @return the listener
    /// @throws IOException if it cannot be bound
    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
        return createServerSocket(port, 0);
    }

    /// Makes a listener at a port, or where the factory's text says.
    ///
    /// @param port the port
    /// @param backlog how many connections may wait
    /// @return the listener
    /// @throws IOException if it cannot be bound
    @Override
    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
        return bound(null, port, backlog);
    }

    /// Makes a listener at an address, or where the factory's text says.
    ///
    /// @param port the port
    /// @param backlog how many connections may wait
    /// @param address the address
    /// @return the listener
    /// @throws IOException if it cannot be bound
    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
        return bound(address, port, backlog);
    }

    private ServerSocket bound(@Nullable InetAddress address, int port, int backlog) throws IOException {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("Port value out of range: " + port);
        }
        NetServerSocket server = NetServerSocket.of(spec);
        try {
            server.bind(new InetSocketAddress(address, port), backlog);
            return server;
        } catch (Throwable failed) {
            try (server) {
                throw failed;
            }
        }
    }
}
