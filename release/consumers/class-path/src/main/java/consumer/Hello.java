package consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.osock.Socket;
import dev.osock.Sockets;
import dev.osock.address.SockaddrIn;
import java.time.Duration;

/// Greets itself over TCP.
public final class Hello {

    private Hello() {}

    public static void main(String[] arguments) throws Exception {
        try (Socket listener = Sockets.listen(SockaddrIn.loopback(0));
                Socket client = Sockets.connect(listener.sockname());
                Socket peer = listener.accept()) {
            client.send("hello, world".getBytes(UTF_8));
            byte[] five = peer.within(Duration.ofSeconds(5)).recv(5);
            System.out.println(new String(five, UTF_8));
        }
    }
}
