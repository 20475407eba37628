package dev.osock.address;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JdkAddressTest {

    @Provide
    Arbitrary<Sockaddr> convertible() {
        return Arbitraries.oneOf(
                AnySockaddr.in(),
                AnySockaddr.in6()
                        .filter(a -> !a.addr().isV4Mapped())
                        .map(a -> new SockaddrIn6(a.addr(), a.port(), 0, a.scopeId() >>> 1)));
    }

    @Property
    void inetAddressConvertsBothWays(@ForAll("convertible") Sockaddr address) {
        assertThat(Sockaddr.from(address.toSocketAddress())).isEqualTo(address);
    }

    @Test
    void ipv4IsTheJdksOwnAddress() {
        assertThat(SockaddrIn.of("192.0.2.1", 80).toSocketAddress())
                .isEqualTo(new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 80));
    }

    @Test
    void ipv6IsTheJdksOwnAddress() {
        assertThat(SockaddrIn6.of("2001:db8::1", 80).toSocketAddress())
                .isEqualTo(new InetSocketAddress(InetAddress.ofLiteral("2001:db8::1"), 80));
    }

    @Test
    void scopeIsKept() {
        InetSocketAddress jdk = SockaddrIn6.of("fe80::1%2", 80).toSocketAddress();

        assertThat(((Inet6Address) jdk.getAddress()).getScopeId()).isEqualTo(2);
        assertThat(jdk.getAddress().getHostAddress()).endsWith("%2");
        assertThat(Sockaddr.from(jdk)).isEqualTo(SockaddrIn6.of("fe80::1%2", 80));
    }

    @Test
    void noScopeStaysNoScope() {
        assertThat(SockaddrIn6.of("fe80::1", 80).toSocketAddress().getAddress().getHostAddress()).doesNotContain("%");
    }

    @Test
    void scopeThatTheJdkCannotHoldIsRefused() {
        SockaddrIn6 address = new SockaddrIn6(In6Addr.LOOPBACK, 1, 0, 0x8000_0000L);

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(address::toSocketAddress)
                .withMessageContaining("2147483648");
    }

    @Test
    void mappedAddressBecomesIpv4AsInTheJdk() {
        InetSocketAddress jdk = SockaddrIn6.of("::ffff:192.0.2.1", 80).toSocketAddress();

        assertThat(jdk.getAddress()).isInstanceOf(Inet4Address.class);
        assertThat(jdk).isEqualTo(new InetSocketAddress(InetAddress.ofLiteral("::ffff:192.0.2.1"), 80));
        assertThat(Sockaddr.from(jdk)).isEqualTo(SockaddrIn.of("192.0.2.1", 80));
    }

    @Test
    void flowinfoIsLost() {
        assertThat(Sockaddr.from(new SockaddrIn6(In6Addr.LOOPBACK, 1, 7, 0).toSocketAddress()))
                .isEqualTo(SockaddrIn6.loopback(1));
    }

    @Test
    void unresolvedAddressIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sockaddr.from(InetSocketAddress.createUnresolved("host.invalid", 80)))
                .withMessageContaining("host.invalid");
    }

    @Test
    void unixPathConvertsBothWays() {
        UnixDomainSocketAddress jdk = UnixDomainSocketAddress.of("/run/x");

        assertThat(Sockaddr.from(jdk)).isEqualTo(SockaddrUn.path("/run/x"));
        assertThat(SockaddrUn.path("/run/x").toSocketAddress()).isEqualTo(jdk);
    }

    @Test
    void unixPathThatIsNoTextConvertsBothWays() {
        byte[] path = {'/', 'a', (byte) 0xFF, '%', '+', ' ', '?', '/', '.', '.', '/', (byte) 0xFE};
        for (int from : new int[] {0, 1, 2}) {
            SockaddrUn address = SockaddrUn.path(Arrays.copyOfRange(path, from, path.length));
            assertThat(Sockaddr.from(address.toSocketAddress())).isEqualTo(address);
        }
    }

    @Test
    void emptyUnixPathIsUnnamed() {
        assertThat(Sockaddr.from(UnixDomainSocketAddress.of(""))).isEqualTo(SockaddrUn.unnamed());
        assertThat(SockaddrUn.unnamed().toSocketAddress()).isEqualTo(UnixDomainSocketAddress.of(""));
    }

    @Test
    void unixPathTooLongForTheOsIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sockaddr.from(UnixDomainSocketAddress.of("x".repeat(108))))
                .withMessageContaining("108");
    }

    static SockaddrUn[] unixNamesOfNoPath() {
        return new SockaddrUn[] {
            SockaddrUn.abstractName("x"),
            SockaddrUn.abstractName(""),
            new SockaddrUn("/run/x\0y".getBytes(UTF_8)),
        };
    }

    @ParameterizedTest
    @MethodSource("unixNamesOfNoPath")
    void unixNameThatIsNoPathIsRefused(SockaddrUn address) {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(address::toSocketAddress)
                .withMessage("java.net has no address for " + address);
    }

    @Test
    void otherTypesAreRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> Sockaddr.from(new Other()))
                .withMessageContaining("other");
    }

    private static final class Other extends SocketAddress {
        private static final long serialVersionUID = 1L;

        @Override
        public String toString() {
            return "other";
        }
    }
}
