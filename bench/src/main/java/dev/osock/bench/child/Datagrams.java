package dev.osock.bench.child;

import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.bench.child.Repeat.Operation;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/// On one thread: a UDP datagram of 64 bytes from one socket to another, with its source. Direct buffers where there
/// are buffers.
final class Datagrams {

    private static final int MESSAGE = 64;

    private Datagrams() {}

    static Operation osock() throws IOException {
        Socket from = bound();
        Socket to = bound();
        Sockaddr there = to.sockname();
        ByteBuffer buffer = ByteBuffer.allocateDirect(MESSAGE);
        return () -> {
            from.sendto(buffer.clear(), there);
            to.recvfrom(buffer.clear());
        };
    }

    private static Socket bound() throws IOException {
        Socket socket = Socket.open(Domain.INET, Type.DGRAM);
        socket.bind(SockaddrIn.loopback(0));
        return socket;
    }

    static Operation nio() throws IOException {
        var any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        DatagramChannel from = DatagramChannel.open().bind(any);
        DatagramChannel to = DatagramChannel.open().bind(any);
        SocketAddress there = to.getLocalAddress();
        ByteBuffer buffer = ByteBuffer.allocateDirect(MESSAGE);
        return () -> {
            from.send(buffer.clear(), there);
            to.receive(buffer.clear());
        };
    }

    static Operation net() throws IOException {
        var from = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        var to = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        var out = new DatagramPacket(new byte[MESSAGE], MESSAGE, to.getLocalSocketAddress());
        var in = new DatagramPacket(new byte[MESSAGE], MESSAGE);
        return () -> {
            from.send(out);
            to.receive(in);
        };
    }
}
