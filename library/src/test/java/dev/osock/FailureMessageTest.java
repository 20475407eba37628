package dev.osock;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Failing.failureOf;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.osock.address.RawBytes;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrUn;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.message.ControlTypes;
import dev.osock.message.Msg;
import dev.osock.message.MsgFlags;
import dev.osock.message.Rights;
import dev.osock.option.IpOptions;
import dev.osock.option.SocketOptions;
import dev.osock.option.TcpOptions;
import dev.osock.sctp.AssocId;
import dev.osock.testing.sockets.Action;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.FreshNames;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import dev.osock.testing.sockets.WaitingCall;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Bounded
class FailureMessageTest {

    @Test
    void namesTheCallTheKindThePeerAndTheErrno() throws Exception {
        Sockaddr nobody;
        try (Socket closed = SocketKind.INET_STREAM.bound()) {
            nobody = closed.sockname();
        }
        try (Socket socket = SocketKind.INET_STREAM.open()) {
            assertThat(message(() -> socket.connect(nobody)))
                    .isEqualTo("connect inet/stream/tcp to " + nobody + ": ECONNREFUSED (Connection refused)");
        }
    }

    @Test
    void namesWhatCouldNotBeOpened() {
        assertThat(message(() -> Socket.open(Domain.INET, Type.STREAM, Protocol.UDP)))
                .isEqualTo("open inet/stream/udp: EPROTONOSUPPORT (Protocol not supported)");
        assertThat(message(() -> Socket.open(Domain.of(250), Type.of(77), Protocol.DEFAULT)))
                .startsWith("open 250/77: E");
    }

    @Test
    void namesTheAddressThatCouldNotBeBound() throws Exception {
        try (Socket first = SocketKind.INET6_DGRAM.bound(); Socket second = SocketKind.INET6_DGRAM.open()) {
            Sockaddr taken = first.sockname();
            assertThat(message(() -> second.bind(taken)))
                    .isEqualTo("bind inet6/dgram/udp to " + taken + ": EADDRINUSE (Address already in use)");
        }
    }

    @Test
    void namesTheLocalPath() throws Exception {
        SockaddrUn missing = SockaddrUn.path(FreshNames.path());
        try (Socket stream = SocketKind.LOCAL_STREAM.open(); Socket dgram = SocketKind.LOCAL_DGRAM.open()) {
            assertThat(message(() -> stream.connect(missing)))
                    .isEqualTo("connect local/stream to " + missing + ": ENOENT (No such file or directory)");
            assertThat(message(() -> dgram.sendto(bytes("x"), missing)))
                    .isEqualTo("sendto local/dgram to " + missing + ": ENOENT (No such file or directory)");
        }
    }

    @Test
    void namesACallThatHasNoPeer() throws Exception {
        try (Socket socket = SocketKind.INET_DGRAM.open()) {
            assertThat(message(socket::listen))
                    .isEqualTo("listen inet/dgram/udp: EOPNOTSUPP (Operation not supported)");
            assertThat(message(socket::peername))
                    .isEqualTo("peername inet/dgram/udp: ENOTCONN (Transport endpoint is not connected)");
            assertThat(message(() -> socket.send(bytes("x"))))
                    .isEqualTo("send inet/dgram/udp: EDESTADDRREQ (Destination address required)");
        }
    }

    @Test
    void namesTheListenersAddress() throws Exception {
        try (Socket listener = SocketKind.INET_STREAM.listener()) {
            assertThat(message(() -> listener.within(ZERO).accept()))
                    .isEqualTo("accept inet/stream/tcp on " + listener.sockname() + ": timeout");
        }
    }

    @Test
    void namesThePartOfTheArrayThatIsNotThere() throws Exception {
        try (Socket socket = SocketKind.INET_STREAM.open()) {
            byte[] bytes = new byte[8];
            assertThatThrownBy(() -> socket.recv(bytes, 5, 10))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessage("recv: 10 bytes from offset 5 on are not within 8");
            assertThatThrownBy(() -> socket.nowait().send(bytes, -1, 2))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessage("send: 2 bytes from offset -1 on are not within 8");
            assertThatThrownBy(() -> socket.send(bytes, 9, Integer.MAX_VALUE))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void namesTheCallThatWasMade(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("f"), new byte[1]);
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            assertThat(message(() -> pair.near().within(ZERO).recvSome(1))).startsWith("recvSome inet/stream/tcp");
            assertThat(message(() -> pair.near().sendfile(file, -5, 1))).startsWith("sendfile from offset -5 inet");
            assertThat(message(() -> pair.near().setopt(OtpOptions.RCVCTRLBUF, 0))).startsWith("setopt otp rcvctrlbuf");
        }
    }

