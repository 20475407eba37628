package dev.osock.option;

import static dev.osock.testing.sockets.Bytes.bytes;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Descriptor;
import dev.osock.OtpOptions;
import dev.osock.Platform;
import dev.osock.Socket;
import dev.osock.address.RawBytes;
import dev.osock.address.SockaddrIn;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.option.SocketFilter.Instruction;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Options that Linux has and OTP has not, seen doing something.
@Bounded
class LinuxOptionsTest {

    private static final Duration PATIENCE = Patience.seconds(5);
    private static final Duration A_MOMENT = ofMillis(100);

    private static SocketFilter returning(long number) {
        return SocketFilter.of(new Instruction(0x06, 0, 0, number));
    }

    private static void assertSilent(Socket socket) {
        assertThat(Failing.reasonOf(() -> socket.within(A_MOMENT).recv())).isEqualTo(Reason.Timeout.TIMEOUT);
    }

    @Test
    void aFilterIsReadBackAndLocked() throws Exception {
        try (Socket socket = SocketKind.INET_DGRAM.open()) {
            assertThat(socket.getopt(SocketOptions.GET_FILTER).program()).isEmpty();
            SocketFilter filter = SocketFilter.of(new Instruction(0x06, 1, 2, 8), new Instruction(0x06, 0, 0, 9));
            socket.setopt(SocketOptions.ATTACH_FILTER, returning(9));
            assertThat(socket.getopt(SocketOptions.GET_FILTER).program())
                    .isEqualTo(returning(9).program());
            socket.setopt(SocketOptions.ATTACH_FILTER, filter);
            assertThat(socket.getopt(SocketOptions.GET_FILTER)).isEqualTo(filter);
            socket.setopt(SocketOptions.LOCK_FILTER, true);
            assertThat(socket.getopt(SocketOptions.LOCK_FILTER)).isTrue();
            assertThat(Failing.reasonOf(() -> socket.setopt(SocketOptions.ATTACH_FILTER, filter)))
                    .isEqualTo(Errno.EPERM);
            assertThat(Failing.reasonOf(() -> socket.setopt(SocketOptions.LOCK_FILTER, false)))
                    .isEqualTo(Errno.EPERM);
        }
    }

    @Test
    void theProgramOfAPortIsRemoved() throws Exception {
        try (Socket socket = SocketKind.INET_DGRAM.open()) {
            socket.setopt(SocketOptions.REUSEPORT, true);
            socket.bind(SockaddrIn.loopback(0));
            socket.setopt(SocketOptions.ATTACH_REUSEPORT_CBPF, returning(0));
            socket.setopt(SocketOptions.DETACH_REUSEPORT_BPF, 0);
            assertThat(Failing.reasonOf(() -> socket.setopt(SocketOptions.DETACH_REUSEPORT_BPF, 0)))
                    .isEqualTo(Errno.ENOENT);
        }
    }

    @Test
    void aDescriptorThatIsNoProgramIsRefused() throws Exception {
        try (Socket socket = SocketKind.INET_DGRAM.open()) {
            int fd = socket.getopt(OtpOptions.FD);
            assertThat(Failing.reasonOf(() -> socket.setopt(SocketOptions.ATTACH_BPF, fd))).isEqualTo(Errno.EINVAL);
            assertThat(socket.getopt(SocketOptions.BPF_EXTENSIONS)).isPositive();
        }
    }

    @Test
    void theMemoryOfASocketIsTold() throws Exception {
        try (Pair pair = SocketKind.INET_DGRAM.pair()) {
            SocketMemory empty = pair.far().getopt(SocketOptions.MEMINFO);
            assertThat(empty.rmemAlloc()).isZero();
            assertThat(empty.rcvbuf()).isEqualTo(pair.far().getopt(SocketOptions.RCVBUF).longValue());
            assertThat(empty.sndbuf()).isEqualTo(pair.far().getopt(SocketOptions.SNDBUF).longValue());
            pair.near().send(new byte[10_000]);
            assertThat(pair.far().getopt(SocketOptions.MEMINFO).rmemAlloc()).isGreaterThan(10_000);
            pair.far().setopt(SocketOptions.RCVBUF, 1);
            for (int i = 0; i < 20; i++) {
                pair.near().send(new byte[10_000]);
            }
            assertThat(pair.far().getopt(SocketOptions.MEMINFO).drops()).isPositive();
        }
    }

