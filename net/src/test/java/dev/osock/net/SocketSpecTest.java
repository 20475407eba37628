package dev.osock.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrUn;
import dev.osock.address.SockaddrVm;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.net.SocketSpec.Setting;
import dev.osock.option.Linger;
import dev.osock.option.Shape;
import dev.osock.option.SocketOption;
import dev.osock.option.SocketOptions;
import dev.osock.option.TcpOptions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Addresses with options, as text.
class SocketSpecTest {

    @Test
    void addressesAreRead() {
        assertThat(SocketSpec.parse("unix:/run/x").target()).contains(Sockaddr.parse("unix:/run/x"));
        assertThat(SocketSpec.parse("unix:@name").target()).contains(Sockaddr.parse("unix:@name"));
        assertThat(SocketSpec.parse("unix:@name").domain()).isEqualTo(Domain.LOCAL);
        assertThat(SocketSpec.parse("tcp:127.0.0.1:80").domain()).isEqualTo(Domain.INET);
        assertThat(SocketSpec.parse("tcp:[::1]:80").target()).contains(Sockaddr.parse("[::1]:80"));
        assertThat(SocketSpec.parse("tcp:").target()).isEmpty();
        assertThat(SocketSpec.parse("udp:127.0.0.1:53").type()).isEqualTo(Type.DGRAM);
        assertThat(SocketSpec.parse("udp:127.0.0.1:53").protocol()).isEqualTo(Protocol.UDP);
        assertThat(SocketSpec.parse("udp:").target()).isEmpty();
        assertThat(SocketSpec.parse("unixgram:@name").target()).contains(Sockaddr.parse("unix:@name"));
        assertThat(SocketSpec.parse("unixgram:/run/x").type()).isEqualTo(Type.DGRAM);
        assertThat(SocketSpec.parse("unix:/a\\x3fb").target()).contains(SockaddrUn.path("/a?b"));
        assertThat(SocketSpec.parse("vsock:host:5000").target()).contains(SockaddrVm.host(5000));
        assertThat(SocketSpec.parse("vsock:any:5000").domain()).isEqualTo(Domain.VSOCK);
        assertThat(SocketSpec.parse("vsock:3:any").protocol()).isEqualTo(Protocol.DEFAULT);
    }

    @Test
    void optionsAreSet() throws Exception {
        SocketSpec spec = SocketSpec.parse("tcp:127.0.0.1:80?tcp.nodelay=true&tcp.congestion=reno&priority=5");
        try (Socket socket = spec.open()) {
            assertThat(socket.getopt(TcpOptions.NODELAY)).isTrue();
            assertThat(socket.getopt(TcpOptions.CONGESTION)).isEqualTo("reno");
            assertThat(socket.getopt(SocketOptions.PRIORITY)).isEqualTo(5);
        }
        assertThat(SocketSpec.parse("tcp:?protocol=mptcp").protocol()).isEqualTo(Protocol.MPTCP);
        assertThat(SocketSpec.parse("tcp:?netns=blue").netns()).contains("blue");
        assertThat(SocketSpec.parse("tcp:?netns=/a%26b%25").netns()).contains("/a&b%");
    }

