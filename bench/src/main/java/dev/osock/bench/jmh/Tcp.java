package dev.osock.bench.jmh;

import dev.osock.Socket;
import dev.osock.Sockets;
import dev.osock.address.SockaddrIn;
import dev.osock.option.TcpOptions;
import java.io.IOException;

/// Two ends of a TCP connection over loopback.
record Tcp(Socket client, Socket server) {

    static Tcp open() throws IOException {
        try (Socket listener = Sockets.listen(SockaddrIn.loopback(0))) {
            Socket client = Sockets.connect(listener.sockname());
            client.setopt(TcpOptions.NODELAY, true);
            return new Tcp(client, listener.accept());
        }
    }

    void close() throws IOException {
        client.close();
        server.close();
    }
}
