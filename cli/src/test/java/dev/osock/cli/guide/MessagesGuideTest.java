package dev.osock.cli.guide;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.ReceivedMsg;
import dev.osock.Socket;
import dev.osock.address.InAddr;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.message.ControlTypes;
import dev.osock.message.ExtendedError;
import dev.osock.message.Msg;
import dev.osock.message.MsgFlags;
import dev.osock.option.InPktinfo;
import dev.osock.option.IpOptions;
import dev.osock.option.SocketOptions;
import dev.osock.option.Tos;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
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

    private static void answer(Socket socket, byte[] answer) throws SocketException {
        socket.setopt(IpOptions.PKTINFO, true);
        ReceivedMsg question = socket.recvmsg();
        InPktinfo arrival = question.value(ControlTypes.IP_PKTINFO).orElseThrow();
        socket.sendmsg(Msg.of(answer)
                .to(question.addr().orElseThrow())
                .with(ControlTypes.IP_PKTINFO.of(new InPktinfo(0, arrival.specDst(), InAddr.ANY))));
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
