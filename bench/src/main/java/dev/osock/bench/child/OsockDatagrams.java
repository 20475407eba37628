package dev.osock.bench.child;

import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.option.SocketOptions;
import java.io.IOException;
import java.nio.ByteBuffer;

/// This library, one datagram with each system call.
final class OsockDatagrams implements DatagramEnd {

    private final Socket socket = bound();
    private final ByteBuffer datagram;
    private Sockaddr source = Sockaddr.unspec();

    OsockDatagrams(int size) throws IOException {
        datagram = ByteBuffer.allocateDirect(size);
    }

    static Socket bound() throws IOException {
        Socket socket = Socket.open(Domain.INET, Type.DGRAM);
        socket.setopt(SocketOptions.RCVBUF, QUEUE);
        socket.bind(SockaddrIn.any(0));
        return socket;
    }

    @Override
    public int port() throws IOException {
        return ((SockaddrIn) socket.sockname()).port();
    }

    @Override
    public void receive() throws IOException {
        source = socket.recvfrom(datagram.clear());
    }

    @Override
    public int count() {
        return source instanceof SockaddrIn && !datagram.hasRemaining() ? 1 : 0;
    }

    @Override
    public void answer() throws IOException {
        socket.sendto(datagram.flip(), source);
    }
}
