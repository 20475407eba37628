package dev.osock.stress;

import static dev.osock.testing.sockets.Bytes.bytes;

import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.error.SocketClosedException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// Reads a type and an address, connects there, says hello and then sends back what comes. A main class.
final class VsockPeer {

    private static final int MOST = 100_000;

    private VsockPeer() {}

    /// Runs until the peer has ended.
    public static void main(String[] arguments) throws IOException {
        String[] told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))
                .readLine()
                .split(" ", -1);
        try (Socket socket = Socket.open(Domain.VSOCK, Type.named(told[0]).orElseThrow())) {
            socket.connect(Sockaddr.parse(told[1]));
            socket.send(bytes("hello"));
            long count = 0;
            while (true) {
                byte[] some;
                try {
                    some = socket.recvSome(MOST);
                } catch (SocketClosedException end) {
                    break;
                }
                socket.send(some);
                count += some.length;
            }
            System.out.println(count);
        }
    }
}
