package dev.osock.bench.child;

import dev.osock.Socket;
import dev.osock.Sockets;
import dev.osock.address.SockaddrIn;
import dev.osock.bench.child.Service.Conversation;
import dev.osock.option.TcpOptions;
import java.io.IOException;
import java.nio.ByteBuffer;

/// This library, a virtual thread with a small direct buffer for each connection.
record OsockThreads() implements Server {

    @Override
    public int start(Service service) throws IOException {
        Socket listener = Sockets.listen(SockaddrIn.loopback(0));
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    Socket peer = listener.accept();
                    peer.setopt(TcpOptions.NODELAY, true);
                    Thread.ofVirtual().start(() -> serve(peer, service));
                }
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
        });
        return ((SockaddrIn) listener.sockname()).port();
    }

    private static void serve(Socket peer, Service service) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(service.room());
        Conversation conversation = service.begin(Service.Memory.DIRECT);
        try (peer) {
            while (true) {
                peer.recv(buffer.clear());
                peer.send(conversation.answer(buffer.flip()));
            }
        } catch (IOException end) {
            // the peer has closed
        }
    }
}
