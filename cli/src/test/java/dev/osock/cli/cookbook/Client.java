package dev.osock.cli.cookbook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.osock.testing.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/// A client that any program could be: one of the JDK's sockets, on loopback.
final class Client {

    private Client() {}

    static Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) Patience.seconds(30).toMillis());
        return socket;
    }

    /// Sends text, in as many pieces as are given, and returns all that comes until the server closes.
    static String exchange(int port, String... pieces) throws IOException, InterruptedException {
        try (Socket socket = connect(port)) {
            for (String piece : pieces) {
                socket.getOutputStream().write(piece.getBytes(ISO_8859_1));
                Thread.sleep(5); // so that it comes as one
            }
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
