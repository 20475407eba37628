package dev.osock.bench.child;

import dev.osock.Attempt;
import dev.osock.Mailbox;
import dev.osock.NowaitIo;
import dev.osock.SelectHandle;
import dev.osock.Socket;
import dev.osock.SocketMessage;
import dev.osock.Sockets;
import dev.osock.address.SockaddrIn;
import dev.osock.bench.child.Service.Conversation;
import dev.osock.option.TcpOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/// This library without waiting: one platform thread, as the other loops have, and one mailbox serve all connections,
/// with one direct buffer for all of them. A connection has one handle, by which its messages are known, and keeps what
/// is to be sent only while its peer does not take it.
final class OsockLoop implements Server {

    private static final int ROOM = 64 * 1024;

    private final Mailbox mailbox = Mailbox.create();
    private final ByteBuffer shared = ByteBuffer.allocateDirect(ROOM);
    private final Map<SelectHandle, Step> steps = new HashMap<>();

    /// What to do when a message has come: as much as can be done without waiting. If it fails, it is over.
    private interface Step {
        void go() throws IOException;
    }

    @Override
    public int start(Service service) throws IOException {
        Socket listener = Sockets.listen(SockaddrIn.loopback(0));
        int port = ((SockaddrIn) listener.sockname()).port();
        Thread.ofPlatform().start(() -> mailbox.run(() -> serve(listener, service)));
        return port;
    }

    private void serve(Socket listener, Service service) {
        SelectHandle own = SelectHandle.create();
        NowaitIo listening = listener.nowait(own);
        steps.put(own, () -> accept(listening, service));
        go(own);
        try {
            while (true) {
                if (mailbox.receive() instanceof SocketMessage.SelectMessage(Socket _, SelectHandle handle)) {
                    go(handle);
                }
            }
        } catch (InterruptedException stopped) {
            mailbox.close();
        }
    }

    private void go(SelectHandle handle) {
        try {
            Step step = steps.get(handle);
            if (step != null) {
                step.go();
            }
        } catch (IOException over) {
            steps.remove(handle);
        }
    }

    private void accept(NowaitIo listening, Service service) throws IOException {
        while (listening.accept() instanceof Attempt.Done(Socket peer)) {
            peer.setopt(TcpOptions.NODELAY, true);
            SelectHandle own = SelectHandle.create();
            steps.put(own, new Connection(peer, peer.nowait(own), service.begin(Service.Memory.DIRECT)));
            go(own);
        }
    }

    private final class Connection implements Step {
        private static final ByteBuffer NONE = ByteBuffer.allocate(0);

        private final Socket socket;
        private final NowaitIo io;
        private final Conversation conversation;
        private ByteBuffer rest = NONE; // what the peer has not taken

        Connection(Socket socket, NowaitIo io, Conversation conversation) {
            this.socket = socket;
            this.io = io;
            this.conversation = conversation;
        }

        @Override
        public void go() throws IOException {
            try {
                if (rest.hasRemaining() && io.send(rest) instanceof Attempt.Pending) {
                    return;
                }
                while (io.recv(shared.clear()) instanceof Attempt.Done) {
                    ByteBuffer answer = conversation.answer(shared.flip());
                    if (io.send(answer) instanceof Attempt.Pending) {
                        rest = ByteBuffer.allocate(answer.remaining()).put(answer).flip();
                        return;
                    }
                }
            } catch (IOException end) {
                socket.close();
                throw end;
            }
        }
    }
}
