package dev.osock.option;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Feature;
import dev.osock.Platform;
import dev.osock.Socket;
import dev.osock.error.Errno;
import dev.osock.error.SocketException;
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
        assertThat(Platform.supports().keySet())
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
                        "sendfile",
                        "vsock",
                        "mptcp",
                        "tls");
        assertThat(Platform.supports("msg_flags")).hasSize(11).doesNotContainValue(Support.NOT_ON_PLATFORM);
        assertThat(Platform.supports("ioctl_requests")).hasSize(25).doesNotContainValue(Support.NOT_ON_PLATFORM);
        assertThat(Platform.supports("ioctl_flags"))
                .hasSize(32)
                .containsEntry("up", Support.YES)
                .containsEntry("simplex", Support.NOT_ON_PLATFORM);
        assertThat(Platform.supports("protocols")).containsEntry("tcp", Support.YES);
        assertThat(Platform.supports("nonsense")).isEmpty();
    }

    @Test
    void optionsAreToldByLevel() {
        assertThat(Platform.supports("options", "ip"))
                .containsEntry("ttl", Support.YES)
                .containsEntry("dontfrag", Support.NOT_ON_PLATFORM);
        assertThat(Platform.supports("options", "TCP")).containsEntry("nodelay", Support.YES);
        assertThat(Platform.supports("options", "nonsense")).isEmpty();
        assertThat(Platform.supports("protocols", "tcp")).isEmpty();
        assertThat(Platform.supports("options")).containsEntry("socket linger", Support.YES);
    }

    @Test
    void questionsAreAnswered() {
        assertThat(Platform.isSupported("local")).isTrue();
        assertThat(Platform.isSupported("nonsense")).isFalse();
        assertThat(Platform.isSupported("msg_flags")).isFalse();
        assertThat(Platform.isSupported("msg_flags", "peek")).isTrue();
        assertThat(Platform.isSupported("protocols", "nonsense")).isFalse();
        assertThat(Platform.isSupported("options", "ip ttl")).isTrue();
        assertThat(Platform.isSupported("options", "ip", "ttl")).isTrue();
        assertThat(Platform.isSupported("options", "ip", "dontfrag")).isFalse();
        assertThat(Platform.isSupported(IpOptions.TTL)).isTrue();
    }

    @Test
    void theKernelIsAskedAboutOptions() throws Exception {
        assertThat(Platform.support(IpOptions.TTL)).isEqualTo(Support.YES);
        assertThat(Platform.support(IpOptions.ADD_MEMBERSHIP)).as("which can only be set").isEqualTo(Support.YES);
        assertThat(Platform.support(IpOptions.DONTFRAG)).isEqualTo(Support.NOT_ON_PLATFORM);
        assertThat(Platform.support(Ipv6Options.HOPLIMIT))
                .as("which the headers have, for control messages")
                .isEqualTo(Support.NOT_IN_KERNEL);
        assertThat(Platform.isSupported(Ipv6Options.HOPLIMIT)).isFalse();
        assertThat(Platform.supports("options")).containsEntry("ipv6 hoplimit", Support.NOT_IN_KERNEL);
        assertThat(Platform.supports("options", "ipv6")).containsEntry("hoplimit", Support.NOT_IN_KERNEL);
    }

    @Test
    void whatOtherSocketsHaveIsAskedOfThem() {
        assertThat(Platform.support(NetlinkOptions.PKTINFO)).isEqualTo(Support.YES);
        assertThat(Platform.support(NetlinkOptions.ADD_MEMBERSHIP)).isEqualTo(Support.YES);
        assertThat(Platform.supports("options", "packet")).containsKey("auxdata");
        assertThat(Platform.supports("options", "mptcp")).containsOnlyKeys("info", "subflow_addrs", "tcpinfo");
        assertThat(Platform.support(TcpOptions.ZEROCOPY_RECEIVE)).isEqualTo(Support.NOT_ON_PLATFORM);
    }

    @ParameterizedTest
    @EnumSource(names = {"INET_STREAM", "INET_DGRAM", "INET6_STREAM", "INET6_DGRAM", "LOCAL_STREAM"})
    void whatTheKernelHasNotNoSocketCanRead(SocketKind kind) throws Exception {
        try (Socket socket = kind.open()) {
            for (SocketOption<?> option : SocketOption.all()) {
                if (Platform.support(option) == Support.NOT_IN_KERNEL && option.access().canRead()) {
                    assertThat(Failing.reasonOf(() -> socket.getopt(option)))
                            .as(option.toString())
                            .isIn(Errno.ENOPROTOOPT, Errno.EOPNOTSUPP);
                }
            }
        }
    }

    @Test
    void featuresOfSocketsAreThereIfTheKernelOpensThem() {
        Support vsock = opening(Domain.VSOCK, Protocol.DEFAULT);
        assertThat(Platform.support(Feature.VSOCK)).isEqualTo(vsock);
        assertThat(Platform.isSupported("vsock")).isEqualTo(vsock == Support.YES);
        Support mptcp = opening(Domain.INET, Protocol.MPTCP);
        assertThat(Platform.support(Feature.MPTCP)).isEqualTo(mptcp);
        assertThat(Platform.isSupported("mptcp")).isEqualTo(mptcp == Support.YES);
        assertThat(Platform.support(Feature.TLS)).isEqualTo(Platform.support(TlsOptions.TX));
        assertThat(Platform.isSupported("tls")).isEqualTo(Platform.isSupported(TlsOptions.TX));
    }

    private static Support opening(Domain domain, Protocol protocol) {
        try (Socket socket = Socket.open(domain, Type.STREAM, protocol)) {
            return socket.isOpen() ? Support.YES : Support.NOT_IN_KERNEL;
        } catch (SocketException refused) {
            boolean isMissing = refused.is(Errno.EAFNOSUPPORT) || refused.is(Errno.EPROTONOSUPPORT);
            return isMissing ? Support.NOT_IN_KERNEL : Support.YES;
        }
    }

    /// What the kernel lacks is no error of the headers.
    @Test
    void sctpIsThereIfTheKernelOpensIt() throws Exception {
        Support expected;
        try (Socket socket = Socket.open(Domain.INET, Type.STREAM, Protocol.SCTP)) {
            assertThat(socket.isOpen()).isTrue();
            expected = Support.YES;
        } catch (dev.osock.error.SocketErrnoException missing) {
            expected = Support.NOT_IN_KERNEL;
        }
        assertThat(Platform.supports("sctp").get("sctp")).isEqualTo(expected);
        for (String option : List.of("nodelay", "rtoinfo")) {
            assertThat(Platform.supports("options", "sctp").get(option)).isEqualTo(expected);
        }
    }
}
