package dev.osock.cli.guide;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.osock.Socket;
import dev.osock.Sockets;
import dev.osock.address.InAddr;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.address.SockaddrUn;
import dev.osock.error.Errno;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.message.Received;
import dev.osock.option.SocketOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The examples of `docs/guide/addresses.md`, and what that says of them.
@Timeout(30)
class AddressesGuideTest {

    @Test
    void namesEndPoints() {
        Sockaddr server = new SockaddrIn(InAddr.of(192, 0, 2, 7), 80);
        Sockaddr same = SockaddrIn.of("192.0.2.7", 80);
        Sockaddr here = SockaddrIn6.loopback(80);
        Sockaddr link = SockaddrIn6.of("fe80::1%2", 80); // on the interface of index 2
        Sockaddr file = SockaddrUn.path("/run/server");
        Sockaddr name = SockaddrUn.abstractName("server"); // Linux only; no file

        assertThat(same).isEqualTo(server);
        assertThat(server).hasToString("192.0.2.7:80");
        assertThat(here).hasToString("[::1]:80");
        assertThat(link).hasToString("[fe80::1%2]:80");
        assertThat(file).hasToString("unix:/run/server");
        assertThat(name).hasToString("unix:@server");
    }

    @Test
    void readsWhatItPrints() {
        Sockaddr address = Sockaddr.parse("[2001:db8::7]:443");
        String text = address.toString(); // the same again

        assertThat(text).isEqualTo("[2001:db8::7]:443");
    }

    @Test
    void tellsThePortThatTheSystemChose() throws SocketException {
        try (Socket socket = Socket.open(Domain.INET, Type.DGRAM)) {
            socket.bind(SockaddrIn.loopback(0));
            Sockaddr bound = socket.sockname(); // such as 127.0.0.1:40123

            assertThat(bound).isInstanceOfSatisfying(
                    SockaddrIn.class, in -> assertThat(in.port()).isPositive());
        }
    }

    private static String describe(Sockaddr address) {
        return switch (address) {
            case SockaddrIn in -> "IPv4 port " + in.port();
            case SockaddrIn6 in6 -> "IPv6 port " + in6.port();
            case SockaddrUn un -> un.isAbstract() ? "abstract name" : "path " + un.pathname();
            default -> "family " + address.family();
        };
    }

    @Test
    void tellsTheKindsApart() {
        assertThat(describe(SockaddrIn.any(1))).isEqualTo("IPv4 port 1");
        assertThat(describe(SockaddrIn6.any(2))).isEqualTo("IPv6 port 2");
        assertThat(describe(SockaddrUn.path("/x"))).isEqualTo("path /x");
        assertThat(describe(SockaddrUn.abstractName("x"))).isEqualTo("abstract name");
        assertThat(describe(Sockaddr.unspec())).isEqualTo("family unspec");
    }

    @Test
    void convertsFromAndToJavaNet() throws IOException {
        List<Sockaddr> candidates = Arrays.stream(InetAddress.getAllByName("localhost")) // asks the resolver
                .map(host -> Sockaddr.from(new InetSocketAddress(host, 80)))
                .toList();
        InetSocketAddress jdk = SockaddrIn.loopback(80).toSocketAddress();

        assertThat(jdk).isEqualTo(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 80));
        assertThat(candidates).isNotEmpty().allSatisfy(each -> assertThat(describe(each)).endsWith("port 80"));
    }

    @Test
    void racesSocketsWithOptions() throws SocketException {
        try (Socket listener = Sockets.listen(SockaddrIn.loopback(0))) {
            Sockaddr nobody = SockaddrUn.path("/nobody/listens/here");
            List<Sockaddr> candidates = List.of(nobody, listener.sockname());
            Socket socket = Sockets.connect(candidates, address -> {
                Socket made = Socket.open(address.family(), Type.STREAM);
                made.setopt(SocketOptions.KEEPALIVE, true);
                return made;
            }, Duration.ofSeconds(5));

            try (socket) {
                assertThat(socket.peername()).isEqualTo(listener.sockname());
                assertThat(socket.getopt(SocketOptions.KEEPALIVE)).isTrue();
            }
        }
    }

    @Test
    void answersADatagramsSource() throws SocketException {
        try (Socket socket = Socket.open(Domain.INET, Type.DGRAM);
                Socket client = Socket.open(Domain.INET, Type.DGRAM)) {
            socket.bind(SockaddrIn.loopback(0));
            client.sendto("ping".getBytes(US_ASCII), socket.sockname());

            Received request = socket.recvfrom();
            socket.sendto(request.data(), request.source());

            assertThat(client.recvfrom().source()).isEqualTo(socket.sockname());
        }
    }

    @Test
    void dissolvesTheAssociationOfADatagramSocket() throws SocketException {
        try (Socket socket = Socket.open(Domain.INET, Type.DGRAM)) {
            socket.connect(SockaddrIn.loopback(9));
            socket.connect(Sockaddr.unspec()); // now any peer can send to it again

            assertThatExceptionOfType(SocketErrnoException.class)
                    .isThrownBy(socket::peername)
                    .satisfies(e -> assertThat(e.errno()).isEqualTo(Errno.ENOTCONN));
        }
    }

    @Test
    void namesAnUnboundUnixDatagramSocket(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("server");
        try (Socket server = Socket.open(Domain.LOCAL, Type.DGRAM);
                Socket client = Socket.open(Domain.LOCAL, Type.DGRAM)) {
            server.bind(SockaddrUn.path(path));
            client.sendto(new byte[1], SockaddrUn.path(path));
            assertThat(server.recvfrom().source()).isEqualTo(Sockaddr.unspec());

            client.bind(SockaddrUn.unnamed()); // Linux chooses an abstract name
            client.sendto(new byte[1], SockaddrUn.path(path));
            assertThat(server.recvfrom().source()).isEqualTo(client.sockname());
        }
        assertThat(path).exists();
        Files.delete(path);
    }
}
