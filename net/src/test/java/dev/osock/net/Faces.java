package dev.osock.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// Whose sockets: the JDK's, which are the judge, and the library's with the same face.
enum Faces {
    JDK {
        @Override
        ServerSocket server() throws IOException {
            return new ServerSocket();
        }

        @Override
        Socket socket() {
            return new Socket();
        }
    },
    OSOCK {
        @Override
        ServerSocket server() throws IOException {
            return new OsockServerSocketFactory("tcp:").createServerSocket();
        }

        @Override
        Socket socket() throws IOException {
            return new OsockSocketFactory("tcp:").createSocket();
        }
    };

    /// A listener that is not bound.
    abstract ServerSocket server() throws IOException;

    /// A socket that is not connected.
    abstract Socket socket() throws IOException;

    /// Two sockets that are connected to each other.
    record Pair(ServerSocket server, Socket near, Socket far) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            try (server; near; far) {
                // all three
            }
        }
    }

    Pair pair() throws IOException {
        ServerSocket server = server();
        server.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Socket near = socket();
        near.connect(server.getLocalSocketAddress());
        return new Pair(server, near, server.accept());
    }
}
