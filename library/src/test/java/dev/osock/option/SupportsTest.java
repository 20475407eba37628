package dev.osock.option;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Socket;
import dev.osock.Sockets;
import dev.osock.Support;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupportsTest {

    @Test
    void allSortsAreTold() {
        assertThat(Sockets.supports().keySet())
                .containsExactly(
                        "ioctl_requests",
                        "ioctl_flags",
                        "options",
                        "msg_flags",
                        "protocols",
                        "sctp",
                        "ipv6",
                        "local",
                        "netns",
                        "sendfile");
        assertThat(Sockets.supports("msg_flags")).hasSize(11).doesNotContainValue(Support.NOT_ON_PLATFORM);
        assertThat(Sockets.supports("ioctl_requests")).hasSize(21).doesNotContainValue(Support.NOT_ON_PLATFORM);
        assertThat(Sockets.supports("ioctl_flags"))
                .hasSize(32)
                .containsEntry("up", Support.YES)
                .containsEntry("simplex", Support.NOT_ON_PLATFORM);
        assertThat(Sockets.supports("protocols")).containsEntry("tcp", Support.YES);
        assertThat(Sockets.supports("nonsense")).isEmpty();
    }

    @Test
    void optionsAreToldByLevel() {
        assertThat(Sockets.supports("options", "ip"))
                .containsEntry("ttl", Support.YES)
                .containsEntry("dontfrag", Support.NOT_ON_PLATFORM);
        assertThat(Sockets.supports("options", "TCP")).containsEntry("nodelay", Support.YES);
        assertThat(Sockets.supports("options", "nonsense")).isEmpty();
        assertThat(Sockets.supports("protocols", "tcp")).isEmpty();
        assertThat(Sockets.supports("options")).containsEntry("socket linger", Support.YES);
    }

    @Test
    void questionsAreAnswered() {
        assertThat(Sockets.isSupported("local")).isTrue();
        assertThat(Sockets.isSupported("nonsense")).isFalse();
        assertThat(Sockets.isSupported("msg_flags")).isFalse();
        assertThat(Sockets.isSupported("msg_flags", "peek")).isTrue();
        assertThat(Sockets.isSupported("protocols", "nonsense")).isFalse();
        assertThat(Sockets.isSupported("options", "ip ttl")).isTrue();
        assertThat(Sockets.isSupported("options", "ip", "ttl")).isTrue();
        assertThat(Sockets.isSupported("options", "ip", "dontfrag")).isFalse();
        assertThat(Sockets.isSupported(IpOptions.TTL)).isTrue();
    }

    /// What the kernel lacks is no error of the headers.
    @Test
    void sctpIsThereIfTheKernelOpensIt() throws Exception {
        Support expected;
        try (Socket socket = Socket.open(Domain.INET, Type.STREAM, Protocol.SCTP)) {
            assertThat(socket.isOpen()).isTrue();
            expected = Support.YES;
        } catch (dev.osock.error.ErrnoException missing) {
            expected = Support.NOT_IN_KERNEL;
        }
        assertThat(Sockets.supports("sctp").get("sctp")).isEqualTo(expected);
        for (String option : List.of("nodelay", "rtoinfo")) {
            assertThat(Sockets.supports("options", "sctp").get(option)).isEqualTo(expected);
        }
    }
}