    @Test
    void namesTheCallsThatPassDescriptors() throws Exception {
        try (Socket.Pair way = Socket.pair(Domain.LOCAL, Type.STREAM); Descriptor one = way.first().duplicate()) {
            assertThat(message(() -> way.first().within(ofMillis(20)).recvDescriptors(1, 1)))
                    .startsWith("recvDescriptors local/stream")
                    .endsWith(": timeout after 0.02 s");
            way.second().close();
            assertThat(message(() -> way.first().sendDescriptors(bytes("x"), one)))
                    .startsWith("sendDescriptors local/stream")
                    .endsWith(": EPIPE (Broken pipe)");
            assertThat(message(() -> way.first().nowait().sendDescriptors(bytes("x"), one)))
                    .startsWith("sendDescriptors local/stream")
                    .endsWith(": EPIPE (Broken pipe)");
            assertThat(message(() -> way.first().nowait().recvDescriptors(1, 1)))
                    .startsWith("recvDescriptors local/stream")
                    .endsWith(": closed (the peer ended the stream)");
        }
    }

    @Test
    void namesTheOption() throws Exception {
        try (Socket socket = SocketKind.INET_DGRAM.open()) {
            assertThat(message(() -> socket.setopt(TcpOptions.NODELAY, true)))
                    .contains("setopt tcp nodelay (TCP_NODELAY)", "inet/dgram/udp", "true",
                            "ENOPROTOOPT (Protocol not available)");
        }
    }

    @Test
    void namesWhatAnOptionWasAskedFor() throws Exception {
        try (Socket socket = SocketKind.INET_STREAM.open()) {
            assertThat(message(() -> socket.associations().peernames(AssocId.of(4711))))
                    .contains(" of inet/stream/tcp for SctpAddresses[assocId=4711, addresses=[]]: E");
        }
    }

    @Test
    void namesAllAddressesOfThePeer() throws Exception {
        List<Sockaddr> peer = List.of(SockaddrIn.loopback(9), SockaddrIn.loopback(10));
        try (Socket socket = SocketKind.INET_STREAM.open()) {
            assertThat(message(() -> socket.connect(peer)))
                    .startsWith("connect inet/stream/tcp to [127.0.0.1:9, 127.0.0.1:10]: E");
        }
    }

