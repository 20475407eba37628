package dev.osock.net;

import dev.osock.kind.Type;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/// Makes `java.net.DatagramSocket`s over sockets of the operating system: over UDP with any option, in other network
/// namespaces, over Unix datagrams. The JDK has no such factory; the methods are its constructors.
///
/// ```java
/// var factory = new OsockDatagramSocketFactory("udp:?netns=blue&ip.tos=16");
/// try (DatagramSocket socket = factory.createSocket(5353)) { … }
/// ```
///
/// If the text says where to ([SocketSpec]), all the sockets of `createSocket` send there and receive from there, and
/// are connected to it as long as they are open, whatever address a packet has; those of [#createServerSocket()] are
/// bound there.
///
/// Packets have addresses of the Internet only. A Unix datagram comes from the loopback address, port 0, and can be
/// answered only by a socket that sends to one place.
public final class OsockDatagramSocketFactory {

    /// The system property that the factory without an argument reads.
    public static final String PROPERTY = "dev.osock.net.datagramSocket";

    private final SocketSpec spec;

    /// As the system property `dev.osock.net.datagramSocket` says; if it is not set, plain UDP.
    ///
    /// @throws IllegalArgumentException if that is no address with options, or one of a stream
    public OsockDatagramSocketFactory() {
        this(System.getProperty(PROPERTY, "udp:"));
    }

    /// As a text says.
    ///
    /// @param spec an address with options, as [SocketSpec] has them
    /// @throws IllegalArgumentException if it is none, or one of a stream
    public OsockDatagramSocketFactory(String spec) {
        this(SocketSpec.parse(spec));
    }

    /// As a specification says.
    ///
    /// @param spec the specification
    /// @throws IllegalArgumentException if it is one of a stream
    public OsockDatagramSocketFactory(SocketSpec spec) {
        this.spec = spec.mustBe(Type.DGRAM);
    }

    /// Makes a socket that is bound to any free port.
    ///
    /// @return the socket
    /// @throws IOException if it cannot be bound, or not be connected to where the factory's text says
    public DatagramSocket createSocket() throws IOException {
        return createSocket(0);
    }

    /// Makes a socket that is bound to a port.
    ///
    /// @param port the port
    /// @return the socket
    /// @throws IOException as [#createSocket()]
    public DatagramSocket createSocket(int port) throws IOException {
        return createSocket(new InetSocketAddress(port));
    }

    /// Makes a socket that is bound to a port of an address.
    ///
    /// @param port the port
    /// @param address the address
    /// @return the socket
    /// @throws IOException as [#createSocket()]
    public DatagramSocket createSocket(int port, InetAddress address) throws IOException {
        return createSocket(new InetSocketAddress(address, port));
    }

    /// Makes a socket that is bound to an address.
    ///
    /// @param address the address, of the Internet
    /// @return the socket
    /// @throws IOException as [#createSocket()]
    public DatagramSocket createSocket(SocketAddress address) throws IOException {
        return bound(NetDatagramSocket.ofClient(spec), address);
    }

    /// Makes a socket that is not bound yet, as `new DatagramSocket(null)` is. Sending, receiving and connecting bind
    /// it to any free port.
    ///
    /// @return the socket
    /// @throws IOException if none can be opened
    public DatagramSocket createUnboundSocket() throws IOException {
        return NetDatagramSocket.ofClient(spec);
    }

    /// Makes a socket that is bound where the factory's text says; if it does not say, to any free port.
    ///
    /// @return the socket
    /// @throws IOException if it cannot be bound
    public DatagramSocket createServerSocket() throws IOException {
        return bound(NetDatagramSocket.ofServer(spec), new InetSocketAddress(0));
    }

    private static DatagramSocket bound(NetDatagramSocket socket, SocketAddress address) throws IOException {
        try {
            socket.bind(address);
            return socket;
        } catch (Throwable failed) {
            try (socket) {
                throw failed;
            }
        }
    }
}
