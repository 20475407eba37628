package dev.osock.cli.guide;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Descriptor;
import dev.osock.Platform;
import dev.osock.ReceivedMsg;
import dev.osock.Socket;
import dev.osock.Sockets;
import dev.osock.address.InAddr;
import dev.osock.address.RawBytes;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.error.Errno;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.message.ControlTypes;
import dev.osock.message.ExtendedError;
import dev.osock.message.Msg;
import dev.osock.message.MsgFlags;
import dev.osock.option.ExtensionOptions;
import dev.osock.option.InPktinfo;
import dev.osock.option.IpOptions;
import dev.osock.option.Ipv6Options;
import dev.osock.option.SocketOptions;
import dev.osock.option.TcpOptions;
import dev.osock.option.Tos;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The examples of `docs/guide/messages.md`, and what that says of them.
@Timeout(30)
class MessagesGuideTest {

    private static Socket bound(SockaddrIn address) throws SocketException {
        Socket socket = Socket.open(Domain.INET, Type.DGRAM);
        socket.bind(address);
        return socket;
    }

    private static int port(Socket socket) throws SocketException {
        return ((SockaddrIn) socket.sockname()).port();
    }

    private static Msg send(Socket socket, ByteBuffer header, ByteBuffer body, Sockaddr destination)
            throws SocketException {
        Msg message = Msg.of(header, body).to(destination).with(ControlTypes.IP_TTL.of(3));
        long sent = socket.sendmsg(message);
        assertThat(sent).isEqualTo(6);
        return message;
    }

    @Test
    void aMessageIsSentWithItsParts() throws SocketException {
        try (Socket sender = bound(SockaddrIn.loopback(0));
                Socket receiver = bound(SockaddrIn.loopback(0))) {
            Msg sent = send(
                    sender,
                    ByteBuffer.wrap("one".getBytes(US_ASCII)),
                    ByteBuffer.wrap("two".getBytes(US_ASCII)),
                    receiver.sockname());
            assertThat(sent.rest()).isEmpty();
            assertThat(receiver.recv()).isEqualTo("onetwo".getBytes(US_ASCII));
        }
    }

    private static void answerAll(Socket socket) throws SocketException {
        List<Msg> answers = new ArrayList<>();
        for (ReceivedMsg question : socket.recvmmsg(64)) {
            answers.add(Msg.of(question.data()).to(question.addr().orElseThrow()));
        }
        socket.sendmmsg(answers);
    }

    private static List<Msg> sendAll(Socket socket, List<Msg> messages) {
        List<Msg> rest = List.of();
        try {
            socket.sendmmsg(messages);
        } catch (SocketException failed) {
            int gone = (int) failed.sent();
            rest = messages.subList(gone + 1, messages.size()); // without the one that failed
        }
        return rest;
    }

    @Test
    void severalMessagesComeAndGoAtOnce() throws SocketException {
        try (Socket server = bound(SockaddrIn.loopback(0));
                Socket client = bound(SockaddrIn.loopback(0))) {
            client.connect(server.sockname());
            List<Msg> questions = List.of(
                    Msg.of("one".getBytes(US_ASCII)),
                    Msg.of(new byte[70_000]),
                    Msg.of("two".getBytes(US_ASCII)),
                    Msg.of("three".getBytes(US_ASCII)));
            List<Msg> rest = sendAll(client, questions);
            assertThat(rest).isEqualTo(questions.subList(2, 4));
            assertThat(sendAll(client, rest)).isEmpty();
            answerAll(server);
            assertThat(client.recvmmsg(64)).extracting(each -> new String(each.data(), US_ASCII))
                    .containsExactly("one", "two", "three");
        }
    }

    private static void answer(Socket socket, byte[] answer) throws SocketException {
        socket.setopt(IpOptions.PKTINFO, true);
        ReceivedMsg question = socket.recvmsg();
        InPktinfo arrival = question.value(ControlTypes.IP_PKTINFO).orElseThrow();
        socket.sendmsg(Msg.of(answer)
                .to(question.addr().orElseThrow())
                .with(ControlTypes.IP_PKTINFO.of(InPktinfo.from(arrival.specDst()))));
    }

    @Test
    void theAnswerComesFromTheAddressThatWasAsked() throws SocketException {
        try (Socket server = bound(SockaddrIn.any(0));
                Socket client = bound(SockaddrIn.loopback(0))) {
            server.setopt(IpOptions.PKTINFO, true);
            var asked = new SockaddrIn(InAddr.of(127, 0, 0, 3), port(server));
            client.sendto("?".getBytes(US_ASCII), asked);
            answer(server, "!".getBytes(US_ASCII));
            assertThat(client.within(Duration.ofSeconds(5)).recvfrom().source()).isEqualTo(asked);
        }
    }

    private static String distance(Socket socket) throws SocketException {
        socket.setopt(IpOptions.RECVTTL, true);
        socket.setopt(IpOptions.RECVTOS, true);
        ReceivedMsg message = socket.recvmsg();
        int ttl = message.value(ControlTypes.IP_TTL).orElseThrow();
        Tos tos = message.value(ControlTypes.IP_TOS).orElseThrow();
        return ttl + " " + tos;
    }

