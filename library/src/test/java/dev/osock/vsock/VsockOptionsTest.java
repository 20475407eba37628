package dev.osock.vsock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Platform;
import dev.osock.Socket;
import dev.osock.error.Errno;
import dev.osock.kind.Support;
import dev.osock.kind.Type;
import dev.osock.option.SocketOption;
import dev.osock.option.Timeval;
import dev.osock.option.VsockOptions;
import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Failing;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The options of vsock, as the kernel has them.
@Requires(Need.VSOCK_SOCKETS)
@Bounded
class VsockOptionsTest {

    /// The longest tick of a clock that Linux has.
    private static final long TICK_MICROS = 10_000;

    @Test
    void buffersAreWithinTheirBounds() throws Exception {
        try (Socket socket = Vsock.open(Type.STREAM)) {
            assertThat(socket.getopt(VsockOptions.BUFFER_SIZE)).isEqualTo(262_144);
            assertThat(socket.getopt(VsockOptions.BUFFER_MIN_SIZE)).isEqualTo(128);
            assertThat(socket.getopt(VsockOptions.BUFFER_MAX_SIZE)).isEqualTo(262_144);
            socket.setopt(VsockOptions.BUFFER_SIZE, 1_000_000L);
            assertThat(socket.getopt(VsockOptions.BUFFER_SIZE)).isEqualTo(262_144);
            socket.setopt(VsockOptions.BUFFER_MAX_SIZE, 500_000L);
            socket.setopt(VsockOptions.BUFFER_SIZE, 1_000_000L);
            assertThat(socket.getopt(VsockOptions.BUFFER_SIZE)).isEqualTo(500_000);
            socket.setopt(VsockOptions.BUFFER_MAX_SIZE, 100_000L);
            assertThat(socket.getopt(VsockOptions.BUFFER_SIZE)).isEqualTo(100_000);
            socket.setopt(VsockOptions.BUFFER_SIZE, 1L);
            assertThat(socket.getopt(VsockOptions.BUFFER_SIZE)).isEqualTo(128);
            socket.setopt(VsockOptions.BUFFER_MIN_SIZE, 5_000L);
            assertThat(socket.getopt(VsockOptions.BUFFER_SIZE)).isEqualTo(5_000);
        }
    }

    @Test
    void theTimeToConnectIsKept() throws Exception {
        try (Socket socket = Vsock.open(Type.STREAM)) {
            assertThat(socket.getopt(VsockOptions.CONNECT_TIMEOUT)).isEqualTo(new Timeval(2, 0));
            assertKept(socket, VsockOptions.CONNECT_TIMEOUT);
            if (Platform.isSupported(VsockOptions.CONNECT_TIMEOUT_NEW)) {
                assertKept(socket, VsockOptions.CONNECT_TIMEOUT_NEW);
            } else {
                assertThat(Need.isKernelAtLeast(5, 16)).isFalse();
            }
            socket.setopt(VsockOptions.CONNECT_TIMEOUT, new Timeval(0, 0));
            assertThat(socket.getopt(VsockOptions.CONNECT_TIMEOUT)).isEqualTo(new Timeval(2, 0));
            for (Timeval bad : List.of(new Timeval(-1, 0), new Timeval(0, 1_000_000))) {
                assertThat(Failing.reasonOf(() -> socket.setopt(VsockOptions.CONNECT_TIMEOUT, bad)))
                        .isEqualTo(Errno.of(34)); // ERANGE
            }
        }
    }

    private static void assertKept(Socket socket, SocketOption<Timeval> option) throws Exception {
        socket.setopt(option, new Timeval(3, 500_000));
        Timeval kept = socket.getopt(option);
        assertThat(kept.sec() * 1_000_000 + kept.usec()).isBetween(3_500_000L, 3_500_000L + TICK_MICROS);
    }

    @Test
    void whatOnlyVmwareHasIsNotInTheKernel() throws Exception {
        try (Socket socket = Vsock.open(Type.STREAM)) {
            for (SocketOption<?> option : List.of(
                    VsockOptions.PEER_HOST_VM_ID, VsockOptions.TRUSTED, VsockOptions.NONBLOCK_TXRX)) {
                assertThat(Platform.support(option)).as(option.toString()).isEqualTo(Support.NOT_IN_KERNEL);
                assertThat(Failing.reasonOf(() -> socket.getopt(option))).isEqualTo(Errno.ENOPROTOOPT);
            }
            assertThat(Platform.isSupported(VsockOptions.BUFFER_SIZE)).isTrue();
            assertThat(Platform.isSupported("options", "vsock", "connect_timeout")).isTrue();
        }
    }
}