    @Test
    void tellsATimeOutTheEndOfTheStreamAndAClosedSocketApart() throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            Sockaddr peer = pair.near().peername();
            assertThat(message(() -> pair.near().within(ZERO).recv()))
                    .isEqualTo("recv inet/stream/tcp from " + peer + ": timeout");
            pair.endOfFar();
            assertThat(message(pair.near()::recvfrom))
                    .startsWith("recvfrom inet/stream/tcp from " + peer + ": closed")
                    .contains("peer");
            pair.near().close();
            assertThat(message(() -> pair.near().send(bytes("x"))))
                    .startsWith("send inet/stream/tcp to " + peer + ": closed")
                    .contains("this side");
        }
    }

    @Test
    void acceptedSocketNamesItsPeerToo() throws Exception {
        try (Pair pair = SocketKind.INET6_STREAM.pair()) {
            assertThat(message(() -> pair.far().within(ZERO).recv()))
                    .isEqualTo("recv inet6/stream/tcp from " + pair.near().sockname() + ": timeout");
            assertThat(pair.far().toString()).startsWith("inet6/stream/tcp to " + pair.near().sockname() + " (fd ");
        }
    }

    @Test
    void saysThatTheThreadWasInterrupted() throws Exception {
        try (Pair pair = SocketKind.LOCAL_SEQPACKET.pair()) {
            var waiting = Caller.waiting(ThreadKind.VIRTUAL, () -> pair.near().recv());
            waiting.interrupt();
            assertThat(waiting.failure())
                    .hasMessage("recv local/seqpacket from " + pair.near().peername() + ": interrupted while waiting");
        }
    }

    @Test
    void saysWhyACallIsInvalidOrTooMany() throws Exception {
        try (var full = WaitingCall.CONNECT.on(SocketKind.ABSTRACT_STREAM)) {
            var connecting = Caller.waiting(ThreadKind.PLATFORM, () -> full.call(full.socket()));
            assertThat(message(() -> full.socket().send(bytes("x")))).startsWith("send local/stream: ")
                    .contains("in progress");
            assertThat(message(() -> full.call(full.socket())))
                    .startsWith("connect local/stream to unix:@")
                    .contains("another caller is connecting");
            assertThat(connecting.isDone()).isFalse();
        }
    }

    @Test
    void saysHowLongItWaitedAndHowMuchHadMoved() throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            Sockaddr peer = pair.near().peername();
            assertThat(message(() -> pair.near().within(ofMillis(20)).recv()))
                    .isEqualTo("recv inet/stream/tcp from " + peer + ": timeout after 0.02 s");
            pair.far().send(bytes("four"));
            assertThat(message(() -> pair.near().within(ofMillis(20)).recv(10)))
                    .isEqualTo("recv inet/stream/tcp from " + peer + ": timeout after 0.02 s, 4 bytes received");
            pair.far().send(bytes("four"));
            assertThat(message(() -> pair.near()
                    .within(ofMillis(20))
                    .recv(ByteBuffer.allocate(10), MsgFlags.WAITALL)))
                    .isEqualTo("recv inet/stream/tcp from " + peer + ": timeout after 0.02 s, 4 bytes received");
            SocketException full = failureOf(() -> pair.near().within(ofMillis(20)).send(new byte[50_000_000]));
            assertThat(full.sent()).isPositive();
            assertThat(full)
                    .hasMessage("send inet/stream/tcp to " + peer + ": timeout after 0.02 s, " + full.sent()
                            + " bytes sent");
        }
        try (Socket listener = SocketKind.INET_STREAM.listener()) {
            assertThat(message(() -> listener.within(ofMillis(20)).accept()))
                    .isEqualTo("accept inet/stream/tcp on " + listener.sockname() + ": timeout after 0.02 s");
        }
    }

    @Test
    void namesTheDescriptorThatWasGiven(@TempDir Path folder) throws Exception {
        try (FileInputStream file = new FileInputStream(Files.createFile(folder.resolve("file")).toFile())) {
            int given = new TreeSet<>(descriptorsOf(folder.resolve("file"))).first();
            assertThat(file.getFD().valid()).isTrue();
            assertThat(message(() -> Socket.open(given)))
                    .isEqualTo("open descriptor " + given + ": ENOTSOCK (Socket operation on non-socket)");
        }
    }

    private static List<Integer> descriptorsOf(Path file) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        try (var links = Files.list(Path.of("/proc/self/fd"))) {
            for (Path link : links.toList()) {
                if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(file)) {
                    numbers.add(Integer.parseInt(link.getFileName().toString()));
                }
            }
        }
        return numbers;
    }

    @Test
    void abbreviatesWhatIsLong() throws Exception {
        String letters = "x".repeat(300);
        try (Socket socket = SocketKind.LOCAL_DGRAM.open(); Descriptor one = socket.duplicate()) {
            for (Action call : List.<Action>of(
                    () -> Socket.open("inet", "stream", letters),
                    () -> Socket.open(letters, letters, letters),
                    () -> socket.setopt(SocketOptions.BINDTODEVICE, letters),
                    () -> socket.setopt(TcpOptions.CONGESTION, letters),
                    () -> socket.setopt(IpOptions.OPTIONS, new RawBytes(new byte[300])),
                    () -> socket.sendmsg(Msg.of(bytes("x"))
                            .with(ControlTypes.RIGHTS.of(new Rights(Collections.nCopies(1000, one.fd()))))))) {
                assertThat(message(call)).hasSizeLessThan(400).contains("characters");
            }
        }
    }

    @Test
    void aValueIsNotPrintedForASuccess() throws Exception {
        Object unprintable = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("printed");
            }
        };
        try (Socket socket = SocketKind.LOCAL_DGRAM.open()) {
            socket.setopt(OtpOptions.META, unprintable);
            assertThat(socket.getopt(OtpOptions.META)).isSameAs(unprintable);
        }
    }

    private static String message(Action call) {
        return failureOf(call).getMessage();
    }
}