    private static Instant arrival(Socket socket) throws SocketException {
        socket.setopt(SocketOptions.TIMESTAMPNS, true);
        ReceivedMsg message = socket.recvmsg();
        Instant arrival = message.value(ControlTypes.TIMESTAMPNS).orElseThrow().toInstant();
        return arrival;
    }

    @Test
    void ttlTosAndTimeCome() throws SocketException {
        try (Socket sender = bound(SockaddrIn.loopback(0));
                Socket receiver = bound(SockaddrIn.loopback(0))) {
            receiver.setopt(IpOptions.RECVTTL, true);
            receiver.setopt(IpOptions.RECVTOS, true);
            sender.setopt(IpOptions.TTL, 7);
            sender.setopt(IpOptions.TOS, Tos.LOWDELAY);
            sender.sendto(new byte[1], receiver.sockname());
            assertThat(distance(receiver)).isEqualTo("7 lowdelay");
            Instant before = Instant.now().minusMillis(1);
            receiver.setopt(SocketOptions.TIMESTAMPNS, true);
            sender.sendto(new byte[1], receiver.sockname());
            assertThat(arrival(receiver)).isBetween(before, Instant.now().plusMillis(1));
        }
    }

    private static String sender(Socket socket) throws IOException {
        socket.setopt(SocketOptions.PASSPIDFD, true);
        try (ReceivedMsg message = socket.recvmsg()) {
            Descriptor process = message.pidfd().orElseThrow();
            return Files.readString(Path.of("/proc/self/fdinfo/" + process.fd())); // has a line "Pid:"
        }
    }

    @Test
    void theSenderIsADescriptor() throws IOException {
        try (Socket.Pair pair = Socket.pair(Domain.LOCAL, Type.DGRAM)) {
            if (Platform.isSupported(SocketOptions.PASSPIDFD)) {
                pair.second().setopt(SocketOptions.PASSPIDFD, true);
                pair.first().send(new byte[1]);
                assertThat(sender(pair.second())).contains("Pid:\t" + ProcessHandle.current().pid() + "\n");
            }
        }
    }

    private static ExtensionOptions between(Socket sender, Socket receiver, byte[] data) throws SocketException {
        receiver.setopt(Ipv6Options.RECVHOPOPTS, true);
        var options = ExtensionOptions.of(new ExtensionOptions.Option(0x1E, RawBytes.of((byte) 7)));
        sender.sendmsg(Msg.of(data).with(ControlTypes.IPV6_HOPOPTS.of(options)));
        ExtensionOptions arrived = receiver.recvmsg().value(ControlTypes.IPV6_HOPOPTS).orElseThrow();
        return arrived;
    }

    @Test
    void optionsBetweenTheHeadersArrive() throws SocketException {
        try (Socket sender = Socket.open(Domain.INET6, Type.DGRAM);
                Socket receiver = Socket.open(Domain.INET6, Type.DGRAM)) {
            receiver.bind(SockaddrIn6.loopback(0));
            sender.connect(receiver.sockname());
            assertThat(between(sender, receiver, new byte[1]).options())
                    .containsExactly(new ExtensionOptions.Option(0x1E, RawBytes.of((byte) 7)));
        } catch (SocketErrnoException forbidden) {
            assertThat(forbidden.is(Errno.EPERM)).isTrue(); // not the user root
        }
    }

    private static int left(Socket socket) throws SocketException {
        socket.setopt(TcpOptions.INQ, true);
        ReceivedMsg part = socket.recvmsg(1000, 0, MsgFlags.NONE);
        int more = part.value(ControlTypes.TCP_INQ).orElse(0);
        return more;
    }

    @Test
    void aReceiveTellsWhatIsLeft() throws SocketException {
        try (Socket listener = Sockets.listen(SockaddrIn.loopback(0));
                Socket client = Sockets.connect(listener.sockname());
                Socket peer = listener.accept()) {
            peer.setopt(TcpOptions.INQ, true);
            client.send(new byte[1500]);
            assertThat(left(peer)).isEqualTo(500);
        }
    }

    private static String refusal(Socket socket, byte[] question, Sockaddr nobody) throws SocketException {
        socket.setopt(IpOptions.RECVERR, true);
        socket.sendto(question, nobody);
        ReceivedMsg failed = socket.within(Duration.ofSeconds(1)).recvmsg(MsgFlags.ERRQUEUE);
        ExtendedError error = failed.value(ControlTypes.IP_RECVERR).orElseThrow();
        String story = failed.addr().orElseThrow() + " " + error.codeName() + " says " + error.offender().orElseThrow();
        return story;
    }

    @Test
    void aRefusalIsInTheErrorQueue() throws SocketException {
        int port;
        try (Socket gone = bound(SockaddrIn.loopback(0))) {
            port = port(gone);
        }
        try (Socket socket = bound(SockaddrIn.loopback(0))) {
            assertThat(refusal(socket, "?".getBytes(US_ASCII), SockaddrIn.loopback(port)))
                    .isEqualTo("127.0.0.1:" + port + " port_unreach says 127.0.0.1:0");
        }
    }
}
