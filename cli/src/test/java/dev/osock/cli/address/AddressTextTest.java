package dev.osock.cli.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.NetworkInterface;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTextTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "tcp:127.0.0.1:7777", "tcp:0.0.0.0:0", "tcp:[::1]:7777", "tcp:[fe80::1%2]:7777", "udp:127.0.0.1:7777",
        "udp:[::]:0", "unix:/run/x", "unix:relative/x", "unix:@abstract", "unix:", "unixgram:/run/x",
        "unixgram:@abstract", "unixgram:", "tcp:127.0.0.1:0?netns=blue&protocol=mptcp&tcp.nodelay=true",
        "unix:?passcred=true", "sctp:127.0.0.1:7777", "sctp:[::1]:0?netns=blue&sctp.nodelay=true",
        "unixpacket:/run/x", "unixpacket:@abstract", "unixpacket:",
        "unixpacket:/run/x?passcred=true", "tcp:localhost:80", "tcp:a-b.example:0?netns=blue", "udp:3com.example:53",
        "sctp:host.:9?sctp.nodelay=true", "tcp:[fe80::1%eth0]:80",
        "vsock:any:5000", "vsock:local:any", "vsock:3:5000?vsock.buffer_size=4096"
    })
    void printsWhatItParses(String text) {
        assertThat(AddressText.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "tcp:7777, tcp:127.0.0.1:7777", "sctp:7777, sctp:127.0.0.1:7777", "udp:0, udp:127.0.0.1:0",
        "tcp:0?priority=5, tcp:127.0.0.1:0?priority=5"
    })
    void meansLoopbackByAPortAlone(String text, String address) {
        assertThat(AddressText.parse(text)).hasToString(address);
    }

    @ParameterizedTest
    @CsvSource({
        "'', begins with none of",
        "7777, begins with none of",
        "dccp:127.0.0.1:1, begins with none of",
        "sctp:, names no host and no port",
        "sctp:7777?protocol=mptcp, the protocol is named twice",
        "tcp:, names no host and no port",
        "tcp:127.0.0.1, no port",
        "tcp:[::1], no port",
        "tcp:127.0.0.1:65536, not a number in 0..65535",
        "tcp:99999999999, not a number in 0..65535",
        "tcp:1.2.3:1, not an IPv4 address",
        "tcp:host:, 'port \"\" is not a number'",
        "tcp:host:65536, not a number in 0..65535",
        "tcp:two words:1, not an IPv4 address",
        "unixpacket:?protocol=tcp, a Unix socket has no protocol",
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
                .isThrownBy(() -> AddressText.parse(text))
                .withMessageContaining(reason);
    }

    @Test
    void aNameIsLookedUp() throws IOException {
        AddressText text = AddressText.parse("tcp:localhost:80?tcp.nodelay=true");
        assertThat(text.findFirst(Host.Family.INET)).hasToString("tcp:127.0.0.1:80?tcp.nodelay=true");
        assertThat(text.host()).isEqualTo("localhost");
        assertThat(AddressText.parse("udp:[::1]:53").host()).isEqualTo("::1");
        assertThat(AddressText.parse("unix:/x").host()).isEmpty();
    }

    @Test
    void aScopeMayBeAnInterfacesName() throws IOException {
        int index = NetworkInterface.getByName("lo").getIndex();
        assertThat(AddressText.parse("tcp:[fe80::1%lo]:80").findFirst(Host.Family.ANY))
                .hasToString("tcp:[fe80::1%" + index + "]:80");
    }

    @Test
    void whatIsNotThereIsTold() {
        assertThatIOException().isThrownBy(() -> AddressText.parse("tcp:no-such-host.invalid:80").find(Host.Family.ANY))
                .withMessage("no-such-host.invalid: unknown host");
        assertThatIOException().isThrownBy(() -> AddressText.parse("tcp:[fe80::1%nothing]:80").find(Host.Family.ANY))
                .withMessage("fe80::1%nothing: unknown host");
    }
}
