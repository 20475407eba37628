package dev.osock.net.adapter;

import dev.osock.net.OsockServerSocketFactory;
import dev.osock.net.OsockSocketFactory;
import dev.osock.net.SocketSpec;
import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.rmi.server.RMIClientSocketFactory;
import java.rmi.server.RMIServerSocketFactory;
import org.jspecify.annotations.Nullable;

/// Takes RMI over sockets of the operating system: both of its factories in one. Stubs carry it to the clients, so that
/// these need this module on their class path and nothing else.
///
/// ```java
/// var sockets = new RmiSocketFactory("unix:/run/app/rmi-{port}");
/// Registry registry = LocateRegistry.createRegistry(1099, sockets, sockets);
/// registry.bind("greeter", UnicastRemoteObject.exportObject(greeter, 1100, sockets, sockets));
/// ```
///
/// Each port is a listener of its own: `{port}` in the text is the port's number. A client finds the registry with
/// `LocateRegistry.getRegistry("localhost", 1099, sockets)`. A stub from a server that is not trusted says where its
/// client connects to, as any stub does; here that may be a Unix socket.
public final class RmiSocketFactory implements RMIClientSocketFactory, RMIServerSocketFactory, Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    private static final String PORT = "{port}";

    /// The text, with `{port}` in it.
    private final String text;

    /// As a text says.
    ///
    /// @param text an address with options, as [SocketSpec] has them, in which `{port}` is for the port's number
    /// @throws IllegalArgumentException if it is none
    public RmiSocketFactory(String text) {
        this.text = text;
        spec(0);
    }

    private SocketSpec spec(int port) {
        return SocketSpec.parse(text.replace(PORT, Integer.toString(port)));
    }

    /// Makes a socket that is connected.
    ///
    /// @param host the host, if the text does not say where to
    /// @param port the port
    /// @return the socket
    /// @throws IOException if it cannot be connected
    @Override
    public Socket createSocket(String host, int port) throws IOException {
        SocketSpec spec = spec(port);
        var factory = new OsockSocketFactory(spec);
        if (spec.target().isEmpty()) {
            return factory.createSocket(host, port);
        }
        Socket socket = factory.createSocket();
        try {
            socket.connect(new InetSocketAddress(Loopback.named(host), port));
            return socket;
        } catch (Throwable failed) {
            try (socket) {
                throw failed;
            }
        }
    }

    /// Makes a listener.
    ///
    /// @param port the port
    /// @return the listener
    /// @throws IOException if it cannot be bound
    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
        return new OsockServerSocketFactory(spec(port)).createServerSocket(port);
    }

    /// Compares the texts: RMI takes equal factories for one, and shares listeners and connections between them.
    ///
    /// @param other anything
    /// @return whether it is a factory of the same text
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RmiSocketFactory that && text.equals(that.text);
    }

    /// Hashes the text.
    ///
    /// @return the hash code
    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /// Gives the text.
    ///
    /// @return the text
    @Override
    public String toString() {
        return text;
    }
}
