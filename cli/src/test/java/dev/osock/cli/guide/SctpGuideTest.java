package dev.osock.cli.guide;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.osock.ReceivedMsg;
import dev.osock.Socket;
import dev.osock.address.InAddr;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.error.SocketClosedException;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.message.ControlTypes;
import dev.osock.message.Msg;
import dev.osock.message.MsgFlags;
import dev.osock.option.SctpOptions;
import dev.osock.sctp.AssocId;
import dev.osock.sctp.SctpEvent;
import dev.osock.sctp.SctpEventType;
import dev.osock.sctp.SctpFlags;
import dev.osock.sctp.SctpInitmsg;
import dev.osock.sctp.SctpNotification;
import dev.osock.sctp.SctpRcvinfo;
import dev.osock.sctp.SctpSndinfo;
import dev.osock.sctp.SctpStatus;
import dev.osock.sctp.SctpUdpencaps;
import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The examples of `docs/guide/sctp.md`.
@Requires(Need.SCTP)
@Timeout(30)
class SctpGuideTest {

    /// Where the kernel lists the sockets of SCTP that listen.
    private static final Path ENDPOINTS = Path.of("/proc/net/sctp/eps");

    private final List<Object> log = new ArrayList<>();

    private void log(Object line) {
        log.add(line);
    }

    private void serve(ReceivedMsg message) {
        log.add(new String(message.data(), US_ASCII));
    }

    private static Socket connected(Sockaddr server, byte[] bytes) throws SocketException {
        Socket client = Socket.open(Domain.INET, Type.STREAM, Protocol.SCTP);
        client.setopt(SctpOptions.INITMSG, new SctpInitmsg(8, 8, 0, 0)); // ask for eight streams each way
        client.connect(server);
        client.sendmsg(Msg.of(bytes).with(ControlTypes.SCTP_SNDINFO.of(SctpSndinfo.stream(3).withPpid(46))));
        return client;
    }

    private static String received(Socket socket) throws SocketException {
        socket.setopt(SctpOptions.RECVRCVINFO, true);
        ReceivedMsg message = socket.recvmsg(65_536, 0, MsgFlags.NONE);
        boolean isWhole = message.flags().contains(MsgFlags.EOR);
        int stream = message.value(ControlTypes.SCTP_RCVINFO).map(SctpRcvinfo::sid).orElse(0);
        return message.length() + " " + isWhole + " " + stream;
    }

    private static Socket answered(Sockaddr address, byte[] answer) throws SocketException {
        Socket server = Socket.open(Domain.INET, Type.SEQPACKET, Protocol.SCTP);
        server.bind(address);
        server.listen();
        server.setopt(SctpOptions.RECVRCVINFO, true);
        ReceivedMsg question = server.recvmsg();
        AssocId from = question.value(ControlTypes.SCTP_RCVINFO).orElseThrow().assocId();
        server.sendmsg(Msg.of(answer).with(ControlTypes.SCTP_SNDINFO.of(SctpSndinfo.stream(0).to(from))));
        List<AssocId> all = server.associations().ids();
        SctpStatus status = server.getopt(SctpOptions.STATUS, SctpStatus.ask(from));
        Socket own = server.associations().peeloff(from); // a socket for this association alone
        assertThat(all).containsExactly(from);
        assertThat(status.state()).isEqualTo(SctpStatus.State.ESTABLISHED);
        own.close();
        return server;
    }

    /// Connects as soon as somebody listens.
    private static Socket patientlyConnected(SockaddrIn server) throws IOException, InterruptedException {
        for (int i = 0; i < 500; i++) {
            if (Files.readString(ENDPOINTS).contains(" " + server.port() + " ")) {
                return connected(server, new byte[] {'?'});
            }
            Thread.sleep(20);
        }
        throw new AssertionError("nobody listens at " + server);
    }

    private static SockaddrIn free() throws SocketException {
        try (Socket socket = Socket.open(Domain.INET, Type.STREAM, Protocol.SCTP)) {
            socket.bind(SockaddrIn.loopback(0));
            return (SockaddrIn) socket.sockname();
        }
    }

    private void told(Socket server) throws SocketException {
        server.setopt(SctpOptions.EVENT, SctpEvent.on(SctpEventType.ASSOCIATION));
        ReceivedMsg told = server.recvmsg();
        switch (told.notification().orElse(null)) {
            case null -> serve(told); // a message of a peer
            case SctpNotification.AssocChange change -> log(change.assocId() + " is " + change.state());
            case SctpNotification.Broken part -> log("no room for all of it: " + part);
            case SctpNotification other -> log(other);
        }
    }