    @Test
    void aDeviceIsGivenByItsNumber() throws Exception {
        try (Socket socket = SocketKind.INET_DGRAM.open()) {
            socket.setopt(SocketOptions.BINDTOIFINDEX, 1);
            assertThat(socket.getopt(SocketOptions.BINDTODEVICE)).isEqualTo("lo");
        }
    }

    @Test
    void datagramsWithoutAChecksumAreTakenByThoseWhoSaySo() throws Exception {
        try (Pair pair = SocketKind.INET6_DGRAM.pair()) {
            pair.near().setopt(UdpOptions.NO_CHECK6_TX, true);
            pair.near().send(bytes("not heard"));
            assertSilent(pair.far());
            pair.far().setopt(UdpOptions.NO_CHECK6_RX, true);
            pair.near().send(bytes("heard"));
            assertThat(pair.far().within(PATIENCE).recv()).isEqualTo(bytes("heard"));
        }
    }

    @Test
    void theRequestOfAConnectionIsKeptOnce() throws Exception {
        try (Socket listener = SocketKind.INET_STREAM.open(); Socket client = SocketKind.INET_STREAM.open()) {
            listener.setopt(TcpOptions.SAVE_SYN, 1);
            listener.bind(SockaddrIn.loopback(0));
            listener.listen();
            client.connect(listener.sockname());
            try (Socket accepted = listener.accept()) {
                byte[] headers = accepted.getopt(TcpOptions.SAVED_SYN).array();
                assertThat(headers[0] >> 4).as("version of IP").isEqualTo(4);
                assertThat(headers).hasSizeGreaterThanOrEqualTo(20 + 20);
                assertThat(accepted.getopt(TcpOptions.SAVED_SYN)).isEqualTo(RawBytes.of());
            }
            assertThat(client.getopt(TcpOptions.SAVED_SYN)).isEqualTo(RawBytes.of());
        }
    }

    @Test
    void anAlgorithmThatTellsNothingOfItselfGivesNoBytes() throws Exception {
        try (Socket socket = SocketKind.INET_STREAM.open()) {
            socket.setopt(TcpOptions.CONGESTION, "reno");
            assertThat(socket.getopt(TcpOptions.CC_INFO)).isEqualTo(RawBytes.of());
        }
    }

    @Test
    void thePathOfInet6IsTold() throws Exception {
        try (Pair pair = SocketKind.INET6_DGRAM.pair()) {
            MtuInfo path = pair.near().getopt(Ipv6Options.PATHMTU);
            assertThat(path.mtu()).isEqualTo(pair.near().getopt(Ipv6Options.MTU).longValue());
            assertThat(path.address().family()).isEqualTo(Domain.UNSPEC);
        }
    }

    @Test
    void descriptorsAreNotSentToThoseWhoWantNone() throws Exception {
        try (Socket.Pair pair = Socket.pair(Domain.LOCAL, Type.DGRAM); Descriptor any = pair.first().duplicate()) {
            if (!Platform.isSupported(SocketOptions.PASSRIGHTS)) {
                return; // a kernel before Linux 6.16
            }
            pair.second().setopt(SocketOptions.PASSRIGHTS, false);
            assertThat(Failing.reasonOf(() -> pair.first().sendDescriptors(bytes("x"), any))).isEqualTo(Errno.EPERM);
            pair.second().setopt(SocketOptions.PASSRIGHTS, true);
            pair.first().sendDescriptors(bytes("x"), any);
            try (var message = pair.second().recvDescriptors(1, 1)) {
                assertThat(message.descriptors()).hasSize(1);
            }
        }
    }
}
