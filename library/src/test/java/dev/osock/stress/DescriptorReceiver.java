package dev.osock.stress;

import static dev.osock.testing.sockets.Bytes.bytes;

import dev.osock.ReceivedMsg;
import dev.osock.Socket;
import dev.osock.address.SockaddrUn;
import dev.osock.error.SocketClosedException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import java.io.IOException;

/// Connects to a local listener, and for each message takes the socket that comes along, says hello on it and closes
/// it. Half of the messages also bring a second descriptor, which nobody takes. A main class.
final class DescriptorReceiver {

    private DescriptorReceiver() {}

    /// Runs until the stream ends.
    ///
    /// @param arguments the listener's abstract name
    public static void main(String[] arguments) throws IOException {
        var name = new java.io.BufferedReader(
                new java.io.InputStreamReader(System.in, java.nio.charset.StandardCharsets.US_ASCII))
                .readLine();
        // opens the jars of the class path; the library does it a second after the first socket
        System.getLogger("dev.osock");
        long count = 0;
        try (Socket way = Socket.open(Domain.LOCAL, Type.SEQPACKET)) {
            way.connect(SockaddrUn.abstractName(name));
            long before = -1;
            while (true) {
                try (ReceivedMsg message = way.recvDescriptors(10, 2)) {
                    try (Socket taken = message.descriptors().getFirst().toSocket()) {
                        taken.send(bytes("hello"));
                    }
                    count++;
                } catch (SocketClosedException end) {
                    break;
                }
                if (count == 100) {
                    before = Resources.descriptors("");
                }
            }
            System.out.println(count + " " + (Resources.descriptors("") - before));
        }
    }
}
