package dev.osock.stress;

import dev.osock.Attempt;
import dev.osock.Mailbox;
import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.SocketMessage;
import dev.osock.ZerocopySend;
import dev.osock.error.Errno;
import dev.osock.message.MsgFlags;
import dev.osock.option.SocketOptions;
import dev.osock.stress.Links.Link;
import dev.osock.testing.Patience;
import java.nio.ByteBuffer;
import java.time.Duration;

/// Sends without copying over a connection whose peer has little room, so that they are not done before it receives.
final class ZerocopySends {

    private static final Duration LIMIT = Patience.seconds(20);
    private static final int SIZE = 60_000;

    private final Socket near;
    private final Socket far;

    ZerocopySends(Link link) throws Exception {
        near = link.near();
        far = link.far();
        far.setopt(SocketOptions.RCVBUF, 4096);
        near.setopt(SocketOptions.SNDBUF, 1 << 20);
        near.zerocopy();
    }

    /// Sends, has the other end receive, and waits.
    String exchange() throws Exception {
        ZerocopySend send = near.zerocopy().send(data());
        return came() + ", copied: " + send.await(LIMIT) + ", left: " + near.zerocopy().outstanding();
    }

    /// Sends, and asks without waiting, before something fails.
    Asked ask() throws Exception {
        if (near.nowait().zerocopy().send(data(), MsgFlags.NONE) instanceof Attempt.Done<ZerocopySend>(var send)
                && near.nowait().zerocopy().await(send) instanceof Attempt.Select<Boolean>(SelectInfo info)) {
            return new Asked(send, info);
        }
        throw new IllegalStateException("not sent, or done too early");
    }

    /// A question of which a message will come.
    final class Asked {

        private final ZerocopySend send;
        private final SelectInfo info;

        private Asked(ZerocopySend send, SelectInfo info) {
            this.send = send;
            this.info = info;
        }

        /// Has the other end receive, and tells which message comes.
        String answer() throws Exception {
            String came = came();
            return came + ", " + switch (Mailbox.self().receive(info.handle(), LIMIT).orElseThrow()) {
                case SocketMessage.SelectMessage told -> "told";
                case SocketMessage.AbortMessage(var _, var _, Errno errno) -> "given up: " + errno.name();
                case SocketMessage other -> other.toString();
            };
        }

        /// Asks again.
        String again() throws Exception {
            if (near.nowait().zerocopy().await(send) instanceof Attempt.Select<Boolean>(SelectInfo next)) {
                SocketMessage told = Mailbox.self().receive(next.handle(), LIMIT).orElseThrow();
                return told + ", done: " + send.isDone();
            }
            return "done: " + send.isDone() + ", left: " + near.zerocopy().outstanding();
        }
    }

    private static ByteBuffer data() {
        ByteBuffer data = ByteBuffer.allocateDirect(SIZE);
        for (int i = 0; i < SIZE; i++) {
            data.put(i, (byte) (i * 31));
        }
        return data;
    }

    private String came() throws Exception {
        byte[] data = far.within(LIMIT).recv(SIZE);
        for (int i = 0; i < SIZE; i++) {
            if (data[i] != (byte) (i * 31)) {
                return "byte " + i + " is another";
            }
        }
        return "came " + data.length;
    }
}
