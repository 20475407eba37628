package dev.osock.cli.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "tcp:127.0.0.1:7777", "tcp:0.0.0.0:0", "tcp:[::1]:7777", "tcp:[fe80::1%2]:7777", "udp:127.0.0.1:7777",
        "udp:[::]:0", "unix:/run/x", "unix:relative/x", "unix:@abstract", "unix:", "unixgram:/run/x",
        "unixgram:@abstract", "unixgram:", "tcp:127.0.0.1:0?netns=blue&protocol=mptcp&tcp.nodelay=true",
        "unix:?passcred=true", "sctp:127.0.0.1:7777", "sctp:[::1]:0?netns=blue&sctp.nodelay=true",
        "vsock:any:5000", "vsock:local:any", "vsock:3:5000?vsock.buffer_size=4096"
    })
    void printsWhatItParses(String text) {
        assertThat(ListenAddress.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "tcp:7777, tcp:127.0.0.1:7777", "sctp:7777, sctp:127.0.0.1:7777", "udp:0, udp:127.0.0.1:0",
        "tcp:0?priority=5, tcp:127.0.0.1:0?priority=5"
    })
    void meansLoopbackByAPortAlone(String text, String address) {
        assertThat(ListenAddress.parse(text)).hasToString(address);
    }

    @ParameterizedTest
    @CsvSource({
        "'', begins with none of",
        "7777, begins with none of",
        "dccp:127.0.0.1:1, begins with none of",
        "sctp:, no address to listen on",
        "sctp:7777?protocol=mptcp, the protocol is named twice",
        "tcp:, no address to listen on",
        "tcp:127.0.0.1, no port",
        "tcp:[::1], no port",
        "tcp:127.0.0.1:65536, not a number in 0..65535",
        "tcp:99999999999, not a number in 0..65535",
        "tcp:localhost:1, not an IPv4 address",
        "tcp:unix:/x, no TCP address",
        "unix:a\\b, backslash",
        "tcp:7777?nonsense=1, there is no socket option",
        "unix:?protocol=tcp, a Unix socket has no protocol",
        "vsock:, no CID and no port",
        "vsock:5000, no port",
        "vsock:any:5000?protocol=tcp, vsock has no protocol"
    })
    void saysWhatIsWrong(String text, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ListenAddress.parse(text))
                .withMessageContaining(reason);
    }
}
