package dev.osock.bench.child;

import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.bench.child.Repeat.Operation;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.option.Linger;
import dev.osock.option.SocketOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/// On one thread: connect, accept, one byte, close both, the
/// accepted one first. The client's linger of zero leaves nothing in TIME_WAIT.
final class Connections {

    private Connections() {}

    static Operation osock() throws IOException {
        Socket listener = Socket.open(Domain.INET, Type.STREAM, Protocol.TCP);
        listener.bind(SockaddrIn.loopback(0));
        listener.listen();
        Sockaddr address = listener.sockname();
        Linger zero = new Linger(true, 0);
        ByteBuffer one = ByteBuffer.allocateDirect(1);
        return () -> {
            try (Socket client = Socket.open(Domain.INET, Type.STREAM, Protocol.TCP)) {
                client.setopt(SocketOptions.LINGER, zero);
                client.connect(address);
                try (Socket peer = listener.accept()) {
                    client.send(one.clear());
                    peer.recv(one.clear());
                }
            }
        };
    }

    static Operation nio() throws IOException {
        ServerSocketChannel listener =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        SocketAddress address = listener.getLocalAddress();
        ByteBuffer one = ByteBuffer.allocateDirect(1);
        return () -> {
            try (SocketChannel client = SocketChannel.open()) {
                client.setOption(StandardSocketOptions.SO_LINGER, 0);
                client.connect(address);
                try (SocketChannel peer = listener.accept()) {
                    client.write(one.clear());
                    peer.read(one.clear());
                }
            }
        };
    }

    static Operation net() throws IOException {
        ServerSocket listener = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        SocketAddress address = listener.getLocalSocketAddress();
        return () -> {
            try (var client = new java.net.Socket()) {
                client.setSoLinger(true, 0);
                client.connect(address);
                try (var peer = listener.accept()) {
                    client.getOutputStream().write(1);
                    if (peer.getInputStream().read() != 1) {
                        throw new IOException("another byte");
                    }
                }
            }
        };
    }
}
