package dev.osock.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.BlockingIo;
import dev.osock.ReceivedMsg;
import dev.osock.Socket;
import dev.osock.address.InAddr;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.message.ControlTypes;
import dev.osock.message.Msg;
import dev.osock.message.MsgFlags;
import dev.osock.option.SctpOptions;
import dev.osock.testing.Patience;
import java.io.ByteArrayOutputStream;
import java.time.Duration;

/// Sockets of SCTP on loopback, and what they receive.
final class Sctp {

    static final Duration PATIENCE = Patience.seconds(5);

    private Sctp() {}

    static Socket one() throws SocketException {
        return Socket.open(Domain.INET, Type.STREAM, Protocol.SCTP);
    }

    static Socket many() throws SocketException {
        return Socket.open(Domain.INET, Type.SEQPACKET, Protocol.SCTP);
    }

    /// An address of loopback: 127.0.0.`last`.
    static SockaddrIn at(int last, int port) {
        return new SockaddrIn(InAddr.of(127, 0, 0, last), port);
    }

    static Socket listening(Socket socket) throws SocketException {
        socket.bind(SockaddrIn.loopback(0));
        socket.listen();
        return socket;
    }

    static int port(Socket socket) throws SocketException {
        return ((SockaddrIn) socket.sockname()).port();
    }

    /// Asks for kinds of notifications.
    static Socket asking(Socket socket, SctpEventType... types) throws SocketException {
        for (SctpEventType type : types) {
            socket.setopt(SctpOptions.EVENT, SctpEvent.on(type));
        }
        return socket;
    }

    static BlockingIo patient(Socket socket) {
        return socket.within(PATIENCE);
    }

    static Msg message(byte[] bytes, SctpSndinfo info) {
        return Msg.of(bytes).with(ControlTypes.SCTP_SNDINFO.of(info));
    }

    /// Receives until a notification of a kind comes; what else comes is let go.
    static <T extends SctpNotification> T next(Socket socket, Class<T> kind) throws SocketException {
        return next(socket, kind, PATIENCE);
    }

    static <T extends SctpNotification> T next(Socket socket, Class<T> kind, Duration patience)
            throws SocketException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            SctpNotification told = socket.within(left).recvmsg().notification().orElse(null);
            if (kind.isInstance(told)) {
                return kind.cast(told);
            }
        }
    }

    /// Receives the next message of a peer, all of it; notifications are let go. The kernel gives a long message in
    /// parts if its receive buffer is too small for it.
    static ReceivedMsg data(Socket socket) throws SocketException {
        var bytes = new ByteArrayOutputStream();
        while (true) {
            ReceivedMsg got = patient(socket).recvmsg(200_000, 0, MsgFlags.NONE);
            if (got.flags().contains(MsgFlags.NOTIFICATION)) {
                continue;
            }
            bytes.writeBytes(got.data());
            if (got.flags().contains(MsgFlags.EOR)) {
                return new ReceivedMsg(
                        got.addr(), bytes.toByteArray(), bytes.size(), got.ctrl(), got.rawCtrl(), got.flags(),
                        got.descriptors());
            }
        }
    }

    static Sockaddr source(ReceivedMsg got) {
        return got.addr().orElseThrow();
    }

    /// Two sockets of one association.
    record Pair(Socket listener, Socket client, Socket server) implements AutoCloseable {

        static Pair of() throws SocketException {
            return of(one(), one());
        }

        /// Connects a socket to another that is made to listen, both as they have been set up.
        static Pair of(Socket listener, Socket client) throws SocketException {
            listening(listener);
            patient(client).connect(listener.sockname());
            return new Pair(listener, client, patient(listener).accept());
        }

        @Override
        public void close() throws SocketException {
            try (listener; client) {
                server.close();
            }
        }
    }

    /// A socket that has many associations, and one that has one of them.
    record Many(Socket server, Socket client, AssocId association) implements AutoCloseable {

        static Many of(Socket server, Socket client) throws SocketException {
            asking(server, SctpEventType.ASSOCIATION);
            listening(server);
            patient(client).connect(server.sockname());
            SctpNotification.AssocChange up = next(server, SctpNotification.AssocChange.class);
            assertThat(up.state()).isEqualTo(SctpNotification.AssocChange.State.COMM_UP);
            return new Many(server, client, up.assocId());
        }

        static Many of() throws SocketException {
            return of(many(), one());
        }

        @Override
        public void close() throws SocketException {
            try (server) {
                client.close();
            }
        }
    }
}
