package dev.osock.cli.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.osock.OpenOptions;
import dev.osock.Platform;
import dev.osock.Socket;
import dev.osock.Sockets;
import dev.osock.address.InAddr;
import dev.osock.address.RawBytes;
import dev.osock.address.SockaddrIn;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketException;
import dev.osock.error.SocketInvalidException;
import dev.osock.error.SocketTimeoutException;
import dev.osock.ioctl.InterfaceAddress;
import dev.osock.ioctl.InterfaceFlags;
import dev.osock.ioctl.IoctlRequests;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.option.Linger;
import dev.osock.option.Shape;
import dev.osock.option.SocketFilter;
import dev.osock.option.SocketOption;
import dev.osock.option.SocketOptions;
import dev.osock.option.TcpAoKey;
import dev.osock.option.TcpInfo;
import dev.osock.option.TcpMd5Key;
import dev.osock.option.TcpOptions;
import dev.osock.option.TcpPeers;
import dev.osock.option.TcpState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The examples of `docs/guide/options.md`, and what that says of them.
@Timeout(30)
class OptionsGuideTest {

    private static String keepalive(Socket socket) throws SocketException {
        socket.setopt(TcpOptions.KEEPIDLE, 30);
        int idle = socket.getopt(TcpOptions.KEEPIDLE);
        Linger linger = socket.getopt(SocketOptions.LINGER);
        return idle + " " + linger.on();
    }

    private static byte[] byNumber(Socket socket) throws SocketException {
        socket.setopt(SocketOption.ofNative(6, 4, Shape.INT), 30); // TCP_KEEPIDLE
        byte[] bytes = socket.getopt(SocketOption.ofNative(6, 4, Shape.bytes(4))).array();
        return bytes;
    }

    @Test
    void optionsAreSetAndRead() throws SocketException {
        try (Socket socket = Socket.open(Domain.INET, Type.STREAM)) {
            assertThat(keepalive(socket)).isEqualTo("30 false");
            assertThat(byNumber(socket)).isEqualTo(new byte[] {30, 0, 0, 0});
            assertThat(Platform.isSupported(SocketOptions.SETFIB)).isFalse();
            assertThatExceptionOfType(SocketInvalidException.class)
                    .isThrownBy(() -> socket.setopt(SocketOptions.SETFIB, 1))
                    .withMessageContaining("no such option");
        }
    }

    private static String connection(Socket socket) throws SocketException {
        TcpInfo info = socket.getopt(TcpOptions.INFO);
        boolean open = info.state() == TcpState.ESTABLISHED;
        Duration roundTrip = info.rtt();
        long sentAgain = info.totalRetrans();
        long reordering = info.value("reordering").orElse(0);
        return open + " " + roundTrip.isPositive() + " " + sentAgain + " " + (reordering > 0);
    }

    @Test
    void aConnectionTellsOfItself() throws SocketException {
        try (Socket listener = Sockets.listen(SockaddrIn.loopback(0));
                Socket client = Sockets.connect(listener.sockname())) {
            assertThat(connection(client)).isEqualTo("true true 0 true");
        }
    }

    private static void sign(Socket socket, RawBytes secret) throws SocketException {
        TcpPeers peers = TcpPeers.network(InAddr.of(127, 0, 0, 0), 8);
        if (Platform.isSupported(TcpOptions.AO_ADD_KEY)) {
            socket.setopt(TcpOptions.AO_ADD_KEY, TcpAoKey.of(peers, 7, secret)); // 7 on both sides
        } else {
            socket.setopt(TcpOptions.MD5SIG_EXT, new TcpMd5Key(peers, secret));
        }
    }

    @Test
    void signedConnectionsHaveTheSameKey() throws SocketException {
        RawBytes secret = RawBytes.of((byte) 1, (byte) 2, (byte) 3);
        try (Socket listener = Sockets.listen(SockaddrIn.loopback(0));
                Socket client = Socket.open(Domain.INET, Type.STREAM);
                Socket stranger = Socket.open(Domain.INET, Type.STREAM)) {
            sign(listener, secret);
            sign(client, secret);
            client.within(Duration.ofSeconds(5)).connect(listener.sockname());
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> stranger.within(Duration.ofMillis(300)).connect(listener.sockname()));
        } catch (SocketErrnoException unsupported) {
            assertThat(unsupported.errno().name()).isEqualTo("ENOPROTOOPT"); // a kernel with neither
        }
    }

    private static void filter(Socket socket) throws SocketException {
        var first40 = SocketFilter.of(new SocketFilter.Instruction(0x06, 0, 0, 8 + 40)); // return 48
        socket.setopt(SocketOptions.ATTACH_FILTER, first40);
    }

    @Test
    void aFilterCuts() throws SocketException {
        try (Socket socket = Socket.open(Domain.INET, Type.DGRAM)) {
            socket.bind(SockaddrIn.loopback(0));
            filter(socket);
            socket.sendto(new byte[100], socket.sockname());
            assertThat(socket.recv()).hasSize(40);
        }
    }

    private static String queues(Socket socket) throws SocketException {
        int waiting = socket.ioctl(IoctlRequests.NREAD); // of datagrams: how long the next one is
        int unacknowledged = socket.ioctl(IoctlRequests.NWRITE);
        boolean urgent = socket.ioctl(IoctlRequests.ATMARK); // the next byte is where urgent data was sent
        return waiting + " " + unacknowledged + " " + urgent;
    }

    @Test
    void aSocketTellsWhatItHasToReceiveAndToSend() throws SocketException {
        try (Loopback connection = Loopback.connect()) {
            assertThat(queues(connection.socket())).isEqualTo("0 0 false");
        }
    }

    private static List<String> interfaces(Socket socket) throws SocketException {
        List<String> names = new ArrayList<>();
        for (InterfaceAddress each : socket.ioctl(IoctlRequests.GIFCONF)) {
            int mtu = socket.ioctl(IoctlRequests.GIFMTU, each.name());
            names.add(each.name() + " " + each.addr() + " " + mtu);
        }
        return names;
    }

    private static void change(Socket socket, String name) throws SocketException {
        socket.ioctl(IoctlRequests.SIFMTU, name, 1400);
        socket.ioctl(IoctlRequests.SIFFLAGS, name, InterfaceFlags.UP, InterfaceFlags.NONE);
    }

    @Test
    void interfacesAreListedAndThoseThatAreNotThereNotChanged() throws SocketException {
        try (Socket socket = Socket.open(Domain.INET, Type.DGRAM)) {
            assertThat(interfaces(socket)).anyMatch(line -> line.startsWith("lo 127.0.0.1:0 "));
            assertThatExceptionOfType(SocketErrnoException.class)
                    .isThrownBy(() -> change(socket, "osock-none"))
                    .satisfies(refused -> assertThat(refused.errno().name()).isIn("ENODEV", "EPERM"));
        }
    }

    private static Socket elsewhere() throws SocketException {
        OpenOptions there = OpenOptions.DEFAULT.withNetns("blue");
        Socket socket = Socket.open(Domain.INET, Type.STREAM, Protocol.TCP, there);
        return socket;
    }

    @Test
    void aNamespaceThatIsNotThereIsRefused() {
        assertThatExceptionOfType(SocketErrnoException.class)
                .isThrownBy(OptionsGuideTest::elsewhere)
                .withMessageContaining("blue")
                .withMessageContaining("ENOENT");
    }
}
