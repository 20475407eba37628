package dev.osock.bench.child;

import dev.osock.Socket;
import dev.osock.address.SockaddrIn;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/// A whole process: listens, connects to itself, sends a byte and prints it when it has come.
public final class ColdStart {

    private ColdStart() {}

    /// Runs.
    ///
    /// @param args `osock` or `nio`
    /// @throws IOException ends the process
    public static void main(String[] args) throws IOException {
        System.out.write(args[0].equals("osock") ? osock() : nio());
        System.out.flush();
    }

    private static int osock() throws IOException {
        try (Socket listener = Socket.open(Domain.INET, Type.STREAM, Protocol.TCP);
                Socket client = Socket.open(Domain.INET, Type.STREAM, Protocol.TCP)) {
            listener.bind(SockaddrIn.loopback(0));
            listener.listen();
            client.connect(listener.sockname());
            ByteBuffer one = ByteBuffer.allocateDirect(1).put((byte) 'x');
            try (Socket peer = listener.accept()) {
                client.send(one.flip());
                peer.recv(one.clear());
                return one.get(0);
            }
        }
    }

    private static int nio() throws IOException {
        try (ServerSocketChannel listener =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                SocketChannel client = SocketChannel.open(listener.getLocalAddress());
                SocketChannel peer = listener.accept()) {
            ByteBuffer one = ByteBuffer.allocateDirect(1).put((byte) 'x');
            client.write(one.flip());
            peer.read(one.clear());
            return one.get(0);
        }
    }
}