    private static void end(Socket server, AssocId association) throws SocketException {
        SctpSndinfo end = SctpSndinfo.stream(0).to(association).withFlags(SctpFlags.EOF);
        server.sendmsg(Msg.of().with(ControlTypes.SCTP_SNDINFO.of(end)));
    }

    private static List<Sockaddr> severalAddresses(Sockaddr first, Sockaddr second) throws SocketException {
        Socket listener = Socket.open(Domain.INET, Type.STREAM, Protocol.SCTP);
        listener.bind(first);
        listener.associations().bindAdd(List.of(second)); // of the same port
        listener.listen();
        List<Sockaddr> addresses = listener.associations().socknames();
        listener.close();
        return addresses;
    }

    @Test
    void messagesGoByStreams() throws SocketException {
        try (Socket listener = Socket.open(Domain.INET, Type.STREAM, Protocol.SCTP)) {
            listener.bind(SockaddrIn.loopback(0));
            listener.listen();
            try (Socket client = connected(listener.sockname(), new byte[5]); Socket socket = listener.accept()) {
                assertThat(received(socket)).isEqualTo("5 true 3");
            }
        }
    }

    @Test
    void aSocketHasManyAssociationsAndIsTold() throws Exception {
        SockaddrIn address = free();
        FutureTask<Socket> asks = new FutureTask<>(() -> patientlyConnected(address));
        Thread.startVirtualThread(asks);
        try (Socket server = answered(address, new byte[] {'!'}); Socket first = asks.get()) {
            assertThat(first.recv()).isEqualTo(new byte[] {'!'});
            server.setopt(SctpOptions.EVENT, SctpEvent.on(SctpEventType.ASSOCIATION));
            try (Socket second = connected(server.sockname(), new byte[] {'x'})) {
                told(server);
                told(server);
                assertThat(second.isOpen()).isTrue();
            }
            assertThat(log).hasSize(2).last().isEqualTo("x");
            assertThat(log.getFirst()).asString().endsWith("is comm_up");
        }
    }

    @Test
    void anAssociationIsEndedAndTheNotificationsAreThoseOfBothSockets() throws Exception {
        try (Socket server = Socket.open(Domain.INET, Type.SEQPACKET, Protocol.SCTP)) {
            server.bind(SockaddrIn.loopback(0));
            server.listen();
            server.setopt(SctpOptions.RECVRCVINFO, true);
            server.setopt(SctpOptions.EVENT, SctpEvent.on(SctpEventType.ASSOCIATION));
            try (Socket first = connected(server.sockname(), new byte[] {'x'});
                    Socket second = connected(server.sockname(), new byte[] {'y'})) {
                List<AssocId> all = server.associations().ids();
                try (Socket own = server.associations().peeloff(all.getLast())) {
                    assertThat(own.getopt(SctpOptions.RECVRCVINFO)).isTrue();
                    end(own, all.getLast());
                    assertThat(endOf(own)).isEqualTo(all.getLast());
                }
                end(server, all.getFirst());
                assertThat(endOf(server)).isEqualTo(all.getFirst());
                assertThatThrownBy(() -> end(server, all.getFirst())).hasMessageContaining("EPIPE");
                assertThatThrownBy(first::recv).isInstanceOf(SocketClosedException.class);
                assertThatThrownBy(second::recv).isInstanceOf(SocketClosedException.class);
            }
        }
    }

    /// Receives until an association has ended, and tells which.
    private static AssocId endOf(Socket socket) throws SocketException {
        while (true) {
            if (socket.recvmsg().notification().orElse(null) instanceof SctpNotification.AssocChange change
                    && change.state().equals(SctpNotification.AssocChange.State.SHUTDOWN_COMP)) {
                return change.assocId();
            }
        }
    }

    @Test
    void aSocketHasSeveralAddresses() throws SocketException {
        Sockaddr first = new SockaddrIn(InAddr.of(127, 0, 0, 1), 0);
        assertThat(severalAddresses(first, new SockaddrIn(InAddr.of(127, 0, 0, 2), 0))).hasSize(2);
    }

    private static void sentByUdp(Socket client) throws SocketException {
        client.setopt(SctpOptions.REMOTE_UDP_ENCAPS_PORT, new SctpUdpencaps(AssocId.FUTURE, Sockaddr.unspec(), 9_899));
    }

    /// What then goes by UDP is counted by a test of the library, between two hosts that may.
    @Requires(Need.SCTP_OVER_UDP)
    @Test
    void aSocketIsToldToSendByUdp() throws SocketException {
        try (Socket client = Socket.open(Domain.INET, Type.STREAM, Protocol.SCTP)) {
            sentByUdp(client);
            assertThat(client.getopt(SctpOptions.REMOTE_UDP_ENCAPS_PORT).port()).isEqualTo(9_899);
        }
    }
}
