package dev.osock.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.Inet6Address;
import java.net.InetAddress;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class In6AddrTest {

    @Provide
    Arbitrary<In6Addr> addr() {
        return AnySockaddr.in6Addr();
    }

    @Test
    void groupsLieInNetworkOrder() {
        assertThat(In6Addr.of(0x102, 0x304, 0x506, 0x708, 0x90A, 0xB0C, 0xD0E, 0xF10).toBytes())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65536, Integer.MIN_VALUE})
    void groupOutsideItsRangeIsRejectedByValue(int group) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> In6Addr.of(0, 0, 0, 0, 0, 0, 0, group))
                .withMessage("address group %d is outside 0..65535", group);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 15, 17})
    void onlySixteenBytesAreAnAddress(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> In6Addr.of(new byte[length]))
                .withMessageContaining("not " + length);
    }

    /// The rules of RFC 5952, section by section, and the forms of RFC 4291 that lead to them.
    @ParameterizedTest
    @CsvSource({
        "0:0:0:0:0:0:0:0, ::",
        "0:0:0:0:0:0:0:1, ::1",
        "2001:0db8::0001, 2001:db8::1",
        "2001:db8:0:0:0:0:2:1, 2001:db8::2:1",
        "2001:db8::1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:DB8::ABCD, 2001:db8::abcd",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "1:0:0:0:0:0:0:0, 1::",
        "::FFFF:192.0.2.1, ::ffff:192.0.2.1",
        "::ffff:c000:201, ::ffff:192.0.2.1",
        "0:0:0:0:0:ffff:10.0.0.255, ::ffff:10.0.0.255",
        "::13.1.68.3, ::d01:4403",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
        "1:2:3:4:5:6:7.8.9.10, 1:2:3:4:5:6:708:90a",
    })
    void everyFormParsesAndPrintsCanonically(String text, String canonical) {
        assertThat(In6Addr.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", ":", ":::", "1", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3", "::1::", "1:2:3:4:5:6:7:8::",
        "::1:2:3:4:5:6:7:8", "1:2:3:4::5:6:7:8", ":1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:", "12345::", "g::", "+1::",
        "-1::", "::1%2", "[::1]", " ::1", "::1 ", "1.2.3.4", "1.2.3.4::", "::1.2.3.4:5", "::1.2.3", "::256.0.0.1",
        "1:2:3:4:5:6:7:1.2.3.4", "::2:3:4:5:6:7:1.2.3.4", "::１"
    })
    void anythingElseIsRejectedByText(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> In6Addr.parse(text))
                .withMessage("not an IPv6 address: \"%s\"", text);
    }

    @Property
    void textParsesBack(@ForAll("addr") In6Addr addr) {
        assertThat(In6Addr.parse(addr.toString())).isEqualTo(addr);
    }

    @Property
    void jdkReadsTheText(@ForAll("addr") In6Addr addr) {
        byte[] bytes = addr.isV4Mapped() ? addr.v4().toBytes() : addr.toBytes();

        assertThat(InetAddress.ofLiteral(addr.toString()).getAddress()).isEqualTo(bytes);
    }

    @Property
    void fullTextOfTheJdkParses(@ForAll("addr") In6Addr addr) {
        assertThat(In6Addr.parse(addr.toInetAddress().getHostAddress())).isEqualTo(addr);
    }

    @Property
    void jdkAddressConvertsBothWays(@ForAll("addr") In6Addr addr) {
        Inet6Address jdk = addr.toInetAddress();

        assertThat(jdk.getAddress()).isEqualTo(addr.toBytes());
        assertThat(In6Addr.from(jdk)).isEqualTo(addr);
    }

    @Property
    void bytesMakeTheSameAddress(@ForAll("addr") In6Addr addr) {
        assertThat(In6Addr.of(addr.toBytes())).isEqualTo(addr);
    }

    @Test
    void mappedAddressGivesItsIpv4Address() {
        In6Addr mapped = In6Addr.v4Mapped(InAddr.of(192, 0, 2, 129));

        assertThat(mapped).isEqualTo(In6Addr.of(0, 0, 0, 0, 0, 0xFFFF, 0xC000, 0x0281));
        assertThat(mapped.isV4Mapped()).isTrue();
        assertThat(mapped.v4()).isEqualTo(InAddr.of(192, 0, 2, 129));
    }

    @Test
    void otherAddressHasNoIpv4Address() {
        assertThat(In6Addr.parse("::fffe:1.2.3.4").isV4Mapped()).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(In6Addr.LOOPBACK::v4)
                .withMessage("not an IPv4-mapped address: ::1");
    }

    @Test
    void rangesHoldAtTheirEdges() {
        assertThat(In6Addr.ANY.isAny()).isTrue();
        assertThat(In6Addr.LOOPBACK.isLoopback()).isTrue();
        assertThat(In6Addr.parse("ff02::1").isMulticast()).isTrue();
        assertThat(In6Addr.parse("feff::1").isMulticast()).isFalse();
        assertThat(In6Addr.parse("fe80::").isLinkLocal()).isTrue();
        assertThat(In6Addr.parse("febf:ffff::").isLinkLocal()).isTrue();
        assertThat(In6Addr.parse("fec0::").isLinkLocal()).isFalse();
    }
}
