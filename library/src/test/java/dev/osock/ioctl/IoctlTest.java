package dev.osock.ioctl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.osock.Socket;
import dev.osock.address.HardwareType;
import dev.osock.address.InAddr;
import dev.osock.address.RawBytes;
import dev.osock.address.SockaddrIn;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.internal.abi.Abi;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.SocketKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is told about interfaces, compared with what the kernel tells elsewhere.
@Bounded
class IoctlTest {

    private static String sys(String device, String file) throws IOException {
        return Files.readString(Path.of("/sys/class/net", device, file)).strip();
    }

    private static List<String> devices() throws IOException {
        try (var links = Files.list(Path.of("/sys/class/net"))) {
            return links.filter(Files::isDirectory)
                    .map(link -> link.getFileName().toString())
                    .filter(name -> name.length() < 16)
                    .toList();
        }
    }

    @Test
    void whatIsToldOfEachDeviceIsWhatTheKernelTells() throws Exception {
        assertThat(devices()).contains("lo");
        try (Socket socket = SocketKind.INET_DGRAM.open()) {
            for (String device : devices()) {
                int index = socket.ioctl(IoctlRequests.GIFINDEX, device);
                assertThat(index).isEqualTo(Integer.parseInt(sys(device, "ifindex")));
                assertThat(socket.ioctl(IoctlRequests.GIFNAME, index)).isEqualTo(device);
                assertThat(socket.ioctl(IoctlRequests.GIFMTU, device)).isEqualTo(Integer.parseInt(sys(device, "mtu")));
                assertThat(socket.ioctl(IoctlRequests.GIFTXQLEN, device))
                        .isEqualTo(Integer.parseInt(sys(device, "tx_queue_len")));
                int flags = Integer.decode(sys(device, "flags"));
                int running = InterfaceFlags.RUNNING.bits(); // told here, but not there
                assertThat(socket.ioctl(IoctlRequests.GIFFLAGS, device).bits() & ~running)
                        .isEqualTo(flags & 0xFFFF & ~running);
                HardwareAddress address = socket.ioctl(IoctlRequests.GIFHWADDR, device);
                assertThat(address.family().number()).isEqualTo(Integer.parseInt(sys(device, "type")));
                assertThat(socket.ioctl(IoctlRequests.GIFMAP, device).irq()).isNotNegative();
            }
        }
    }

    @Test
    void theLoopbackInterfaceIsAsAlways() throws Exception {
        try (Socket socket = SocketKind.INET_STREAM.open()) {
            assertThat(socket.ioctl(IoctlRequests.GIFCONF))
                    .contains(new InterfaceAddress("lo", SockaddrIn.loopback(0)));
            assertThat(socket.ioctl(IoctlRequests.GIFADDR, "lo")).isEqualTo(SockaddrIn.loopback(0));
            assertThat(socket.ioctl(IoctlRequests.GIFDSTADDR, "lo")).isEqualTo(SockaddrIn.loopback(0));
            assertThat(socket.ioctl(IoctlRequests.GIFBRDADDR, "lo")).isEqualTo(SockaddrIn.any(0));
            assertThat(socket.ioctl(IoctlRequests.GIFNETMASK, "lo"))
                    .isEqualTo(new SockaddrIn(InAddr.of(255, 0, 0, 0), 0));
            assertThat(socket.ioctl(IoctlRequests.GIFHWADDR, "lo"))
                    .isEqualTo(new HardwareAddress(HardwareType.LOOPBACK, new RawBytes(new byte[14])));
            assertThat(socket.ioctl(IoctlRequests.GIFFLAGS, "lo").names())
                    .containsExactly("up", "loopback", "running");
        }
    }

    @Test
    void inet6AndLocalSocketsAreToldNoAddresses() throws Exception {
        for (SocketKind kind : List.of(SocketKind.INET6_DGRAM, SocketKind.LOCAL_STREAM)) {
            try (Socket socket = kind.open()) {
                assertThat(Failing.reasonOf(() -> socket.ioctl(IoctlRequests.GIFADDR, "lo")))
                        .isEqualTo(Errno.ENOTTY);
                assertThat(socket.ioctl(IoctlRequests.GIFINDEX, "lo")).isPositive();
                assertThat(socket.ioctl(IoctlRequests.GIFCONF)).isNotEmpty();
            }
        }
    }

    @Test
    void badNamesAndNumbersAreRefused() throws Exception {
        try (Socket socket = SocketKind.INET_DGRAM.open()) {
            assertThat(Failing.failureOf(() -> socket.ioctl(IoctlRequests.GIFMTU, "nonsense")))
                    .hasMessageContaining("gifmtu")
                    .hasMessageContaining("nonsense")
                    .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Errno.ENODEV));
            assertThat(Failing.reasonOf(() -> socket.ioctl(IoctlRequests.GIFMTU, "")))
                    .isEqualTo(Errno.ENODEV);
            assertThat(Failing.reasonOf(() -> socket.ioctl(IoctlRequests.GIFNAME, 999_999)))
                    .isEqualTo(Errno.ENODEV);
            assertThat(Failing.reasonOf(() -> socket.ioctl(IoctlRequests.GIFMTU, "a name of too many characters")))
                    .isEqualTo(Errno.ENODEV);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> socket.ioctl(IoctlRequests.GIFMTU, "łø"))
                    .withMessageContaining("łø");
            assertThatIllegalArgumentException().isThrownBy(() -> socket.ioctl(IoctlRequests.GIFMTU, "l\0o"));
        }
        Socket closed = SocketKind.INET_DGRAM.open();
        closed.close();
        assertThat(Failing.reasonOf(() -> closed.ioctl(IoctlRequests.GIFCONF))).isEqualTo(Reason.Closed.LOCALLY);
    }

    @Test
    void everyRequestExistsOnEveryPlatform() {
        for (IoctlRequest request : IoctlRequests.all()) {
            for (String platform : List.of("linux-x86-64", "linux-aarch64")) {
                assertThat(Abi.of(platform).find(request.symbol())).as(request.name()).isPresent();
            }
            assertThat(IoctlRequests.named(request.name())).contains(request);
        }
    }

    @Test
    void flagsHaveOtpsNamesAndKeepUnknownBits() {
        assertThat(InterfaceFlags.all()).hasSize(32);
        assertThat(InterfaceFlags.of(InterfaceFlags.UP, InterfaceFlags.MULTICAST, new InterfaceFlags(1 << 30)).names())
                .containsExactly("up", "multicast", "0x40000000");
        assertThat(InterfaceFlags.named("simplex")).contains(InterfaceFlags.NONE);
        assertThat(InterfaceFlags.named("nonsense")).isEmpty();
    }
}