    @Test
    void whatHasNoTextIsNotMade() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Setting<>(SocketOptions.LINGER, Linger.OFF))
                .withMessageContaining("a value of the form linger cannot be written here");
        assertThatIllegalArgumentException().isThrownBy(() -> new Setting<>(SocketOptions.INCOMING_NAPI_ID, 1))
                .withMessageContaining("cannot be set");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Setting<>(SocketOption.ofNative(1, 36, Shape.INT), 7))
                .withMessageContaining("there is no socket option");
        assertThatIllegalArgumentException().isThrownBy(() -> spec(Type.RAW, Protocol.ICMP, Optional.empty()))
                .withMessageContaining("raw");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec(Type.STREAM, Protocol.TCP, Optional.of(Sockaddr.unspec())))
                .withMessageContaining("unspec");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec(Type.STREAM, Protocol.DEFAULT, Optional.of(SockaddrUn.unnamed())))
                .withMessageContaining("unix:");
        var cut = new SockaddrUn(new byte[] {'/', 0, 'x'});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec(Type.STREAM, Protocol.DEFAULT, Optional.of(cut)))
                .withMessageContaining("NUL at byte 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec(Type.DGRAM, Protocol.DEFAULT, Optional.of(SockaddrVm.host(1))))
                .withMessageContaining("vsock has no sockets of type dgram");
        assertThatIllegalArgumentException().isThrownBy(() -> spec(Type.STREAM, Protocol.of(999), Optional.empty()))
                .withMessageContaining("999");
    }

    private static SocketSpec spec(Type type, Protocol protocol, Optional<Sockaddr> target) {
        return new SocketSpec(type, protocol, target, Optional.empty(), List.of());
    }

    @Test
    void aFactoryTakesItsOwnTypeOnly() {
        assertThatIllegalArgumentException().isThrownBy(() -> new OsockSocketFactory("udp:"))
                .withMessage("no socket of type stream: udp:");
        assertThatIllegalArgumentException().isThrownBy(() -> new OsockServerSocketFactory("unixgram:@x"))
                .withMessage("no socket of type stream: unixgram:@x");
        assertThatIllegalArgumentException().isThrownBy(() -> new OsockDatagramSocketFactory("tcp:"))
                .withMessage("no socket of type dgram: tcp:");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|it begins with none of unix:, unixgram:, vsock:, tcp:, udp:",
                "sctp:1|it begins with none of unix:, unixgram:, vsock:, tcp:, udp:",
                "udp:1|not a socket address: \"1\"",
                "udp:unix:/x|no UDP address",
                "unixgram:|no path and no name",
                "tcp:?netns=a%2|a % that is not part of %NN",
                "tcp:?netns=a%zz|a % that is not part of %NN",
                "tcp:?tcp.congestion=%ff|no UTF-8",
                "tcp:?netns=a&netns=b|netns is there twice",
                "tcp:?protocol=tcp&protocol=mptcp|protocol is there twice",
                "unix:|no path and no name",
                "tcp:127.0.0.1|127.0.0.1",
                "tcp:unix:/x|no TCP address",
                "tcp:?|no NAME=VALUE: \"\"",
                "tcp:?mark|no NAME=VALUE: \"mark\"",
                "tcp:?mark=7&|no NAME=VALUE: \"\"",
                "tcp:?mark=99999999999|which is a number in -2147483648..2147483647",
                "tcp:?mark=seven|\"seven\" is no value for \"mark\"",
                "tcp:?tcp.nodelay=yes|\"yes\" is neither true nor false",
                "tcp:?nonsense=1|there is no socket option \"nonsense\"",
                "tcp:?tcp.nonsense=1|there is no socket option \"tcp.nonsense\"",
                "tcp:?peercred=1|cannot be set",
                "tcp:?ip.tos=quick|\"quick\" is no value for \"ip.tos\"",
                "tcp:?linger=1|a value of the form linger cannot be written here",
                "tcp:?netns=|netns has no value",
                "tcp:?protocol=nonsense|no protocol is named \"nonsense\"",
                "unix:/x?protocol=tcp|a Unix socket has no protocol",
                "unix:/x?tcp.nodelay=true|a Unix socket has no option \"tcp.nodelay\"",
                "unixgram:@x?ip.tos=ef|a Unix socket has no option \"ip.tos\"",
                "vsock:|no CID and no port",
                "vsock:host|no port",
                "vsock:nobody:1|CID \"nobody\" is not a number in 0..4294967295",
                "vsock:host:1?protocol=tcp|vsock has no protocol",
                "tcp:vsock:host:1|no TCP address",
            })
    void whatIsWrongIsNamed(String text, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SocketSpec.parse(text))
                .withMessageStartingWith("not a socket address with options: \"" + text + "\": ")
                .withMessageContaining(why);
    }
}
