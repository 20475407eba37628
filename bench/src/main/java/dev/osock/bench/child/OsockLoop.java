package dev.osock.bench.child;

import dev.osock.Attempt;
import dev.osock.Mailbox;
import dev.osock.SelectHandle;
import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.SocketMessage;
import dev.osock.address.SockaddrIn;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.option.TcpOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/// This library without waiting: one platform thread, as the other loops have, and one mailbox serve all connections, with one
/// direct buffer for all of them.
/// A connection has a buffer of its own only while its peer does not take what is sent.
final class OsockLoop implements EchoServer {

    private static final int ROOM = 64 * 1024;

    private final Mailbox mailbox = Mailbox.create();
    private final ByteBuffer shared = ByteBuffer.allocateDirect(ROOM);
    private final Map<SelectHandle, Step> waiting = new HashMap<>();

    /// What to do when a message has come; gives the handle of the next one.
    private interface Step {
        SelectHandle go() throws IOException;
    }

    @Override
    public int start() throws IOException {
        Socket listener = Socket.open(Domain.INET, Type.STREAM, Protocol.TCP);
        listener.bind(SockaddrIn.loopback(0));
        listener.listen(BACKLOG);
        int port = ((SockaddrIn) listener.sockname()).port();
        Thread.ofPlatform().start(() -> mailbox.run(() -> serve(listener)));
        return port;
    }

    private void serve(Socket listener) {
        take(() -> accept(listener));
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

    private SelectHandle accept(Socket listener) throws IOException {
        while (true) {
            switch (listener.nowait().accept()) {
                case Attempt.Done(Socket peer) -> {
                    peer.setopt(TcpOptions.NODELAY, true);
                    take(new Connection(peer));
                }
                case Attempt.Select(SelectInfo info) -> {
                    return info.handle();
                }
                case Attempt.Partial<Socket> _ -> throw new AssertionError("there are no parts of a connection");
            }
        }
    }

    private final class Connection implements Step {
        private static final ByteBuffer NONE = ByteBuffer.allocate(0);

        private final Socket socket;
        private ByteBuffer rest = NONE;

        Connection(Socket socket) {
            this.socket = socket;
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
                    switch (socket.nowait().send(shared.flip())) {
                        case Attempt.Done<Integer> _ -> {
                            // all of it
                        }
                        case Attempt.Partial(Integer _, SelectInfo info) -> {
                            return later(info);
                        }
                        case Attempt.Select(SelectInfo info) -> {
                            return later(info);
                        }
                    }
                }
            } catch (IOException end) {
                socket.close();
                throw end;
            }
        }

        private SelectHandle later(SelectInfo info) {
            rest = ByteBuffer.allocate(shared.remaining()).put(shared).flip();
            return info.handle();
        }
    }
}
