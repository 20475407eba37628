package dev.osock.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.Inet4Address;
import java.net.InetAddress;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InAddrTest {

    @Provide
    Arbitrary<InAddr> addr() {
        return AnySockaddr.inAddr();
    }

    @Test
    void constantsAreTheOnesOfC() {
        assertThat(InAddr.ANY).hasToString("0.0.0.0");
        assertThat(InAddr.LOOPBACK).hasToString("127.0.0.1");
        assertThat(InAddr.BROADCAST).hasToString("255.255.255.255");
    }

    @Test
    void firstByteIsTheHighest() {
        assertThat(InAddr.of(10, 20, 30, 240).bits()).isEqualTo(0x0A141EF0);
        assertThat(InAddr.of(10, 20, 30, 240).toBytes()).containsExactly(10, 20, 30, 240);
    }

    @ParameterizedTest
    @CsvSource({"-1,0,0,0", "0,256,0,0", "0,0,1000,0", "0,0,0,-128"})
    void byteOutsideItsRangeIsRejectedByValue(int a, int b, int c, int d) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InAddr.of(a, b, c, d))
                .withMessage("address byte %d is outside 0..255", a + b + c + d);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 5, 16})
    void onlyFourBytesAreAnAddress(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InAddr.of(new byte[length]))
                .withMessageContaining("not " + length);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "1", "1.2.3", "1.2.3.4.5", "1.2.3.", ".1.2.3", "1..2.3", "256.0.0.1", "1.2.3.04", "01.2.3.4",
        "+1.2.3.4", "-1.2.3.4", " 1.2.3.4", "1.2.3.4 ", "0x1.2.3.4", "1.2.3.٤", "1.2.3.99999999999", "localhost"
    })
    void onlyDottedQuadsParse(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InAddr.parse(text))
                .withMessage("not an IPv4 address: \"%s\"", text);
    }

    @Property
    void textParsesBack(@ForAll("addr") InAddr addr) {
        assertThat(InAddr.parse(addr.toString())).isEqualTo(addr);
    }

    @Property
    void bytesMakeTheSameAddress(@ForAll("addr") InAddr addr) {
        assertThat(InAddr.of(addr.toBytes())).isEqualTo(addr);
    }

    @Property
    void textIsTheOneOfTheJdk(@ForAll("addr") InAddr addr) throws Exception {
        assertThat(addr).hasToString(InetAddress.getByAddress(addr.toBytes()).getHostAddress());
    }

    @Property
    void jdkAddressConvertsBothWays(@ForAll("addr") InAddr addr) {
        Inet4Address jdk = addr.toInetAddress();

        assertThat(jdk.getAddress()).isEqualTo(addr.toBytes());
        assertThat(InAddr.from(jdk)).isEqualTo(addr);
    }

    @Property
    void rangesAreTheOnesOfTheJdk(@ForAll("addr") InAddr addr) {
        Inet4Address jdk = addr.toInetAddress();

        assertThat(addr.isMulticast()).isEqualTo(jdk.isMulticastAddress());
        assertThat(addr.isLoopback()).isEqualTo(jdk.isLoopbackAddress());
        assertThat(addr.isAny()).isEqualTo(jdk.isAnyLocalAddress());
    }

    @Test
    void rangesHoldAtTheirEdges() {
        assertThat(InAddr.of(224, 0, 0, 0).isMulticast()).isTrue();
        assertThat(InAddr.of(239, 255, 255, 255).isMulticast()).isTrue();
        assertThat(InAddr.of(223, 255, 255, 255).isMulticast()).isFalse();
        assertThat(InAddr.of(240, 0, 0, 0).isMulticast()).isFalse();
        assertThat(InAddr.of(127, 255, 255, 255).isLoopback()).isTrue();
        assertThat(InAddr.of(128, 0, 0, 1).isLoopback()).isFalse();
        assertThat(InAddr.ANY.isAny()).isTrue();
    }
}
