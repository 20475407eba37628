package dev.osock.net.conformance;

import dev.osock.net.OsockDatagramSocketFactory;
import dev.osock.net.OsockServerSocketFactory;
import dev.osock.net.OsockSocketFactory;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketAddress;
import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;

/// Whose sockets: the JDK's, which are the judge, and the library's with the same face.
enum Faces {
    JDK(SocketFactory.getDefault(), ServerSocketFactory.getDefault()) {
        @Override
        DatagramSocket unbound() throws IOException {
            return new DatagramSocket(null);
        }

        @Override
        DatagramSocket datagrams() throws IOException {
            return new DatagramSocket();
        }

        @Override
        DatagramSocket datagrams(int port) throws IOException {
            return new DatagramSocket(port);
        }

        @Override
        DatagramSocket datagrams(int port, InetAddress address) throws IOException {
            return new DatagramSocket(port, address);
        }

        @Override
        DatagramSocket datagrams(SocketAddress address) throws IOException {
            return new DatagramSocket(address);
        }
    },
    OSOCK(new OsockSocketFactory("tcp:"), new OsockServerSocketFactory("tcp:")) {
        private final OsockDatagramSocketFactory datagrams = new OsockDatagramSocketFactory("udp:");

        @Override
        DatagramSocket unbound() throws IOException {
            return datagrams.createUnboundSocket();
        }

        @Override
        DatagramSocket datagrams() throws IOException {
            return datagrams.createSocket();
        }

        @Override
        DatagramSocket datagrams(int port) throws IOException {
            return datagrams.createSocket(port);
        }

        @Override
        DatagramSocket datagrams(int port, InetAddress address) throws IOException {
            return datagrams.createSocket(port, address);
        }

        @Override
        DatagramSocket datagrams(SocketAddress address) throws IOException {
            return datagrams.createSocket(address);
        }
    };

    /// Makes sockets: its methods are the constructors of `Socket`.
    final SocketFactory sockets;

    /// Makes listeners: its methods are the constructors of `ServerSocket`.
    final ServerSocketFactory servers;

    Faces(SocketFactory sockets, ServerSocketFactory servers) {
        this.sockets = sockets;
        this.servers = servers;
    }

    // The constructors of DatagramSocket.

    abstract DatagramSocket unbound() throws IOException;

    abstract DatagramSocket datagrams() throws IOException;

    abstract DatagramSocket datagrams(int port) throws IOException;

    abstract DatagramSocket datagrams(int port, InetAddress address) throws IOException;

    abstract DatagramSocket datagrams(SocketAddress address) throws IOException;
}
