package dev.osock.bench.child;

import dev.osock.Attempt;
import dev.osock.Mailbox;
import dev.osock.SelectHandle;
import dev.osock.SelectInfo;
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
/// with one direct buffer for all of them. A connection keeps what is to be sent only while its peer does not take it.
final class OsockLoop implements Server {

    private static final int ROOM = 64 * 1024;

    private final Mailbox mailbox = Mailbox.create();
    private final ByteBuffer shared = ByteBuffer.allocateDirect(ROOM);
    private final Map<SelectHandle, Step> waiting = new HashMap<>();

    /// What to do when a message has come; gives the handle of the next one.
    private interface Step {
        SelectHandle go() throws IOException;
    }

    @Override
    public int start(Service service) throws IOException {
        Socket listener = Sockets.listen(SockaddrIn.loopback(0));
        int port = ((SockaddrIn) listener.sockname()).port();
        Thread.ofPlatform().start(() -> mailbox.run(() -> serve(listener, service)));
        return port;
    }

    private void serve(Socket listener, Service service) {
        take(() -> accept(listener, service));
        try {
            while (true) {
                if (mailbox.receive() instanceof SocketMessage.SelectMessage(Socket _, SelectHandle handle)) {
                    Step step = waiting.remove(handle);
                    if (step != null) {
                        take(step);
                    }
                }
            }
        } catch (InterruptedException stopped) {
            mailbox.close();
        }
    }

    private void take(Step step) {
        try {
            waiting.put(step.go(), step);
        } catch (IOException over) {
            // the connection has been closed by its step
        }
    }

    private SelectHandle accept(Socket listener, Service service) throws IOException {
        while (true) {
            switch (listener.nowait().accept()) {
                case Attempt.Done(Socket peer) -> {
                    peer.setopt(TcpOptions.NODELAY, true);
                    take(new Connection(peer, service));
                }
                case Attempt.Pending<Socket> pending -> {
                    return pending.info().handle();
                }
            }
        }
    }

    private final class Connection implements Step {
        private static final ByteBuffer NONE = ByteBuffer.allocate(0);

        private final Socket socket;
        private final Conversation conversation;
        private ByteBuffer rest = NONE; // what the peer has not taken

        Connection(Socket socket, Service service) {
            this.socket = socket;
            conversation = service.begin(Service.Memory.DIRECT);
        }

        @Override
        public SelectHandle go() throws IOException {
            try {
                if (rest.hasRemaining() && socket.nowait().send(rest) instanceof Attempt.Partial(Integer _, var info)) {
                    return info.handle();
                }
                while (true) {
                    if (socket.nowait().recv(shared.clear()) instanceof Attempt.Select(SelectInfo info)) {
                        return info.handle();
                    }
                    ByteBuffer answer = conversation.answer(shared.flip());
                    switch (socket.nowait().send(answer)) {
                        case Attempt.Done<Integer> _ -> {
                            // all of it
                        }
                        case Attempt.Pending<Integer> pending -> {
                            return later(answer, pending.info());
                        }
                    }
                }
            } catch (IOException end) {
                socket.close();
                throw end;
            }
        }

        private SelectHandle later(ByteBuffer answer, SelectInfo info) {
            rest = ByteBuffer.allocate(answer.remaining()).put(answer).flip();
            return info.handle();
        }
    }
}
