package dev.osock.bench;

import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.message.MsgFlags;
import dev.osock.option.TcpOptions;
import java.io.IOException;
import java.nio.ByteBuffer;

/// This library, with a direct buffer and Nagle's algorithm off.
record Osock(int size) implements Contestant {

    @Override
    public String name() {
        return "osock";
    }

    @Override
    public Listener listen() throws IOException {
        Socket listener = Socket.open(Domain.INET, Type.STREAM, Protocol.TCP);
        listener.bind(SockaddrIn.loopback(0));
        listener.listen();
        Sockaddr address = listener.sockname();
        return new Listener() {
            @Override
            public End accept() throws IOException {
                return end(listener.accept());
            }

            @Override
            public End connect() throws IOException {
                Socket socket = Socket.open(Domain.INET, Type.STREAM, Protocol.TCP);
                socket.connect(address);
                return end(socket);
            }

            @Override
            public void close() throws IOException {
                listener.close();
            }
        };
    }

    private End end(Socket socket) throws IOException {
        socket.setopt(TcpOptions.NODELAY, true);
        ByteBuffer buffer = ByteBuffer.allocateDirect(size);
        return new End() {
            @Override
            public void send() throws IOException {
                socket.send(buffer.clear());
            }

            @Override
            public void receive() throws IOException {
                socket.recv(buffer.clear(), MsgFlags.WAITALL);
            }

            @Override
            public void close() throws IOException {
                socket.close();
            }
        };
    }
}
