package dev.osock.address;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SockaddrTextTest {

    @Provide
    Arbitrary<Sockaddr> parsed() {
        return Arbitraries.oneOf(AnySockaddr.in(), AnySockaddr.in6(), AnySockaddr.un(), AnySockaddr.vm());
    }

    @Provide
    Arbitrary<Sockaddr> any() {
        return AnySockaddr.any();
    }

    @Property
    void textParsesBack(@ForAll("parsed") Sockaddr address) {
        assertThat(Sockaddr.parse(address.toString())).isEqualTo(address);
    }

    @Property
    void textIsOneLineOfPrintableAscii(@ForAll("any") Sockaddr address) {
        assertThat(address.toString()).matches("[ -~]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "127.0.0.1:9",
        "[::1]:9",
        "[::ffff:1.2.3.4]:9",
        "[fe80::1%2]:9",
        "[fe80::1%2]:9;flowinfo=7",
        "unix:",
        "unix:/path",
        "unix:relative path",
        "unix:@abstract",
        "unix:@",
        "unix:@@",
        "unix:\\x40path",
        "unix:/back\\x5cslash",
        "unix:@a\\x00b",
        "vsock:any:5000",
        "vsock:hypervisor:0",
        "vsock:local:any",
        "vsock:host:1024",
        "vsock:3:5000",
        "vsock:4294967294:4294967294;flags=1"
    })
    void canonicalTextStaysAsItIs(String text) {
        assertThat(Sockaddr.parse(text)).hasToString(text);
    }

    @Test
    void unixTextNeedsNoEscapesForOtherCharacters() {
        assertThat(Sockaddr.parse("unix:/run/åäö")).isEqualTo(SockaddrUn.path("/run/åäö".getBytes(UTF_8)));
        assertThat(Sockaddr.parse("unix:/run/åäö")).hasToString("unix:/run/\\xc3\\xa5\\xc3\\xa4\\xc3\\xb6");
        assertThat(Sockaddr.parse("unix:\\x2Frun")).isEqualTo(SockaddrUn.path("/run"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1:+1", "127.0.0.1:01",
        "127.0.0.1:9:9", "127.0.0.1:x", "localhost:80", ":80", "::1:80", "[::1]", "[::1]:", "[::1]:x", "[::1:80",
        "[]:80", "[127.0.0.1]:80", "[::1%no-such-if]:80", "[::1]:80;flowinfo=", "[::1]:80;flowinfo=4294967296",
        "[::1]:80;flow=1", "unix:\\", "unix:\\x", "unix:\\x1", "unix:\\xg0", "unix:\\n", "packet:", "unspec",
        "vsock:", "vsock:3", "vsock:3:", "vsock::5", "vsock:-1:5", "vsock:4294967296:5", "vsock:3:4294967296",
        "vsock:03:5", "vsock:3:any:", "vsock:anybody:5", "vsock:3:host", "vsock:3:5;", "vsock:3:5;flags=",
        "vsock:3:5;flags=256", "vsock:3:5;flag=1"
    })
    void otherTextIsRejectedByText(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sockaddr.parse(text))
                .withMessageStartingWith("not a socket address: \"" + text + "\": ");
    }

    @Test
    void rejectionSaysTheReason() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sockaddr.parse("127.0.0.1:70000"))
                .withMessage("not a socket address: \"127.0.0.1:70000\": port \"70000\" is not a number in 0..65535");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sockaddr.parse("unix:" + "x".repeat(108)))
                .withMessageEndingWith("path of 108 bytes is longer than 107");
    }
}
