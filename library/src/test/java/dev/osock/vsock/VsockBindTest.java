package dev.osock.vsock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Platform;
import dev.osock.Socket;
import dev.osock.address.SockaddrVm;
import dev.osock.error.Errno;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.option.SocketOptions;
import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Failing;
import org.junit.jupiter.api.Test;

/// Sockets of vsock that are opened and bound, and talk to nobody.
@Requires(Need.VSOCK_SOCKETS)
@Bounded
class VsockBindTest {

    /// A machine that this one is not.
    private static final long ANOTHER = 4711;

    @Test
    void aSocketKnowsWhatItIs() throws Exception {
        try (Socket socket = Vsock.open(Type.STREAM)) {
            assertThat(socket.getopt(SocketOptions.DOMAIN)).isEqualTo(Domain.VSOCK);
            assertThat(socket.getopt(SocketOptions.TYPE)).isEqualTo(Type.STREAM);
            assertThat(socket.protocol()).isEqualTo(Protocol.DEFAULT);
            assertThat(socket).asString().startsWith("vsock/stream");
        }
    }

    @Test
    void thePortIsChosenAndBoundOnce() throws Exception {
        try (Socket first = Vsock.open(Type.STREAM); Socket second = Vsock.open(Type.STREAM)) {
            first.bind(SockaddrVm.any(SockaddrVm.PORT_ANY));
            SockaddrVm bound = (SockaddrVm) first.sockname();
            assertThat(bound.cid()).isEqualTo(SockaddrVm.CID_ANY);
            assertThat(bound.port()).isBetween(1024L, SockaddrVm.PORT_ANY - 1);
            assertThat(Failing.reasonOf(() -> second.bind(bound))).isEqualTo(Errno.EADDRINUSE);
            second.bind(SockaddrVm.any(SockaddrVm.PORT_ANY));
            assertThat(second.sockname()).isNotEqualTo(bound);
        }
    }

    @Test
    void theNumberOfAnotherMachineIsNotBoundTo() throws Exception {
        try (Socket socket = Vsock.open(Type.STREAM)) {
            assertThat(Failing.reasonOf(() -> socket.bind(new SockaddrVm(ANOTHER, 5000))))
                    .isEqualTo(Errno.EADDRNOTAVAIL);
        }
    }

    @Test
    void flagsThatNobodyKnowsAreRefused() throws Exception {
        try (Socket socket = Vsock.open(Type.STREAM)) {
            var flagged = new SockaddrVm(SockaddrVm.CID_ANY, SockaddrVm.PORT_ANY, 0x80);
            assertThat(Failing.reasonOf(() -> socket.bind(flagged))).isEqualTo(Errno.EINVAL);
        }
    }

    @Test
    void thereAreNoDatagrams() {
        assertThat(Failing.reasonOf(() -> Socket.open(Domain.VSOCK, Type.DGRAM).close())).isEqualTo(Errno.ENODEV);
    }

    @Test
    void theMachineKnowsItsNumber() throws Exception {
        assertThat(Platform.localCid().orElseThrow()).isBetween(1L, SockaddrVm.CID_ANY);
    }
}
