package dev.osock.bench.child;

import dev.osock.Socket;
import dev.osock.bench.child.Repeat.Operation;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.option.TcpOptions;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;

/// Reads or sets `TCP_NODELAY`.
final class Options {

    private Options() {}

    static Operation osock(String how) throws IOException {
        Socket socket = Socket.open(Domain.INET, Type.STREAM, Protocol.TCP);
        return how.equals("get")
                ? () -> socket.getopt(TcpOptions.NODELAY)
                : () -> socket.setopt(TcpOptions.NODELAY, true);
    }

    static Operation nio(String how) throws IOException {
        SocketChannel channel = SocketChannel.open();
        return how.equals("get")
                ? () -> channel.getOption(StandardSocketOptions.TCP_NODELAY)
                : () -> channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }
}
