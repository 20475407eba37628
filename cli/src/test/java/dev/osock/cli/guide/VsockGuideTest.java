package dev.osock.cli.guide;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Socket;
import dev.osock.Sockets;
import dev.osock.address.SockaddrVm;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The examples of `docs/guide/vsock.md`, and what that says of them.
@Requires(Need.VSOCK)
@Timeout(60)
class VsockGuideTest {

    @Test
    void aMachineTalksToItself() throws Exception {
        Socket listener = Sockets.listen(SockaddrVm.any(SockaddrVm.PORT_ANY));
        SockaddrVm bound = (SockaddrVm) listener.sockname(); // such as vsock:any:3906532471
        Socket client = Sockets.connect(SockaddrVm.local(bound.port()));
        Socket peer = listener.accept();
        SockaddrVm from = (SockaddrVm) peer.peername(); // which machine, and its port

        try (listener; client; peer) {
            assertThat(bound).asString().matches("vsock:any:[0-9]+");
            assertThat(from.cid()).isEqualTo(SockaddrVm.CID_LOCAL);
            client.send("hello".getBytes(US_ASCII));
            assertThat(peer.within(Duration.ofSeconds(30)).recv(5)).asString(US_ASCII).isEqualTo("hello");
        }
    }

    @Requires(Need.VSOCK_SEQPACKET)
    @Test
    void recordsHaveATypeOfTheirOwn() throws Exception {
        Socket records = Socket.open(Domain.VSOCK, Type.SEQPACKET);

        try (records) {
            assertThat(records).asString().startsWith("vsock/seqpacket");
        }
    }
}
