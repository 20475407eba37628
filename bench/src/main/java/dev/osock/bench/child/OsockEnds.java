package dev.osock.bench.child;

import dev.osock.Socket;
import dev.osock.Sockets;
import dev.osock.address.SockaddrIn;
import dev.osock.bench.child.Ends.End;
import dev.osock.bench.child.Ends.Transport;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.message.MsgFlags;
import dev.osock.option.TcpOptions;
import java.io.IOException;
import java.nio.ByteBuffer;

/// This library, with direct buffers and Nagle's algorithm off. Used in the same way on virtual and platform threads.
enum OsockEnds implements Transport {
    TCP {
        @Override
        public Ends open(int size, int room) throws IOException {
            try (Socket listener = Sockets.listen(SockaddrIn.loopback(0))) {
                Socket client = Sockets.connect(listener.sockname());
                Socket server = listener.accept();
                client.setopt(TcpOptions.NODELAY, true);
                server.setopt(TcpOptions.NODELAY, true);
                return ends(client, server, size, room);
            }
        }
    },
    UNIX {
        @Override
        public Ends open(int size, int room) throws IOException {
            Socket.Pair pair = Socket.pair(Domain.LOCAL, Type.STREAM);
            return ends(pair.first(), pair.second(), size, room);
        }
    },
    UNIXGRAM {
        @Override
        public Ends open(int size, int room) throws IOException {
            Socket.Pair pair = Socket.pair(Domain.LOCAL, Type.DGRAM);
            return ends(pair.first(), pair.second(), size, room);
        }
    };

    private static Ends ends(Socket client, Socket server, int size, int room) {
        return new Ends(end(client, size, room), end(server, size, room));
    }

    private static End end(Socket socket, int size, int room) {
        ByteBuffer message = ByteBuffer.allocateDirect(size);
        ByteBuffer bucket = ByteBuffer.allocateDirect(room);
        return new End() {
            @Override
            public void send() throws IOException {
                socket.send(message.clear());
            }

            @Override
            public void receive() throws IOException {
                socket.recv(message.clear(), MsgFlags.WAITALL);
            }

            @Override
            public void drain() throws IOException {
                socket.recv(bucket.clear());
            }
        };
    }
}
