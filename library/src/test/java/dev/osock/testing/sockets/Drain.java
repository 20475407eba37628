package dev.osock.testing.sockets;

import dev.osock.Socket;
import dev.osock.error.SocketException;
import java.nio.ByteBuffer;

/// Reads what comes to a socket and throws it away, until the socket is closed, its peer ends or a message is empty.
public final class Drain {

    private Drain() {}

    public static void start(Socket socket) {
        ThreadKind.PLATFORM.start(() -> run(socket));
    }

    private static void run(Socket socket) {
        ByteBuffer bucket = ByteBuffer.allocateDirect(1 << 16);
        try {
            while (socket.recv(bucket.clear()) > 0) {
                // and again
            }
        } catch (SocketException ended) {
            // no more to read
        }
    }
}
