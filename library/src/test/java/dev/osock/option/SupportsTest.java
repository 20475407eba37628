package dev.osock.option;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Socket;
import dev.osock.Sockets;
import dev.osock.error.Errno;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Support;
import dev.osock.kind.Type;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.SocketKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    @Test
    void theKernelIsAskedAboutOptions() throws Exception {
        assertThat(Sockets.support(IpOptions.TTL)).isEqualTo(Support.YES);
        assertThat(Sockets.support(IpOptions.ADD_MEMBERSHIP)).as("which can only be set").isEqualTo(Support.YES);
        assertThat(Sockets.support(IpOptions.DONTFRAG)).isEqualTo(Support.NOT_ON_PLATFORM);
        assertThat(Sockets.support(Ipv6Options.HOPLIMIT))
                .as("which the headers have, for control messages")
                .isEqualTo(Support.NOT_IN_KERNEL);
        assertThat(Sockets.isSupported(Ipv6Options.HOPLIMIT)).isFalse();
        assertThat(Sockets.supports("options")).containsEntry("ipv6 hoplimit", Support.NOT_IN_KERNEL);
        assertThat(Sockets.supports("options", "ipv6")).containsEntry("hoplimit", Support.NOT_IN_KERNEL);
    }

    @ParameterizedTest
    @EnumSource(names = {"INET_STREAM", "INET_DGRAM", "INET6_STREAM", "INET6_DGRAM", "LOCAL_STREAM"})
    void whatTheKernelHasNotNoSocketCanRead(SocketKind kind) throws Exception {
        try (Socket socket = kind.open()) {
            for (SocketOption<?> option : SocketOption.all()) {
                if (Sockets.support(option) == Support.NOT_IN_KERNEL && option.access().canRead()) {
                    assertThat(Failing.reasonOf(() -> socket.getopt(option)))
                            .as(option.toString())
                            .isIn(Errno.ENOPROTOOPT, Errno.EOPNOTSUPP);
                }
            }
        }
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
