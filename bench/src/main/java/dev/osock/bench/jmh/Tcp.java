package dev.osock.bench.jmh;

import dev.osock.Socket;
import dev.osock.address.SockaddrIn;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.option.TcpOptions;
import java.io.IOException;

/// Two ends of a TCP connection over loopback.
record Tcp(Socket client, Socket server) {

    static Tcp open() throws IOException {
        try (Socket listener = Socket.open(Domain.INET, Type.STREAM, Protocol.TCP)) {
            listener.bind(SockaddrIn.loopback(0));
            listener.listen();
            Socket client = Socket.open(Domain.INET, Type.STREAM, Protocol.TCP);
            client.connect(listener.sockname());
            client.setopt(TcpOptions.NODELAY, true);
            return new Tcp(client, listener.accept());
        }
    }

    void close() throws IOException {
        client.close();
        server.close();
    }
}
