package dev.osock.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.option.SocketOptions;
import dev.osock.option.TcpOptions;
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
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|it begins neither with unix: nor with tcp:",
                "udp:1|it begins neither with unix: nor with tcp:",
                "unix:|no path and no name",
                "tcp:127.0.0.1|127.0.0.1",
                "tcp:unix:/x|no TCP address",
                "tcp:?|no NAME=VALUE: \"\"",
                "tcp:?mark|no NAME=VALUE: \"mark\"",
                "tcp:?mark=7&|no NAME=VALUE: \"\"",
                "tcp:?mark=seven|\"seven\" is no value for \"mark\"",
                "tcp:?tcp.nodelay=yes|\"yes\" is neither true nor false",
                "tcp:?nonsense=1|there is no socket option \"nonsense\"",
                "tcp:?tcp.nonsense=1|there is no socket option \"tcp.nonsense\"",
                "tcp:?peercred=1|cannot be set",
                "tcp:?linger=1|a value of the form linger cannot be written here",
                "tcp:?netns=|netns has no value",
                "tcp:?protocol=nonsense|no protocol is named \"nonsense\"",
                "unix:/x?protocol=tcp|a Unix socket has no protocol",
            })
    void whatIsWrongIsNamed(String text, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SocketSpec.parse(text))
                .withMessageStartingWith("not a socket address with options: \"" + text + "\": ")
                .withMessageContaining(why);
    }
}
