package consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.osock.Sockets;
import dev.osock.address.SockaddrUn;
import dev.osock.net.OsockSocketFactory;

/// Greets itself over a Unix socket, one end of which is a `java.net.Socket`.
public final class Hello {

    private Hello() {}

    public static void main(String[] arguments) throws Exception {
        String name = "consumer-" + ProcessHandle.current().pid();
        try (var listener = Sockets.listen(SockaddrUn.abstractName(name));
                var client = new OsockSocketFactory("unix:@" + name).createSocket("ignored", 0);
                var peer = listener.accept()) {
            client.getOutputStream().write("hello, world".getBytes(UTF_8));
            System.out.println(new String(peer.recv(5), UTF_8));
        }
    }
}
